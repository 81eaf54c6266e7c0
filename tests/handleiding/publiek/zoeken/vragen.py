"""Ninety questions with the pages that answer them, written from the handbook before search answered them.

Fifteen of each kind. The first ten of a kind were used while building: five from the beginning, five were asked once
(27 of 30 were answered) and then mended. The last five were written after that, and asked once, at the end.
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
class Lezersvraag:
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
        (
            "ouders die zich schaamden",
            "bijeenkomst-2 gewoon-praten-over-wat-moeilijk-is bijeenkomst-5",
        ),
        ("gesprekken oefenen", "bijeenkomst-7 bijeenkomst-3 bijeenkomst-4"),
        ("leidinggevende uitnodigen", "tips-voor-de-voorbereiding"),
        ("vertrouwelijke informatie", "zo-is-de-groep-opgezet bijeenkomst-1"),
        ("sterkere buffers", "bijeenkomst-3 inleiding gewoon-praten-over-wat-moeilijk-is"),
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
        ("mindmàp", "bijeenkomst-1 bijeenkomst-9 bijeenkomst-10"),
        ("een één-ouder gezin", "bijeenkomst-2 inleiding bijeenkomst-3"),
        ("Fryslân jeugdgezondheidszorg", "inleiding organisaties voor-wie"),
        ("oogst van ideeën", "bijeenkomst-10 bijeenkomst-9 bijeenkomst-6"),
        ("‘Goede ouder’‑ervaringen", "bijeenkomst-4"),
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
        ("literatuurr", "literatuuroverzicht-per-bijeenkomst"),
        ("werkvloor", "bijeenkomst-2"),
        ("omstandighden", "bijeenkomst-3 het-bufferschema"),
        ("signs of safty", "bijeenkomst-8 gewoon-praten-over-wat-moeilijk-is"),
        ("schuldgevoell", "bijeenkomst-2"),
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
        ("oefen opdracht", "bijeenkomst-3 bijeenkomst-4 bijeenkomst-5 bijeenkomst-6 bijeenkomst-8"),
        ("voorbereidings vragen", "bijeenkomst-2 bijeenkomst-1 bijeenkomst-3"),
        ("buurt sportcoach", "voor-wie inleiding"),
        ("plak briefjes", "bijeenkomst-10 bijeenkomst-4"),
        ("schuld gevoel", "bijeenkomst-2"),
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
        ("juf", "tien-over-half-negen"),
        ("nut van de cursus", "wat-het-oplevert"),
        ("stappenplan bij mishandeling", "inleiding bijeenkomst-7 bijeenkomst-8"),
        ("sociaal netwerk van ouders", "bijeenkomst-6"),
        ("geschiedenis van het project", "hoe-het-begon"),
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
        ("rooster Aldlan", "aldlan"),
        ("gemeente leeuwarden telefoon", "leeuwarden/contact leeuwarden"),
        ("Wolvega", "wolvega"),
        ("werk-leergroep wolvega plaats", "wolvega"),
        ("orthopedagoog", "aldlan leeuwarden/contact wolvega"),
    ),
}

ALLE = tuple(
    Lezersvraag(soort, vraag, tuple(antwoorden.split()), bouw=nummer < 10)
    for soort, vragen in _VRAGEN.items()
    for nummer, (vraag, antwoorden) in enumerate(vragen)
)
