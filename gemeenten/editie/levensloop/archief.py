"""The archive: an edition that nobody changes any more, kept for the legal term. Its own people read it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from gemeenten.logacties import EDITIE_GEARCHIVEERD, EDITIE_TERUGGEHAALD
from gemeenten.models import GemeentePage
from gemeenten.toegang import roles
from handleiding.workflow.schrijven import Beletsel

from .bewaking import bewaak, bewaak_offline, bewaak_planning, bewaak_rust, houd_vast

GEARCHIVEERD = Beletsel("Deze editie is gearchiveerd. Haal haar eerst uit het archief.")
NIET_IN_ARCHIEF = "Deze editie staat niet in het archief."


@transaction.atomic
def archiveer(editie: GemeentePage, *, user: Any, bewaren_tot: date | None = None) -> None:
    """Put an edition that is offline in the archive: locked, and without rights on its pages and media.

    Its people keep their accounts and groups, so that ``haal_terug`` undoes all of it. Until
    ``bewaren_tot`` it is not deleted.
    """
    bewaak(editie, user)
    houd_vast(editie)
    if editie.gearchiveerd_op:
        raise PermissionDenied(str(GEARCHIVEERD))
    bewaak_offline(editie)
    boom = editie.get_descendants(inclusive=True)
    bewaak_rust(boom)
    bewaak_planning(boom)
    vandaag = timezone.localdate()
    if bewaren_tot and bewaren_tot <= vandaag:
        raise ValidationError({"bewaren_tot": "Kies een datum in de toekomst."})
    boom.update(locked=True, locked_by=None, locked_at=timezone.now())
    _rechten(editie).delete()
    _mediarechten(editie).delete()
    _bewaar(editie, gearchiveerd_op=vandaag, bewaren_tot=bewaren_tot)
    tot = {"bewaren_tot": bewaren_tot.isoformat()} if bewaren_tot else {}
    log(instance=editie, action=EDITIE_GEARCHIVEERD, user=user, data=tot)


@transaction.atomic
def haal_terug(editie: GemeentePage, *, user: Any) -> None:
    """Take an edition out of the archive: its people can work on it again; it stays offline.

    How long it has to be kept does not change by that. Of one that is not there no lock is touched.
    """
    bewaak(editie, user)
    houd_vast(editie)
    if not editie.gearchiveerd_op:
        raise PermissionDenied(NIET_IN_ARCHIEF)
    editie.get_descendants(inclusive=True).update(locked=False, locked_at=None)
    groepen = roles.ensure_groepen(editie.code)
    roles.ensure_paginarechten(editie, groepen)
    roles.ensure_collectie(roles.collectienaam(editie.code, editie.title), groepen)
    _bewaar(editie, gearchiveerd_op=None)
    log(instance=editie, action=EDITIE_TERUGGEHAALD, user=user)


def standaardtermijn(vandaag: date) -> date:
    """Return until when an edition is kept that goes into the archive on ``vandaag``."""
    jaar = vandaag.year + settings.BEWAARTERMIJN_JAREN
    if (vandaag.month, vandaag.day) == (2, 29):
        return date(jaar, 3, 1)
    return vandaag.replace(year=jaar)


def bezwaar_uit_archief(editie: GemeentePage) -> str:
    """Return why an archived edition may not go online, or an empty string."""
    return str(GEARCHIVEERD) if editie.gearchiveerd_op else ""


def beletsel_in_archief(paginas: Any) -> dict[int, Beletsel]:
    """Return which of ``paginas`` nobody writes, because their edition is in the archive."""
    archief = GemeentePage.objects.filter(gearchiveerd_op__isnull=False).order_by()
    paden = tuple(archief.values_list("path", flat=True))
    rijen = paginas.values_list("pk", "path") if paden else ()
    return {pk: GEARCHIVEERD for pk, pad in rijen if pad.startswith(paden)}


def _rechten(editie: GemeentePage) -> Any:
    return GroupPagePermission.objects.filter(
        group__rolgroep__editie=editie, page__in=Page.objects.descendant_of(editie, inclusive=True)
    )


def _mediarechten(editie: GemeentePage) -> Any:
    """What the people of ``editie`` may change in its collection; choosing is looking."""
    naam = roles.collectienaam(editie.code, editie.title)
    return GroupCollectionPermission.objects.filter(
        group__rolgroep__editie=editie,
        collection__in=Collection.objects.filter(name=naam, depth=2),
    ).exclude(permission__codename__startswith="choose_")


def _bewaar(editie: GemeentePage, **velden: Any) -> None:
    for naam, waarde in velden.items():
        setattr(editie, naam, waarde)
    GemeentePage.objects.filter(pk=editie.pk).update(**velden)
