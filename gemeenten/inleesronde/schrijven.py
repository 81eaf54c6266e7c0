"""Write a handbook into the core: the same pages again, never a second copy, and never over editors' work.

What was published gets a draft; publishing stays with the workflow. A page under review is left alone and told:
what the book said of it is asked again next time.
"""

from dataclasses import dataclass
from typing import Any

from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from gemeenten.models import Inleesgeheugen
from handleiding import models
from handleiding.adressen import vrij_adres
from handleiding.importer.structure import Handleiding
from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.beurt import houd_bomen, zoals_nu

from .boek import Boekblad, slug_van
from .plaatsing import voorganger
from .plan import Bladplan, Inleesgevolg, Inleesplan, maak_plan
from .samenvoegen import TITEL, Velden, vul

# What a new session starts with; the book says nothing of it.
NIEUWE_BIJEENKOMST = [
    {
        "type": "sessies",
        "value": {
            "kop": "Wanneer?",
            # With the key that the editor would give it: saving such a page untouched changes nothing.
            "neutraal": '<p data-block-key="data1">De data verschillen per werk-leergroep. '
            "Kijk op de pagina van uw gemeente.</p>",
        },
    }
]


@dataclass(frozen=True)
class Geschreven:
    """What happened to one page of the book; a page that the editors took away is not there."""

    titel: str
    gevolg: Inleesgevolg
    page: Page | None


@in_een_keer()
def schrijf(
    handleiding: Handleiding, wortel: models.HandleidingPage, *, user: Any = None
) -> list[Geschreven]:
    """Write ``handleiding`` below ``wortel`` and return what happened, page by page.

    ``user`` counts as a contributor to what changes. All or nothing: an error undoes everything.
    """
    houd_bomen([wortel.pk])
    plan = maak_plan(handleiding, wortel)
    schrijver = _Schrijver(plan, wortel, user)
    geschreven = [schrijver.schrijf(bladplan) for bladplan in plan.bladen]
    vervallen = [geheugen.pk for geheugen in plan.boek.vervallen]
    Inleesgeheugen.objects.filter(pk__in=vervallen).update(in_boek=False)
    return geschreven


class _Schrijver:
    """Carries out a plan from front to back, so that each page finds those before it in their place."""

    def __init__(self, plan: Inleesplan, wortel: models.HandleidingPage, user: Any) -> None:
        self.plan, self.wortel, self.user = plan, wortel, user
        # Until it has its turn, a page that moves is no mark to put others by; one that the editors moved never is.
        self.los = set(plan.plaatsing.komt | plan.plaatsing.blijft)

    def schrijf(self, plan: Bladplan) -> Geschreven:
        blad = plan.blad
        match plan.gevolg:
            case Inleesgevolg.NIEUW:
                self._maak(plan)
            case Inleesgevolg.BIJGEWERKT:
                self._werk_bij(plan)
        if plan.gaat:
            self._verplaats(blad)
            self.los.discard(blad.sleutel)
        if plan.gevolg is not Inleesgevolg.OP_SLOT:
            blad.geheugen = self._geheugen(blad, plan.boek)
        return Geschreven(plan.titel, plan.gevolg, blad.page)

    def _maak(self, plan: Bladplan) -> None:
        blad = plan.blad
        ouder, pagina = self._ouder(blad), blad.pagina
        page = blad.model(slug=vrij_adres(slug_van(pagina), ouder), live=False, owner=self.user)
        vul(page, plan.boek)
        if pagina.soort == "bijeenkomst":
            vul(page, {"inhoud": NIEUWE_BIJEENKOMST})
        self._hang_in_boom(blad, page, ouder)
        page.save_revision(user=self.user, log_action="wagtail.create")
        blad.page = page

    def _hang_in_boom(self, blad: Boekblad, page: Page, ouder: Page) -> None:
        """Put a new page where the book has it: after the page before it, else in front."""
        if voor := self._voorganger(blad, ouder):
            voor.add_sibling("right", instance=page)
        elif eerste := ouder.get_first_child():
            eerste.add_sibling("left", instance=page)
        else:
            ouder.add_child(instance=page)

    def _werk_bij(self, plan: Bladplan) -> None:
        # Read again: a page that was put before it, or moved, gave it another path.
        concept = zoals_nu(plan.blad.page).get_latest_revision_as_object()
        vul(concept, plan.voorstel.inhoud)
        concept.save_revision(user=self.user, log_action=True)

    def _verplaats(self, blad: Boekblad) -> None:
        ouder = self._ouder(blad)
        voor = self._voorganger(blad, ouder)
        eerste = Page.objects.child_of(ouder).exclude(pk=blad.page.pk).order_by("path").first()
        doel, pos = (
            (voor, "right") if voor else (eerste, "left") if eerste else (ouder, "last-child")
        )
        actie = MovePageAction(
            zoals_nu(blad.page), Page.objects.get(pk=doel.pk), pos=pos, user=self.user
        )
        # Who may run the command may read the book in; whether the page may be written was asked in the plan.
        actie.execute(skip_permission_checks=True)

    def _ouder(self, blad: Boekblad) -> Page:
        pk = blad.ouder.page.pk if blad.ouder else self.wortel.pk
        return Page.objects.get(pk=pk).specific

    def _voorganger(self, blad: Boekblad, ouder: Page) -> Page | None:
        return voorganger(blad, ouder, self.los)

    def _geheugen(self, blad: Boekblad, velden: Velden) -> Inleesgeheugen:
        """Keep what the book says now, and where; for the next reading that is what it said last time."""
        geheugen = blad.geheugen or Inleesgeheugen(boek=self.wortel)
        geheugen.page_id = blad.page.pk if blad.page else geheugen.page_id
        geheugen.ouder = blad.ouder.geheugen if blad.ouder else None
        geheugen.plek, geheugen.in_boek = blad.broers.index(blad), True
        geheugen.soort, geheugen.titel = blad.pagina.soort, velden[TITEL]
        geheugen.velden = {naam: waarde for naam, waarde in velden.items() if naam != TITEL}
        geheugen.save()
        return geheugen
