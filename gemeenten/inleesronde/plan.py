"""What reading a book in would do, page by page. Looking writes nothing."""

from dataclasses import dataclass
from enum import StrEnum

from wagtail.models import Page

from handleiding import adressen
from handleiding.importer.structure import Handleiding
from handleiding.verschil.opgeslagen import velden_van
from handleiding.workflow.schrijven import beletsel

from .boek import Boek, Boekblad, lees_boek
from .plaatsing import Plaatsing, bepaal
from .samenvoegen import Canoniek, Paginavoorstel, Velden, in_boek, met_sleutels, stel_voor

ADRES_BEZET = "onder ‘{ouder}’ is het adres ‘{slug}’ al in gebruik"


class Inleesgevolg(StrEnum):
    """What happens to a page of the book."""

    NIEUW = "nieuw"
    BIJGEWERKT = "bijgewerkt"
    VERPLAATST = "verplaatst"
    ONGEWIJZIGD = "ongewijzigd"
    BOTST = "botst"
    OP_SLOT = "op slot"
    WEGGEHAALD = "weggehaald"


@dataclass(frozen=True)
class Bladplan:
    """What happens to one page of the book, and what that says now, with the ids of what it said before.

    ``plaats`` tells why a page that the book moved stays.
    """

    blad: Boekblad
    gevolg: Inleesgevolg
    boek: Velden
    voorstel: Paginavoorstel | None = None
    gaat: bool = False
    plaats: str = ""
    reden: str = ""

    @property
    def titel(self) -> str:
        return self.blad.pagina.titel

    @property
    def anders(self) -> bool:
        """Whether the book says something else than last time."""
        was = self.blad.was
        return was is None or velden_van(self.blad.model, was) != velden_van(
            self.blad.model, self.boek
        )


@dataclass(frozen=True)
class Inleesplan:
    """What happens to all pages."""

    boek: Boek
    plaatsing: Plaatsing
    bladen: list[Bladplan]


def maak_plan(handleiding: Handleiding, wortel: Page) -> Inleesplan:
    """Return what reading ``handleiding`` in below ``wortel`` would do now."""
    canoniek = Canoniek()
    boek = lees_boek(handleiding, wortel, canoniek)
    plaatsing = bepaal(boek, wortel)
    bladen = [_bladplan(blad, plaatsing, canoniek) for blad in boek.bladen]
    return Inleesplan(boek, plaatsing, bladen)


def _bladplan(blad: Boekblad, plaatsing: Plaatsing, canoniek: Canoniek) -> Bladplan:
    if blad.page is None:
        gevolg = Inleesgevolg.WEGGEHAALD if blad.weggehaald else Inleesgevolg.NIEUW
        nieuw = in_boek(blad.model, blad.pagina, canoniek)
        return Bladplan(blad, gevolg, met_sleutels(blad.model, blad.was or {}, nieuw))
    concept = blad.page.get_latest_revision_as_object()
    voorstel = stel_voor(blad.model, blad.pagina, blad.was, concept, canoniek)
    plaats = _hindernis(blad, plaatsing)
    gaat = blad.sleutel in plaatsing.komt and not plaats
    anders = voorstel.komt or voorstel.botst or gaat
    hinder = beletsel(blad.page) if anders else None
    if hinder:
        return Bladplan(blad, Inleesgevolg.OP_SLOT, voorstel.boek, voorstel, reden=str(hinder))
    return Bladplan(blad, _gevolg(voorstel, gaat, plaats), voorstel.boek, voorstel, gaat, plaats)


def _gevolg(voorstel: Paginavoorstel, gaat: bool, plaats: str) -> Inleesgevolg:
    if voorstel.wijzigt:
        return Inleesgevolg.BIJGEWERKT
    if gaat:
        return Inleesgevolg.VERPLAATST
    return Inleesgevolg.BOTST if voorstel.botst or plaats else Inleesgevolg.ONGEWIJZIGD


def _hindernis(blad: Boekblad, plaatsing: Plaatsing) -> str:
    """Return why a page that the book moved stays where it is."""
    if blad.sleutel in plaatsing.botst:
        return "de redactie heeft deze pagina ook verplaatst"
    ouder = blad.ouder.page if blad.ouder else None
    if blad.sleutel not in plaatsing.komt or ouder is None or blad.page is None:
        return ""
    bezet = Page.objects.child_of(ouder).filter(slug=blad.page.slug).exclude(pk=blad.page.pk)
    if bezet.exists():
        return ADRES_BEZET.format(ouder=ouder.title, slug=blad.page.slug)
    return "" if blad.page.is_child_of(ouder) else adressen.bezwaar(blad.page.slug, ouder)
