"""Sixty questions with the pages that answer them, written from the handbook before there was a search.

Ten of each kind. The first five of a kind were used while building; the last five were asked once, at the end.
A page is named by the end of its address; any of several may be among the first three.
"""

from dataclasses import dataclass

VORM, ACCENT, TYPEFOUT, SAMENSTELLING, SYNONIEM, PLAATS = (
    "een andere vorm",
    "een accent",
    "een typefout",
    "een samenstelling",
    "een synoniem",
    "plaats, datum of contact",
)


@dataclass(frozen=True)
class Zoekvraag:
    soort: str
    vraag: str
    antwoorden: tuple[str, ...]
    bouw: bool  # used while building


_VRAGEN: dict[str, tuple[tuple[str, str], ...]] = {
    VORM: (
        ("complimenten geven", "bijeenkomst-4"),
        ("schuldgevoelens van een ouder", "bijeenkomst-2"),
        ("netwerken rond het gezin", "bijeenkomst-6"),
        ("vragenlijst", "wat-het-oplevert"),
        ("elkaar voorgesteld", "bijeenkomst-1"),
        ("solidair gebleven", "bijeenkomst-9"),
        ("omstandigheid", "bijeenkomst-3 het-bufferschema"),
        ("rollenspellen", "bijeenkomst-7 bijeenkomst-2"),
        ("compassievol en controleren", "bijeenkomst-8"),
        ("plan voor de wijken", "bijeenkomst-10"),
    ),
    ACCENT: (
        ("Aldlan", "aldlan inleiding"),
        ("casuistiek", "bijeenkomst-3 bijeenkomst-4 bijeenkomst-5 bijeenkomst-6 bijeenkomst-8"),
        ("GGD Fryslan", "inleiding organisaties"),
        ("ideeen", "bijeenkomst-10 bijeenkomst-9"),
        ("metapositië", "bijeenkomst-5"),
        ("solidair en veilig", "inleiding"),
        ("Friese gemeénten", "inleiding"),
        ("vragen ter voorbereïding", "bijeenkomst-1 bijeenkomst-2 bijeenkomst-3"),
        ("ALDLÂN", "aldlan inleiding"),
        ("dríe kolommen", "bijeenkomst-8"),
    ),
    TYPEFOUT: (
        ("metapostie", "bijeenkomst-5"),
        ("buferschema", "het-bufferschema"),
        ("taakverdelling", "bijeenkomst-6"),
        ("complimnet", "bijeenkomst-4"),
        ("kwetsbaarhied", "bijeenkomst-2"),
        ("snapkrignen", "bijeenkomst-6"),
        ("kenismaken", "bijeenkomst-1"),
        ("ouderschapspel", "bijeenkomst-5"),
        ("bufferproccessen", "bijeenkomst-3"),
        ("controlle", "bijeenkomst-8"),
    ),
    SAMENSTELLING: (
        ("buffer schema", "het-bufferschema"),
        ("netwerk tekening", "bijeenkomst-6"),
        ("werkleergemeenschap", "de-werk-leergemeenschap"),
        ("ouder ervaringen", "bijeenkomst-4"),
        ("taak verdeling", "bijeenkomst-6"),
        ("snap kringen", "bijeenkomst-6"),
        ("rol kaarten", "bijeenkomst-7"),
        ("ouderschap spel", "bijeenkomst-5"),
        ("buffer processen", "bijeenkomst-3"),
        ("literatuur overzicht", "literatuuroverzicht-per-bijeenkomst"),
    ),
    SYNONIEM: (
        ("boekenlijst", "literatuuroverzicht-per-bijeenkomst"),
        ("creche", "voor-wie inleiding"),
        ("helikopterblik", "bijeenkomst-5"),
        ("privacy in de groep", "zo-is-de-groep-opgezet bijeenkomst-1"),
        ("dokter", "voor-wie inleiding"),
        ("ijsbreker", "bijeenkomst-1"),
        ("cursusleider", "zo-is-de-groep-opgezet tips-voor-de-voorbereiding"),
        ("resultaten van het project", "wat-het-oplevert"),
        ("doelgroep", "voor-wie"),
        ("mantelzorg door familie en vrienden", "bijeenkomst-6"),
    ),
    PLAATS: (
        ("wanneer Aldlân", "aldlan"),
        ("contact Leeuwarden", "leeuwarden/contact leeuwarden"),
        ("Weststellingwerf", "weststellingwerf"),
        ("data Wolvega", "wolvega"),
        ("beleidsmedewerker jeugd", "leeuwarden/contact weststellingwerf/contact"),
        ("waar komt de groep in Aldlân bij elkaar", "aldlan"),
        ("telefoonnummer gemeente Weststellingwerf", "weststellingwerf/contact weststellingwerf"),
        ("volgende bijeenkomst Wolvega", "wolvega"),
        ("Leeuwarden", "leeuwarden"),
        ("begeleider Aldlân mailen", "leeuwarden/contact aldlan"),
    ),
}

ALLE = tuple(
    Zoekvraag(soort, vraag, tuple(antwoorden.split()), bouw=nummer < 5)
    for soort, vragen in _VRAGEN.items()
    for nummer, (vraag, antwoorden) in enumerate(vragen)
)
