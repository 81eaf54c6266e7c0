"""The file of one person, for that person: what is kept about them, where, and who reads it. Nothing about others.

What surely is the person is in it, and what somebody ticked. What may be somebody or something else, and was not
ticked, is left out and counted: its facts would be another's.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from gemeenten.models import GemeentePage
from handleiding.export.bladen import Blad, naar_csv
from handleiding.publiek.pdf.drukker import druk

from .resultaat import Bevinding, Resultaat
from .tabel import Houdt
from .zoekterm import Zeker

KOPPEN = ("Wat", "Waar", "Gegeven", "Inhoud", "Wie leest dit")
ZEKER = {"", Zeker.ADRES.value, Zeker.NUMMER.value}  # the name itself has no words of its own
WOORDEN = {True: "ja", False: "nee", None: ""}


@dataclass(frozen=True)
class Gegeven:
    """One fact or sentence."""

    naam: str
    inhoud: str


@dataclass(frozen=True)
class Inzage:
    """All of the person in one edition; ``weggelaten`` is how many places may be about somebody else."""

    editie: GemeentePage
    gezocht: list[str]
    bevindingen: list[Bevinding]
    weggelaten: int

    @classmethod
    def van(cls, editie: GemeentePage, resultaat: Resultaat, gekozen: Collection[str]) -> "Inzage":
        mee = [b for b in resultaat.gevonden if b.sleutel in gekozen or _is_zeker(b)]
        gezocht = [*filter(None, (resultaat.naam, resultaat.email)), *resultaat.ook]
        return cls(editie, gezocht, mee, len(resultaat.gevonden) - len(mee))

    @property
    def plekken(self) -> list[tuple[Bevinding, list[Gegeven]]]:
        """Return each place with what it says; a sentence that says two things of the person is told once."""
        eenmaal = {(b.wat, b.waar, tuple(gegevens(b))): b for b in reversed(self.bevindingen)}
        return [(b, list(feiten)) for (_, _, feiten), b in reversed(eenmaal.items())]

    def als_csv(self) -> bytes:
        """Return it as Dutch spreadsheets open it."""
        rijen = [
            (b.wat, b.waar, gegeven.naam, gegeven.inhoud, b.wie)
            for b, lijst in self.plekken
            for gegeven in lijst
        ]
        return naar_csv(Blad("Inzage", KOPPEN, rijen))

    def als_pdf(self) -> bytes:
        """Return it on paper. Raises KanNietDrukken."""
        context = {"inzage": self, "vandaag": timezone.localdate()}
        html = render_to_string("pdf/inzage.html", context)
        return druk(html, adres=self.editie.full_url, plaatsen={}).inhoud


def gegevens(bevinding: Bevinding) -> Iterator[Gegeven]:
    """Yield what one place says of the person."""
    feiten = bevinding.feiten
    if "gegevens" not in feiten:
        yield Gegeven("zin", "".join(bevinding.zin))
        return
    for naam, waarde in feiten["gegevens"].items():
        if waarde not in ("", None):
            inhoud = WOORDEN[waarde] if isinstance(waarde, bool) else str(waarde)
            yield Gegeven(naam.replace("_", " "), inhoud)


def _is_zeker(bevinding: Bevinding) -> bool:
    if bevinding.houdt == Houdt.PERSOON.name:
        return bevinding.precies
    return bevinding.zeker in ZEKER and not bevinding.let_op
