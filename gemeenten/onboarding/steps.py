"""The steps of onboarding. Each makes sure that something is there, and does nothing when it is."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Collection, Page, Site

from gemeenten.goedkeuring.workflows import ensure_workflow
from gemeenten.models import GemeentenPage, GemeentePage
from gemeenten.toegang import roles
from handleiding.adressen import bezwaar_tegen_host
from handleiding.models import HandleidingPage, InhoudPage
from handleiding.workflow.rules import Rol

from .bron import Bron, Weggelaten, kern_als_bron
from .doe_mee import ensure_doe_mee
from .paginas import VERKLARINGEN, maak_editie, vul_editie_aan
from .plan import Plan

AANPAK = ("De aanpak", "de-aanpak")


def ensure_gemeenten(home: Page) -> GemeentenPage:
    """Make sure the list of municipalities exists below the front page."""
    return GemeentenPage.objects.first() or _kind(
        home, GemeentenPage(title="Gemeenten", slug="gemeenten", show_in_menus=True)
    )


def ensure_kern(home: Page) -> HandleidingPage:
    """Make sure the root of the core exists, with its own people and its own approval."""
    kern = HandleidingPage.objects.kernpaginas().child_of(home).first() or _kind(
        home, HandleidingPage(title="Handleiding", slug="handleiding", show_in_menus=True)
    )
    groepen = roles.ensure_groepen(roles.KERN)
    roles.ensure_paginarechten(kern, groepen)
    roles.ensure_collectie(roles.KERN, groepen)
    ensure_workflow(roles.KERN, home)
    ensure_algemene_paginas(home, groepen)
    return kern


def ensure_algemene_paginas(home: Page, groepen: dict[Rol, Group]) -> None:
    """Make sure the Collectief's own pages exist, for the kernredactie to fill.

    Their rights stand on each page: a right on the front page would reach into every edition.
    """
    for titel, slug in (AANPAK, *VERKLARINGEN):
        page = InhoudPage.objects.child_of(home).filter(slug=slug).first() or _kind(
            home, InhoudPage(title=titel, slug=slug, show_in_menus=(titel, slug) == AANPAK)
        )
        roles.ensure_paginarechten(page, groepen)
    ensure_doe_mee(home, groepen)


def ensure_sjabloon(gemeenten: GemeentenPage) -> GemeentePage:
    """Make sure there is a sjabloon: every published part of the core, and empty own pages."""
    sjabloon = GemeentePage.objects.sjabloon().first()
    if sjabloon is None:
        sjabloon = GemeentePage(title="Sjabloon", slug="sjabloon")
        maak_editie(sjabloon, gemeenten, kern_als_bron())
        roles.ensure_paginarechten(sjabloon, roles.ensure_groepen(roles.KERN))
    return sjabloon


def ensure_editie(
    plan: Plan, gemeenten: GemeentenPage, bron: Bron, *, user: Any = None
) -> tuple[GemeentePage, list[Weggelaten]]:
    """Make sure the edition exists with all its pages, as drafts; also return what it goes without."""
    editie = GemeentePage.objects.filter(code=plan.code).first()
    if editie is not None:
        return editie, vul_editie_aan(editie, bron, user=user)
    thema = {"kleur": plan.kleur} if plan.kleur else {}
    editie = GemeentePage(title=plan.naam, slug=plan.adres, code=plan.code, **thema)
    return editie, maak_editie(editie, gemeenten, bron, user=user)


def ensure_groepen(editie: GemeentePage) -> dict[Rol, Group]:
    """Make sure the edition has its groups, with their rights on its pages."""
    groepen = roles.ensure_groepen(editie.code)
    roles.ensure_paginarechten(editie, groepen)
    return groepen


def ensure_collectie(editie: GemeentePage, groepen: dict[Rol, Group]) -> Collection:
    """Make sure the edition has a place of its own for images and documents."""
    return roles.ensure_collectie(roles.collectienaam(editie.code, editie.title), groepen)


def ensure_beoordeling(editie: GemeentePage) -> None:
    """Make sure the edition's own reviewers approve its pages."""
    ensure_workflow(editie.code, editie)


def ensure_site(editie: GemeentePage, hostnaam: str) -> Site | None:
    """Make sure the edition answers to ``hostnaam``; without one it lives below the front page."""
    if not hostnaam:
        return None
    if reden := bezwaar_tegen_host(editie):
        raise ValidationError({"hostnaam": reden})
    standaard = Site.objects.get(is_default_site=True)
    site, _ = Site.objects.get_or_create(
        hostname=hostnaam,
        port=standaard.port,
        defaults={"root_page": editie, "site_name": editie.title[:255]},
    )
    return site


def voorpagina() -> Page:
    """Return the front page of the default site."""
    return Site.objects.get(is_default_site=True).root_page.specific


def _kind(parent: Page, page: Any, *, user: Any = None) -> Any:
    """Add ``page`` below ``parent`` as a draft with a first revision."""
    page.live = False
    page.has_unpublished_changes = True
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action="wagtail.create")
    return page
