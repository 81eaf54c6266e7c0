"""An edition goes live: all of it in one go, by two people, and not before it is complete."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from gemeenten.models import GemeentePage
from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.actions import dien_in, keur_goed
from handleiding.workflow.beurt import houd_rij, op_beurt_samen, zoals_nu
from handleiding.workflow.lijst import in_toestand
from handleiding.workflow.rules import GEEN_ROL, Toestand
from handleiding.workflow.tasks import EIGEN_EDITIE
from handleiding.workflow.vingerafdruk import afdruk, afdrukken, alleen_tekst

from .checklist import Checklist, maak_checklist

SJABLOON = "Het sjabloon gaat nooit online: het is er om van te kopiëren."
NIETS_INGEDIEND = "De editie is nog niet ingediend."
ANDERS = (
    "Er is iets gewijzigd, bijgekomen of teruggetrokken nadat u dit scherm opende. Er is niets goedgekeurd. "
    "Bekijk wat er nu ter beoordeling ligt."
)
Melder = Callable[[str, int, int], None]


def bezwaar_tegen_livegang(editie: GemeentePage) -> str:
    """Return in Dutch why ``editie`` may not go live now, or an empty string.

    Counts what is published: the root of an edition goes online last.
    """
    if editie.is_sjabloon:
        return SJABLOON
    return _wat_ontbreekt(maak_checklist(editie, online=True), "online")


def _wat_ontbreekt(checklist: Checklist, waar: str) -> str:
    if checklist.is_klaar:
        return ""
    titels = ", ".join(punt.titel for punt in checklist.open_verplicht)
    return f"De editie kan nog niet live. Dit is nog niet {waar}: {titels}."


@in_een_keer()
def dien_editie_in(editie: GemeentePage, user: Any) -> int:
    """Submit every draft of the edition and then its root; return how many pages that are.

    Raises PermissionDenied, in Dutch, while an obligatory point of the checklist is open.
    """
    houd_rij(editie.pk)  # before the pages below it, like all that takes more pages of an edition
    concepten = editie.get_descendants(inclusive=True).filter(has_unpublished_changes=True)
    with op_beurt_samen(concepten.values_list("pk", flat=True)):
        if bezwaar := _wat_ontbreekt(maak_checklist(editie), "ingevuld"):
            raise PermissionDenied(bezwaar)
        lopend = in_beoordeling(concepten)
        return _elk(
            [page for page in _wortel_laatst(editie, concepten) if page.pk not in lopend],
            lambda page: dien_in(zoals_nu(page), user),
        )


@in_een_keer()
def zet_live(
    editie: GemeentePage,
    user: Any,
    opmerking: str = "",
    *,
    gelezen: str | None = None,
    meld: Melder | None = None,
) -> int:
    """Approve everything of the edition that was submitted, its root last; return how many pages.

    Four eyes hold for each page: raises PermissionDenied with the page's name, and then nothing is
    approved. ``gelezen`` is what the screen said it was about (``wat_er_ligt``); code may leave it out.
    ``meld`` hears how many of how many are done.
    """
    houd_rij(editie.pk)
    with op_beurt_samen(in_beoordeling(editie.get_descendants(inclusive=True))):
        ingediend, teksten = _te_keuren(editie, gelezen)
        return _elk(
            ingediend,
            lambda page: keur_goed(
                zoals_nu(page), user, opmerking, gelezen=alleen_tekst(teksten[page.pk])
            ),
            partial(meld, "pagina’s goedkeuren") if meld else None,
        )


def _te_keuren(editie: GemeentePage, gelezen: str | None) -> tuple[list[Page], dict[int, str]]:
    """Return the pages that wait, the root last, and the fingerprints of their texts."""
    alle = editie.get_descendants(inclusive=True)
    lopend = in_beoordeling(alle)
    if editie.pk not in lopend:
        raise PermissionDenied(NIETS_INGEDIEND)
    ingediend = _wortel_laatst(editie, alle.filter(pk__in=lopend))
    teksten = _teksten(ingediend)
    if gelezen not in {None, afdruk(editie.pk, teksten)}:
        raise PermissionDenied(ANDERS)
    return ingediend, teksten


def bewaak_livegang(editie: GemeentePage, user: Any, gelezen: str) -> None:
    """Raise PermissionDenied for what can be told at once: who asks waits for nothing then.

    All of it, and the rest, is asked again where it happens (``zet_live``).
    """
    _te_keuren(editie, gelezen)
    if diende_zelf_in(editie, user):
        raise PermissionDenied(EIGEN_EDITIE)
    if not editie.current_workflow_task.specific.mag_beoordelen(user):
        raise PermissionDenied(GEEN_ROL)


def wat_er_ligt(editie: GemeentePage) -> str:
    """Return the fingerprint of all texts of the edition that are under review."""
    alle = editie.get_descendants(inclusive=True)
    return afdruk(editie.pk, _teksten(alle.filter(pk__in=in_beoordeling(alle))))


def _teksten(paginas: Iterable[Page]) -> dict[int, str]:
    return afdrukken(page.latest_revision_id for page in paginas)


def is_ingediend(editie: GemeentePage) -> bool:
    return editie.workflow_in_progress


def diende_zelf_in(editie: GemeentePage, user: Any) -> bool:
    """Return whether ``user`` submitted the edition: putting it online is for somebody else."""
    loopt = editie.current_workflow_state
    return bool(loopt and loopt.requested_by_id == user.pk)


def _elk(
    paginas: list[Page], doe: Callable[[Page], Any], meld: Callable[[int, int], None] | None = None
) -> int:
    for klaar, page in enumerate(paginas):
        if meld:
            meld(klaar, len(paginas))
        try:
            doe(page)
        except PermissionDenied as fout:
            raise PermissionDenied(f"{page.get_admin_display_title()}: {fout}") from fout
    return len(paginas)


def _wortel_laatst(editie: GemeentePage, paginas: Any) -> list[Page]:
    lijst = list(paginas.order_by("path").specific())
    return sorted(lijst, key=lambda page: page.pk == editie.pk)


def in_beoordeling(paginas: Any) -> set[int]:
    """Return the ids of the pages that are under review."""
    return set(in_toestand(paginas, Toestand.TER_BEOORDELING).values_list("pk", flat=True))
