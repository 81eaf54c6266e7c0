"""Carry out what an edition decided about the core's structure. Each checks first, then acts and logs.

All raise PermissionDenied, in Dutch. Who decides holds the whole edition and reads it again: nothing in it is written,
submitted or archived meanwhile. What was decided about something else than there is now is refused (``Verouderd``).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log
from wagtail.models import Page

from gemeenten.editie.levensloop.hoofdstuk import voeg_hoofdstuk_toe
from gemeenten.kernband.wijzigingen.overnemen import Verouderd
from gemeenten.logacties import BEHOUDEN, BLIJFT_STAAN, VERPLAATST, WEGGELATEN
from gemeenten.models import GemeentePage, Structuurbesluit
from gemeenten.toegang.roles import SCHRIJVERS
from handleiding import adressen
from handleiding.models import OnderdeelPage
from handleiding.workflow import actions
from handleiding.workflow.beurt import WEG, PaginaWeg, houd_bomen
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import REDEN_ONTBREEKT

from .plaatsen import Plaats
from .structuur import (
    Aanbod,
    Aanbodsoort,
    Besluitsoort,
    Boom,
    kernstand,
    lees_boom,
    werk_orde_bij,
)

NIET_VOOR_U = "Alleen de mensen van deze editie kunnen dit."
GEARCHIVEERD = "Deze editie is gearchiveerd."
VEROUDERD = "De kern of uw editie is gewijzigd sinds u dit scherm opende. Bekijk het opnieuw."
MAG_NIET_VERPLAATSEN = (
    "U kunt deze pagina niet verplaatsen. Wat online staat, verplaatst de beheerder van uw gemeente. "
    "Wat ter beoordeling ligt, blijft staan tot de beoordeling klaar is."
)
ADRES_BEZET = (
    "Op de nieuwe plek staat al een pagina met het adres “{slug}”. Geef een van de twee eerst een "
    "ander adres."
)
EERST_OFFLINE = (
    "Deze pagina staat online of ligt ter beoordeling. Haal haar eerst offline of terug."
)
EERST_ERONDER = "Onder deze pagina staan nog andere. Laat die eerst een voor een weg."


def bewaak(editie: GemeentePage, user: Any) -> None:
    """Raise PermissionDenied unless ``user`` writes in ``editie``, and it is not in the archive."""
    if not rollen_op(editie, user) & frozenset(SCHRIJVERS):
        raise PermissionDenied(NIET_VOOR_U)
    if editie.gearchiveerd_op:
        raise PermissionDenied(GEARCHIVEERD)


@transaction.atomic
def neem_op(editie: GemeentePage, kern_id: int, *, stand: str, user: Any) -> Page:
    """Add a new page of the core, or one that was left out, with all below it, as drafts."""
    _, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.NIEUW, Aanbodsoort.WEGGELATEN)
    return voeg_hoofdstuk_toe(editie, aanbod.kern, user=user)


@transaction.atomic
def sla_over(editie: GemeentePage, kern_id: int, *, stand: str, user: Any, reden: str) -> None:
    """Leave a new page of the core out on purpose; it can be fetched back."""
    _, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.NIEUW)
    _leg_vast(editie, aanbod.kern, Besluitsoort.WEGGELATEN, user, reden)
    _log(editie, WEGGELATEN, user, reden, aanbod.titel)


@transaction.atomic
def laat_weg(variant: OnderdeelPage, *, user: Any, reden: str) -> None:
    """Delete a variant that is not online; the core page counts as left out on purpose."""
    editie = GemeentePage.objects.ancestor_of(variant).get()
    _houd_vast(editie)
    bewaak(editie, user)
    variant = _zoals_nu(editie, variant)
    _bewaak_verwijderen(variant, user)
    titel, kern = variant.get_admin_display_title(), variant.kern
    DeletePageAction(variant, user=user).execute()
    _leg_vast(editie, kern, Besluitsoort.WEGGELATEN, user, reden)
    _log(editie, WEGGELATEN, user, reden, titel)


@transaction.atomic
def haal_ook_offline(editie: GemeentePage, kern_id: int, *, stand: str, user: Any, reden: str):
    """Follow the core: take the variant offline, by the workflow's own step and its rules."""
    _, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.WEG)
    actions.haal_offline(aanbod.variant.specific, user, reden)


@transaction.atomic
def verwijder_ook(editie: GemeentePage, kern_id: int, *, stand: str, user: Any, reden: str) -> None:
    """Follow the core with a variant that was never online: delete the draft."""
    _, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.WEG)
    laat_weg(aanbod.variant.specific, user=user, reden=reden)


@transaction.atomic
def behoud(editie: GemeentePage, kern_id: int, *, stand: str, user: Any, reden: str) -> None:
    """Keep a variant whose core page is gone, until the core publishes that page anew."""
    _, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.WEG)
    _leg_vast(editie, aanbod.kern, Besluitsoort.BEHOUDEN, user, reden, kernstand(aanbod.kern))
    _log(aanbod.variant.specific, BEHOUDEN, user, reden, aanbod.titel)


@transaction.atomic
def verplaats(
    editie: GemeentePage, kern_id: int, *, stand: str, user: Any, reden: str = ""
) -> None:
    """Move a variant to where the core has the page now. Its text and state stay as they are."""
    boom, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.VERPLAATST)
    page = aanbod.variant.specific
    ouder = boom.varianten[aanbod.plaats.ouder]
    _bewaak_verplaatsen(page, ouder, user)
    doel, pos = _doel(boom, aanbod.plaats)
    MovePageAction(page, Page.objects.get(pk=doel.pk), pos=pos, user=user).execute()
    werk_orde_bij(editie, [kern_id], boom.kernorde)
    _log(Page.objects.get(pk=page.pk).specific, VERPLAATST, user, reden, aanbod.waar)


@transaction.atomic
def laat_staan(editie: GemeentePage, kern_id: int, *, stand: str, user: Any, reden: str) -> None:
    """Leave a variant where it is; asked again only when the core moves the page again."""
    boom, aanbod = _aanbod(editie, kern_id, stand, user, Aanbodsoort.VERPLAATST)
    _bewaak_reden(reden)
    werk_orde_bij(editie, [kern_id], boom.kernorde)
    _log(aanbod.variant.specific, BLIJFT_STAAN, user, reden, aanbod.waar)


def bezwaar_tegen_verplaatsen(page: OnderdeelPage, ouder: Page, user: Any) -> str:
    """Return why ``user`` may not move ``page`` below ``ouder``, in Dutch, or an empty string."""
    if not page.permissions_for_user(user).can_move_to(ouder.specific):
        return MAG_NIET_VERPLAATSEN
    if ouder.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists():
        return ADRES_BEZET.format(slug=page.slug)
    return adressen.bezwaar(page.slug, ouder)


def bezwaar_tegen_verwijderen(variant: OnderdeelPage, user: Any) -> str:
    """Return why ``user`` may not delete ``variant``, in Dutch, or an empty string."""
    rechten = variant.permissions_for_user(user)
    if rechten.can_delete():
        return ""
    return EERST_ERONDER if rechten.can_delete(ignore_bulk=True) else EERST_OFFLINE


def _bewaak_verwijderen(variant: OnderdeelPage, user: Any) -> None:
    if bezwaar := bezwaar_tegen_verwijderen(variant, user):
        raise PermissionDenied(bezwaar)


def _bewaak_verplaatsen(page: OnderdeelPage, ouder: Page, user: Any) -> None:
    if bezwaar := bezwaar_tegen_verplaatsen(page, ouder, user):
        raise PermissionDenied(bezwaar)


def _bewaak_reden(reden: str) -> None:
    if not reden.strip():
        raise PermissionDenied(REDEN_ONTBREEKT)


def _aanbod(
    editie: GemeentePage, kern_id: int, stand: str, user: Any, *soorten: Aanbodsoort
) -> tuple[Boom, Aanbod]:
    """Return what is offered now. Raises Verouderd when that is not what was decided about."""
    _houd_vast(editie)
    bewaak(editie, user)
    boom = lees_boom(editie)
    aanbod = boom.van(kern_id)
    if aanbod is None or aanbod.soort not in soorten or aanbod.stand != stand:
        raise Verouderd(VEROUDERD)
    return boom, aanbod


def _houd_vast(editie: GemeentePage) -> None:
    """Keep others from all pages of the edition until the transaction ends, and read how it stands now."""
    if not houd_bomen([editie.pk]):
        raise PaginaWeg(WEG)
    editie.refresh_from_db()


def _zoals_nu(editie: GemeentePage, variant: OnderdeelPage) -> OnderdeelPage:
    nu = OnderdeelPage.objects.descendant_of(editie).varianten().filter(pk=variant.pk).first()
    if nu is None:
        raise PaginaWeg(WEG)
    return nu.specific


def _doel(boom: Boom, plaats: Plaats) -> tuple[Page, str]:
    """Return what a page is moved beside or into, and on which side."""
    buur = plaats.na or plaats.voor
    if buur is None:
        return boom.varianten[plaats.ouder], "last-child"
    return boom.varianten[buur], "right" if plaats.na else "left"


def _leg_vast(
    editie: GemeentePage, kern: Page, soort: Besluitsoort, user: Any, reden: str, stand: str = ""
) -> None:
    _bewaak_reden(reden)
    Structuurbesluit.objects.update_or_create(
        editie=editie,
        kern_id=kern.pk,
        soort=soort,
        defaults={"reden": reden.strip(), "door": user, "stand": stand},
    )


def _log(page: Page, actie: str, user: Any, reden: str, titel: str) -> None:
    log(instance=page, action=actie, user=user, data={"reden": reden.strip(), "titel": titel})
