"""A part of the core that an edition does not have is added later, in its own place."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.log_actions import log
from wagtail.models import Page

from gemeenten.editie.opbouw.structuur import werk_orde_bij
from gemeenten.logacties import HOOFDSTUK_TOEGEVOEGD
from gemeenten.models import GemeentePage, Structuurbesluit
from gemeenten.onboarding.boom import Tak, schrijf_takken
from gemeenten.onboarding.bron import Bron, kern_als_bron
from gemeenten.onboarding.doelen import Doelen
from gemeenten.onboarding.kopie import maak_takken
from gemeenten.toegang.roles import SCHRIJVERS, is_kernredactie
from handleiding.models import OnderdeelPage
from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.rollen import rollen_op

from .bewaking import SJABLOON, houd_vast

NIET_VOOR_U = "Alleen de mensen van deze editie en de kernredactie kunnen dit."
AL_AANWEZIG = "Dit hoofdstuk staat al in de editie."
GEEN_KERN = "Dit is geen hoofdstuk van de kern."
NIET_ONLINE = "De kern heeft deze pagina offline gehaald. U kunt haar nu niet overnemen."
EERST_ERBOVEN = "Het deel waar deze pagina bij hoort, staat niet in uw editie. Neem dat eerst over."


def ontbrekende_hoofdstukken(editie: GemeentePage) -> list[Page]:
    """Return the published chapters of the core that ``editie`` has no variant of, in order.

    None while the core has published nothing: an edition may come from an installation that had.
    """
    try:
        kern = kern_als_bron()
    except ValidationError:
        return []
    aanwezig = set(_varianten(editie).values_list("kern_id", flat=True))
    return [page for page in kern.hoofdstukken() if page.pk not in aanwezig]


@in_een_keer()
def voeg_hoofdstuk_toe(editie: GemeentePage, kernpagina: Page, *, user: Any) -> Page:
    """Copy a page of the core and what is below it to ``editie``, as drafts; return the copy.

    What the edition already has of it elsewhere stays where it is. What was left out on purpose and
    comes along is so no longer.
    """
    houd_vast(editie)
    boven = _bewaak(editie, kernpagina, user)
    tak, kopieen = maak_takken(_mee_te_nemen(editie, kernpagina))
    schrijf_takken([tak], boven, user=user, bewerk=partial(_wijs_links, editie, kopieen))
    _zet_op_zijn_plaats(tak, kernpagina, boven)
    Structuurbesluit.objects.filter(editie=editie, kern__in=kopieen).delete()
    werk_orde_bij(editie, kopieen)
    log(instance=editie, action=HOOFDSTUK_TOEGEVOEGD, user=user, data={"titel": kernpagina.title})
    return Page.objects.get(pk=tak.page.pk).specific


def _bewaak(editie: GemeentePage, kernpagina: Page, user: Any) -> Page:
    """Return the page of the edition below which the copy comes. Raises PermissionDenied, in Dutch."""
    schrijft = bool(rollen_op(editie, user) & frozenset(SCHRIJVERS))
    if not (schrijft or is_kernredactie(user)) or editie.gearchiveerd_op:
        raise PermissionDenied(NIET_VOOR_U)
    if editie.is_sjabloon and not is_kernredactie(user):
        raise PermissionDenied(SJABLOON)
    if not kernpagina.is_descendant_of(kern_als_bron().handleiding):
        raise PermissionDenied(GEEN_KERN)
    if not kernpagina.live:
        raise PermissionDenied(NIET_ONLINE)
    if _varianten(editie).filter(kern=kernpagina.pk).exists():
        raise PermissionDenied(AL_AANWEZIG)
    boven = _varianten(editie).filter(kern=kernpagina.get_parent().pk).order_by("path").first()
    if boven is None:
        raise PermissionDenied(EERST_ERBOVEN)
    return boven


def _varianten(editie: GemeentePage) -> Any:
    return OnderdeelPage.objects.descendant_of(editie).varianten()


def _mee_te_nemen(editie: GemeentePage, kernpagina: Page) -> list[Any]:
    """Return the core pages to copy: not what the edition has, and not what is below that."""
    aanwezig = set(_varianten(editie).values_list("kern_id", flat=True))
    mee: list[Any] = []
    buiten: list[str] = []
    for page in Bron(kernpagina).paginas(op_slot=True):
        if page.pk in aanwezig:
            buiten.append(page.path)
        elif not page.path.startswith(tuple(buiten)):
            mee.append(page)
    return mee


def _wijs_links(editie: GemeentePage, kopieen: dict[int, Page], paginas: list[Page]) -> None:
    """Links to other chapters lead to the edition's own, where it has them."""
    doelen = Doelen(None, kopieen)
    for pk, kern_id in _varianten(editie).values_list("pk", "kern_id"):
        doelen.vul_aan(kern_id, pk)
    doelen.herschrijf(list(kopieen.values()))


def _zet_op_zijn_plaats(tak: Tak, kernpagina: Page, boven: Page) -> None:
    """Move the new page behind the one that comes before it in the core. Who may was checked."""
    ervoor = kernpagina.get_prev_siblings().values_list("pk", flat=True)
    hier = OnderdeelPage.objects.child_of(boven).filter(kern__in=ervoor)
    varianten = dict(hier.values_list("kern_id", "pk"))
    nieuw = Page.objects.get(pk=tak.page.pk)
    buur = next((varianten[pk] for pk in ervoor if pk in varianten), None)
    if buur is not None:
        nieuw.move(Page.objects.get(pk=buur), pos="right")
        return
    eerste = nieuw.get_parent().get_first_child()
    if eerste.pk != nieuw.pk:
        nieuw.move(eerste, pos="left")
