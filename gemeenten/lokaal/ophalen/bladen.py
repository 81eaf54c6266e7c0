"""The sheets: groups, dates, people, organisations, outcomes. The two lists can be brought in again."""

from collections.abc import Iterable, Iterator
from typing import Any

from gemeenten.lokaal.invoeren import SOORTEN
from gemeenten.lokaal.invoeren.kolommen import toon
from gemeenten.models.deelname import Organisatiesoort
from gemeenten.regels.meting import MINIMUM, SCHAAL, uitkomsten
from handleiding.export.bladen import Blad, Cel

from .bron import Ophaalbron

GEEN_UITKOMST = f"nog niet gesloten met {MINIMUM} antwoorden"


def maak_bladen(bron: Ophaalbron, *, met_intern: bool) -> list[Blad]:
    """Return the sheets; contacts that are not public only ``met_intern``."""
    openbaar = [rij for rij in bron.contactpersonen if met_intern or rij.openbaar]
    return [
        Blad("Werk-leergroepen", GROEPKOPPEN, [_groep(groep) for groep in bron.groepen]),
        Blad("Rondes", ["groep", "ronde", "naam", "deelnemers"], list(_rondes(bron.groepen))),
        Blad("Bijeenkomsten", SESSIEKOPPEN, list(_sessies(bron.groepen))),
        Blad("Begeleiders en deelnemers", MENSKOPPEN, list(_mensen(bron.groepen))),
        Blad("Deelnames", ["groep", "organisatie", "soort"], list(_deelnames(bron))),
        _lijst("organisaties", bron.organisaties),
        _lijst("contactpersonen", openbaar if met_intern else _zonder_verborgen_naam(openbaar)),
        Blad("Metingen", METINGKOPPEN, list(_metingen(bron.metingen))),
    ]


GROEPKOPPEN = [
    "groep",
    "wijk of dorp",
    "status",
    "doelgroep",
    "locatie",
    "adres",
    "toegankelijkheid",
    "staat online",
]
SESSIEKOPPEN = [
    "groep",
    "ronde",
    "bijeenkomst",
    "datum",
    "begin",
    "einde",
    "afgelast",
    "reden",
    "opmerking",
]
MENSKOPPEN = ["groep", "rol", "functie", "organisatie", "naam", "toestemming gegeven op"]
METINGKOPPEN = [
    "groep",
    "ronde",
    "meting",
    "stelling",
    *(label for _, label in SCHAAL),
    "gemiddeld (1-5)",
]


def _groep(groep: Any) -> list[Cel]:
    return [
        groep.title,
        groep.gebied,
        groep.get_status_display(),
        groep.doelgroep,
        groep.locatie,
        groep.adres,
        groep.toegankelijkheid,
        toon(groep.live),
    ]


def _rondes(groepen: Iterable[Any]) -> Iterator[list[Cel]]:
    for groep in groepen:
        for ronde in groep.rondes.all():
            yield [groep.title, ronde.nummer, ronde.naam, ronde.aantal_deelnemers]


def _sessies(groepen: Iterable[Any]) -> Iterator[list[Cel]]:
    for groep in groepen:
        for sessie in sorted(groep.sessies.all(), key=lambda s: (s.datum, s.begin)):
            yield [
                groep.title,
                sessie.ronde,
                sessie.nummer,
                toon(sessie.datum),
                f"{sessie.begin:%H:%M}",
                f"{sessie.einde:%H:%M}",
                toon(sessie.afgelast),
                sessie.reden,
                sessie.opmerking,
            ]


def _mensen(groepen: Iterable[Any]) -> Iterator[list[Cel]]:
    for groep in groepen:
        for rol, rijen in (("begeleider", groep.begeleiders), ("deelnemer", groep.deelnemers)):
            for mens in rijen.all():
                op = toon(mens.toestemming_op)
                yield [groep.title, rol, mens.functie, mens.organisatie, mens.getoonde_naam, op]


def _deelnames(bron: Ophaalbron) -> Iterator[list[Cel]]:
    lijst, soorten = bron.lijst, dict(Organisatiesoort.choices)
    for groep in bron.groepen:
        for deelname in groep.organisaties.all():
            rij = lijst.get(deelname.organisatie, deelname)
            yield [groep.title, rij.naam, str(soorten.get(rij.soort, ""))]


def _zonder_verborgen_naam(rijen: Iterable[Any]) -> list[Any]:
    """Leave out the name of who did not agree to it being public; the rows are drafts in memory."""
    rijen = list(rijen)
    for rij in rijen:
        rij.naam = rij.getoonde_naam
    return rijen


def _lijst(naam: str, rijen: Iterable[Any]) -> Blad:
    """Return the rows under the headings that the import knows."""
    soort = SOORTEN[naam]
    koppen = [kolom.kop for kolom in soort.kolommen]
    cellen = [[toon(getattr(rij, kolom.veld)) for kolom in soort.kolommen] for rij in rijen]
    return Blad(soort.label, koppen, cellen)


def _metingen(metingen: Iterable[Any]) -> Iterator[list[Cel]]:
    for meting in metingen:
        wat = [meting.werkleergroep.title, meting.ronde, meting.get_moment_display()]
        gevonden = uitkomsten(meting.stellingen, meting.getoonde_scores)
        if gevonden is None:
            yield [*wat, GEEN_UITKOMST]
        for uitkomst in gevonden or ():
            yield [*wat, uitkomst.stelling, *uitkomst.cellen, uitkomst.gemiddelde]
