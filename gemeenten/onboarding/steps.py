"""The steps of onboarding. Each makes sure that something is there, and does nothing when it is."""

from typing import Any

from wagtail.models import Page, Site

from gemeenten import roles
from gemeenten.models import ContactPage, GemeentenPage, GemeentePage
from gemeenten.workflows import ensure_workflow
from handleiding.models import HandleidingPage, InhoudPage
from handleiding.workflow.rules import Rol

from .copy import kopieer_boom
from .plan import Plan

AANPAK = ("De aanpak", "de-aanpak")
VERKLARINGEN = (
    ("Privacyverklaring", "privacy"),
    ("Toegankelijkheidsverklaring", "toegankelijkheid"),
)


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
    roles.ensure_collectie("Kern", groepen)
    ensure_workflow(roles.KERN, home, groepen[Rol.BEOORDELAAR])
    ensure_algemene_paginas(home, groepen)
    return kern


def ensure_algemene_paginas(home: Page, groepen: dict[Rol, Any]) -> None:
    """Make sure the Collectief's own pages exist, for the kernredactie to fill.

    Their rights stand on each page: a right on the front page would reach into every edition.
    """
    for titel, slug in (AANPAK, *VERKLARINGEN):
        page = InhoudPage.objects.child_of(home).filter(slug=slug).first() or _kind(
            home, InhoudPage(title=titel, slug=slug, show_in_menus=(titel, slug) == AANPAK)
        )
        roles.ensure_paginarechten(page, groepen)


def ensure_sjabloon(gemeenten: GemeentenPage, kern: HandleidingPage) -> GemeentePage:
    """Make sure there is a sjabloon: every part of the core as a variant, and empty own pages."""
    sjabloon = GemeentePage.objects.sjabloon().first()
    if sjabloon is None:
        sjabloon = _kind(gemeenten, GemeentePage(title="Sjabloon", slug="sjabloon"))
    roles.ensure_paginarechten(sjabloon, roles.ensure_groepen(roles.KERN))
    ensure_handleiding(sjabloon, kern)
    ensure_eigen_paginas(sjabloon)
    return sjabloon


def ensure_editie(plan: Plan, gemeenten: GemeentenPage, *, user: Any = None) -> GemeentePage:
    """Make sure the root page of the edition exists, as a draft."""
    editie = GemeentePage.objects.filter(code=plan.code).first()
    return editie or _kind(
        gemeenten, GemeentePage(title=plan.naam, slug=plan.adres, code=plan.code), user=user
    )


def ensure_handleiding(editie: GemeentePage, bron: Page, *, user: Any = None) -> Page:
    """Make sure the edition has its copy of the handbook; ``bron`` is the handbook to copy."""
    handleiding = HandleidingPage.objects.child_of(editie).first()
    return handleiding or kopieer_boom(bron, editie, user=user)


def ensure_eigen_paginas(editie: GemeentePage, *, user: Any = None) -> None:
    """Make sure the edition has its contact page and the statements the law asks for, as drafts."""
    if not ContactPage.objects.child_of(editie).exists():
        _kind(editie, ContactPage(title="Contact", slug="contact", show_in_menus=True), user=user)
    aanwezig = set(editie.get_children().values_list("slug", flat=True))
    for titel, slug in VERKLARINGEN:
        if slug not in aanwezig:
            _kind(editie, InhoudPage(title=titel, slug=slug), user=user)


def ensure_rechten(editie: GemeentePage) -> None:
    """Make sure the edition has its groups, page rights, collection and approval."""
    groepen = roles.ensure_groepen(editie.code)
    roles.ensure_paginarechten(editie, groepen)
    roles.ensure_collectie(f"{editie.code} {editie.title}", groepen)
    ensure_workflow(editie.code, editie, groepen[Rol.BEOORDELAAR])


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
