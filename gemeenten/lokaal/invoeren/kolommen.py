"""Which columns a file may have, what they are called and what stands in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gemeenten.models import ContactPage, Contactpersoon, Organisatie, OrganisatiesPage
from gemeenten.models.contact import MAX_CONTACTPERSONEN
from gemeenten.models.deelname import Organisatiesoort
from gemeenten.models.organisaties import MAX_ORGANISATIES
from gemeenten.regels.tabellen import Tabel, TabelFout, cellen
from handleiding.namen import naamsleutel

from . import koppel


@dataclass(frozen=True)
class Kolom:
    """A column: the field it fills, its heading, other headings that people use for it."""

    veld: str
    kop: str
    uitleg: str
    lees: cellen.Lezer = cellen.lees_tekst
    andere: tuple[str, ...] = ()
    verplicht: bool = False

    @property
    def koppen(self) -> set[str]:
        return {naamsleutel(naam) for naam in (self.kop, self.veld, *self.andere)}


ORGANISATIEKOLOMMEN = (
    Kolom("naam", "naam", "De naam zoals die op de website komt.", verplicht=True),
    Kolom(
        "soort",
        "soort",
        f"Een van: {', '.join(Organisatiesoort.labels)}.",
        lees=cellen.kies_uit(dict(Organisatiesoort.choices)),
        verplicht=True,
    ),
    Kolom(
        "website",
        "website",
        "Bijvoorbeeld https://www.voorbeeld.nl.",
        lees=cellen.lees_website,
        andere=("site", "url", "webadres"),
    ),
)
CONTACTKOLOMMEN = (
    Kolom("functie", "functie", "Wat deze persoon doet. Altijd nodig.", verplicht=True),
    Kolom("organisatie", "organisatie", "Waar deze persoon werkt."),
    Kolom("naam", "naam", "Laat leeg als de functie genoeg zegt."),
    Kolom(
        "toestemming",
        "mag met naam op de website",
        "Ja of nee. Ja alleen als deze persoon daar zelf mee instemde.",
        lees=cellen.lees_ja_nee,
    ),
    Kolom(
        "toestemming_op",
        "toestemming gegeven op",
        "Een datum. Verplicht bij een naam die op de website mag.",
        lees=cellen.lees_datum,
        andere=("toestemming op", "datum toestemming"),
    ),
    Kolom("email", "e-mailadres", "E-mail of telefoon is nodig.", andere=("e-mail", "mail")),
    Kolom(
        "telefoon",
        "telefoon",
        "Bijvoorbeeld 058 123 45 67 of 14 058.",
        lees=cellen.lees_telefoon,
        andere=("telefoonnummer", "tel", "tel."),
    ),
    Kolom("uren", "bereikbaar", "Bijvoorbeeld: ma t/m do, 9 tot 17 uur."),
    Kolom("doel", "waarvoor", "Waarvoor u deze gegevens gebruikt. Leeg: de gewone tekst."),
    Kolom(
        "openbaar",
        "op de website tonen",
        "Ja of nee. Leeg bij een nieuwe contactpersoon is nee.",
        lees=cellen.lees_ja_nee,
        andere=("op de website",),
    ),
    Kolom(
        "gecontroleerd_op",
        "laatst gecontroleerd op",
        "De dag waarop u naging of alles klopt.",
        lees=cellen.lees_datum,
        andere=("gecontroleerd op", "laatst gecontroleerd"),
    ),
)


@dataclass(frozen=True)
class Invoersoort:
    """What can be brought in, and where it goes: rows (``relatie``) of a page of the edition."""

    naam: str
    label: str
    model: type[Any]
    pagina: type[Any]
    relatie: str
    kolommen: tuple[Kolom, ...]
    koppel: Callable[[list[Any], list[Any]], list[Any]]
    begin: dict[str, Any]
    maximum: int
    ontbreekt: str

    def nieuw(self) -> Any:
        """Return an empty row, with what holds where the file says nothing."""
        return self.model(**self.begin)


SOORTEN = {
    soort.naam: soort
    for soort in (
        Invoersoort(
            naam="organisaties",
            label="Organisaties",
            model=Organisatie,
            pagina=OrganisatiesPage,
            relatie="organisaties",
            kolommen=ORGANISATIEKOLOMMEN,
            koppel=koppel.organisaties,
            begin={},
            maximum=MAX_ORGANISATIES,
            ontbreekt="Uw gemeente heeft nog geen organisatielijst. Maak die pagina eerst.",
        ),
        Invoersoort(
            naam="contactpersonen",
            label="Contactpersonen",
            model=Contactpersoon,
            pagina=ContactPage,
            relatie="contactpersonen",
            kolommen=CONTACTKOLOMMEN,
            koppel=koppel.contactpersonen,
            # Nobody comes on the website because a list forgot to say that they should not.
            begin={"openbaar": False},
            maximum=MAX_CONTACTPERSONEN,
            ontbreekt="Uw gemeente heeft nog geen contactpagina. Maak die pagina eerst.",
        ),
    )
}


def kolommen_van(soort: Invoersoort, tabel: Tabel) -> tuple[dict[int, Kolom], list[str]]:
    """Return the known columns by place, and the headings that nobody knows. Raises TabelFout."""
    gevonden: dict[int, Kolom] = {}
    onbekend = []
    for plaats, kop in enumerate(tabel.koppen):
        # "Functie *" and "functie:" are the heading too.
        naam = naamsleutel(kop.strip(" *:"))
        kolom = next((k for k in soort.kolommen if naam in k.koppen), None)
        if kolom is None:
            onbekend += [kop] if naam else []
        elif kolom in gevonden.values():
            raise TabelFout(f"De kop “{kolom.kop}” staat er twee keer. Haal er een weg.")
        else:
            gevonden[plaats] = kolom
    ontbreekt = [k.kop for k in soort.kolommen if k.verplicht and k not in gevonden.values()]
    if ontbreekt:
        koppen = " en ".join(f"“{kop}”" for kop in ontbreekt)
        raise TabelFout(
            f"Op de eerste regel ontbreekt de kop {koppen}. Gebruik het lege bestand met koppen."
        )
    return gevonden, onbekend


def toon(waarde: Any) -> str:
    """Return a value as somebody would type it in a cell."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else str(waarde or "")
