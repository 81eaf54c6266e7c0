"""Two municipalities become one: the local data of one edition moves into the other.

Its copy of the handbook stays where it is: two texts of one core page are no data to add up. What the
other edition had adapted there is named, so that a person can take it over.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log
from wagtail.models import Page

from gemeenten.kernband.herkomst.overzicht import standen_van
from gemeenten.logacties import EDITIE_SAMENGEVOEGD
from gemeenten.models import (
    ContactPage,
    Contactpersoon,
    GemeentePage,
    Organisatie,
    WerkleergroepPage,
)
from gemeenten.onboarding.paginas import VERKLARINGEN
from gemeenten.toegang.muren.collectie import collectie_van
from handleiding.adressen import vrij_adres
from handleiding.inhoud import kindrelaties, opgeslagen, velden_van
from handleiding.inhoud.woorden import heeft_tekst, is_gevuld
from handleiding.models import InhoudPage, OnderdeelPage
from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.meenemen import neem_deel_mee
from handleiding.workflow.rij import leg_vast

from .bewaking import bewaak, bewaak_offline, bewaak_vrij, houd_vast
from .media import MODELLEN
from .omleiding import leid_om
from .organisaties import voeg_organisaties_toe

# These rows are added to those of the other edition.
RIJEN_MEE = (Contactpersoon, Organisatie)
WORTELTEKSTEN = ("inleiding", "steunpunt")
ZELFDE = "Kies een andere gemeente dan deze."
GEARCHIVEERD = "Een van beide edities is gearchiveerd. Haal die eerst uit het archief."
CONTACT_OP_SLOT = "De contactpagina van {naam} ontbreekt. Maak die eerst."


@in_een_keer()
def voeg_samen(van: GemeentePage, naar: GemeentePage, *, user: Any) -> list[str]:
    """Move groups, own pages and media of ``van``, and copy its lists, to ``naar``; return what moved.

    ``van`` is offline, so nothing disappears from readers unseen. Moved pages become drafts of their
    new edition: its own reviewers approve them. The addresses of what stays behind lead to the same
    page of ``naar``.
    """
    bewaak(van, user)
    bewaak(naar, user)
    if van.pk == naar.pk:
        raise PermissionDenied(ZELFDE)
    houd_vast(van, naar)
    if van.gearchiveerd_op or naar.gearchiveerd_op:
        raise PermissionDenied(GEARCHIVEERD)
    bewaak_offline(van)
    mee = _eigen_paginas(van)
    for page in mee:
        bewaak_vrij(page.get_descendants(inclusive=True))
    titels = [_verhuis(page, naar) for page in mee]
    groepen = [p for p in mee if isinstance(p, WerkleergroepPage)]
    voeg_organisaties_toe(van, naar, groepen, user=user)
    titels += _contactpersonen(van, naar, user=user)
    _media(van, naar)
    leid_om(van, naar)
    log(
        instance=naar, action=EDITIE_SAMENGEVOEGD, user=user, data={"van": van.title, "mee": titels}
    )
    return titels


def _eigen_paginas(van: GemeentePage) -> list[Page]:
    """Return what ``van`` made itself: every page below its root, but for what each edition has one of."""
    verklaringen = {slug for _, slug in VERKLARINGEN}
    return [
        page
        for page in van.get_children().order_by("path").specific()
        if not isinstance(page, OnderdeelPage)
        and not _een_per_editie(page)
        and not (isinstance(page, InhoudPage) and page.slug in verklaringen)
    ]


def _een_per_editie(page: Page) -> bool:
    """Return whether an edition has no place for a second one; of the handbook ``OnderdeelPage`` decides."""
    return page.max_count_per_parent == 1


def wat_achterblijft(van: GemeentePage) -> list[str]:
    """Name what does not move, and is nobody else's: a person takes it over, or lets it go."""
    eigen = OnderdeelPage.objects.descendant_of(van).filter(kern__isnull=True).order_by("path")
    wortel = van.get_latest_revision_as_object()
    velden = [veld for veld in WORTELTEKSTEN if heeft_tekst(getattr(wortel, veld))]
    return [
        *(f"{stand.variant.draft_title}: aangepast aan de gemeente" for stand in standen_van(van)),
        *(f"{page.draft_title}: eigen tekst in de handleiding" for page in eigen),
        *_teksten_die_blijven(van),
        *(f"Beginpagina: {van._meta.get_field(veld).verbose_name}" for veld in velden),
    ]


def _teksten_die_blijven(van: GemeentePage) -> Iterator[str]:
    """Name what the pages say that each edition has one of, but for the rows that go along."""
    for page in van.get_children().not_type(OnderdeelPage).order_by("path").specific():
        if not _een_per_editie(page):
            continue
        concept, model = page.get_latest_revision_as_object(), type(page)
        for veld in velden_van(model):
            if veld.model is model and is_gevuld(veld, opgeslagen(concept, veld)):
                yield f"{page.draft_title}: {veld.verbose_name}"
        for relatie in kindrelaties(model):
            rijen = getattr(concept, relatie.get_accessor_name())
            if relatie.related_model not in RIJEN_MEE and rijen.exists():
                yield f"{page.draft_title}: {relatie.related_model._meta.verbose_name_plural}"


def _verhuis(page: Page, naar: GemeentePage) -> str:
    """Move a page with what is below it, and then take it offline: only what is online gets a redirect."""
    page = Page.objects.get(pk=page.pk).specific
    adres = vrij_adres(page.slug, naar)
    if adres != page.slug:
        page = _geef_adres(page, adres)
    page.move(GemeentePage.objects.get(pk=naar.pk), pos="last-child")
    for deel in Page.objects.get(pk=page.pk).get_descendants(inclusive=True).live().specific():
        deel.unpublish()
    return page.title


def _geef_adres(page: Page, adres: str) -> Page:
    laatste = page.get_latest_revision_as_object()
    laatste.slug = adres
    laatste.save_revision(user=laatste.latest_revision.user if laatste.latest_revision else None)
    return leg_vast(page, slug=laatste.slug)


def _contactpersonen(van: GemeentePage, naar: GemeentePage, *, user: Any) -> list[str]:
    """Add the contacts of ``van`` to the draft of ``naar``'s contact page."""
    bron = ContactPage.objects.child_of(van).first()
    personen = list(bron.get_latest_revision_as_object().contactpersonen.all()) if bron else []
    if not personen:
        return []
    doel = ContactPage.objects.child_of(naar).first()
    if doel is None:
        raise PermissionDenied(CONTACT_OP_SLOT.format(naam=naar.title))
    bewaak_vrij(ContactPage.objects.filter(pk=doel.pk))
    concept = doel.get_latest_revision_as_object()
    nieuw = list(concept.contactpersonen.all())
    for persoon in personen:
        persoon.pk = None
        persoon.sort_order = len(nieuw)
        nieuw.append(persoon)
    concept.contactpersonen = nieuw
    vorige = doel.get_latest_revision()
    concept.save_revision(user=vorige.user if doel.has_unpublished_changes and vorige else None)
    neem_deel_mee(bron, doel, door=user)
    return [str(persoon) for persoon in personen]


def _media(van: GemeentePage, naar: GemeentePage) -> None:
    van_deze, naar_die = collectie_van(van), collectie_van(naar)
    if van_deze and naar_die:
        for model in MODELLEN.values():
            van_hier = model().objects.filter(collection__path__startswith=van_deze.path)
            van_hier.update(collection=naar_die)
