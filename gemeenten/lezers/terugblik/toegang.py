"""Who may look back at what readers saw of a page, and whose text they may read then."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, get_page_models

from gemeenten.models.persoon import Persoon
from gemeenten.toegang.roles import KERN, is_kernredactie, rollen_bij
from gemeenten.toegang.rollen_op_pagina import eigenaar_van, onder, paden_met_een_rol
from handleiding.inhoud import kindrelaties, soort_van_model
from handleiding.publiek.etalage import Etalagezicht, Publicatie, Raamsoort, met_bestanden
from handleiding.publiek.tijdvakken import Boeking
from handleiding.workflow.rules import Rol

# They answer for what stood online; also of an edition in the archive.
TERUGKIJKERS = frozenset({Rol.BEOORDELAAR, Rol.BEHEERDER})
VOOR_IEDEREEN = Q(zicht=Etalagezicht.OPENBAAR)


def mag_terugkijken(page: Page, user: Any) -> bool:
    """Return whether ``user`` may see when ``page`` was online, and with which version.

    The kernredactie of each page that everyone could read at some time.
    """
    if werkt_daar(page, user):
        return True
    was_openbaar = page.publicaties.filter(VOOR_IEDEREEN, online=True)
    return is_kernredactie(user) and was_openbaar.exists()


def werkt_daar(page: Page, user: Any) -> bool:
    """Return whether ``page`` is of the people that ``user`` answers for readers with."""
    if not user.is_active or user.is_superuser:
        return bool(user.is_active)
    eigenaar = eigenaar_van(page)
    if eigenaar == KERN:
        return is_kernredactie(user)
    return bool(rollen_bij(eigenaar, user) & TERUGKIJKERS)


def te_weten(page: Page, user: Any) -> Q:
    """Return which rows of ``Publicatie`` of the tree at ``page`` this person may know of."""
    if user.is_superuser or (eigenaar_van(page) != KERN and werkt_daar(page, user)):
        return Q()
    return VOOR_IEDEREEN | ~Q(page__etalage__wortel__raam__soort=Raamsoort.EDITIE)


def was_openbaar(boeking: Boeking) -> bool:
    return boeking.zicht == Etalagezicht.OPENBAAR


def mag_tekst_lezen(page: Page, boeking: Boeking, user: Any) -> bool:
    """Return whether ``user`` may read the text itself.

    Of an edition the kernredactie reads what everyone could read; a version of a page with people on it also holds
    those who were not shown to the public.
    """
    if werkt_daar(page, user):
        return True
    return was_openbaar(boeking) and not _houdt_mensen(page)


def mag_bestand_terugzien(stuk: Any, user: Any) -> bool:
    """Return whether ``user`` may read a text in which readers saw this file, as it stood online then."""
    if not (rijken := _te_lezen(user)):
        return False
    ooit = Publicatie.objects.filter(rijken, online=True)
    return met_bestanden(ooit, soort_van_model(type(stuk)).value, [stuk.pk]).exists()


def _te_lezen(user: Any) -> Q | None:
    """The rule of ``mag_tekst_lezen`` for many rows of ``Publicatie`` at once; None when there are none."""
    eigen = [
        pad
        for pad, (code, _) in paden_met_een_rol(user).items()
        if rollen_bij(code, user) & TERUGKIJKERS
    ]
    vraag = onder(eigen, "page__path") if eigen else None
    if is_kernredactie(user):
        van_editie = Q(page__etalage__wortel__raam__soort=Raamsoort.EDITIE)
        te_lezen = ~van_editie | (VOOR_IEDEREEN & ~Q(page__content_type__in=_soorten_met_mensen()))
        vraag = te_lezen if vraag is None else vraag | te_lezen
    return vraag


def _soorten_met_mensen() -> list[ContentType]:
    soorten = [model for model in get_page_models() if _soort_houdt_mensen(model)]
    return list(ContentType.objects.get_for_models(*soorten).values())


def _houdt_mensen(page: Page) -> bool:
    return _soort_houdt_mensen(page.specific_class or Page)


def _soort_houdt_mensen(model: type[Page]) -> bool:
    return any(issubclass(relatie.related_model, Persoon) for relatie in kindrelaties(model))
