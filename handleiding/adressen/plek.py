"""Which names pages may not take, by where they stand, because an address of the table has them.

A page that has such a name from before keeps it: only a name or a place that is new is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Lower
from wagtail.models import Page, Site

from .tabel import ANY_PAGE, HOSTS, Adres, Niveau, alle

CONCEPT_SLUG = KeyTextTransform("slug", "latest_revision__content")
BEZWAAR = (
    "Het adres “{slug}” is op deze plek van de site zelf, voor {wat}. "
    "Kies een ander adres, bijvoorbeeld “{vrij}”."
)
BEZWAAR_HOST = (
    "De pagina “{titel}” heeft het adres “{slug}”. Op een eigen hostnaam is dat van de site zelf, voor {wat}. "
    "Geef die pagina eerst een ander adres."
)


@dataclass(frozen=True)
class InDeWeg:
    """A page that stands, or asks in its draft to stand, where an address of the table is."""

    page: Page
    slug: str
    adres: Adres
    concept: bool


def is_naam(slug: str) -> bool:
    """Return whether any address of the table has this name, at any level. Capitals make no difference."""
    return any(adres.kop == slug.casefold() for adres in alle() if adres.kop)


def vast_adres(page: Page) -> Adres | None:
    """Return the one address that ``page`` has by its type, when it is an editable page of the table."""
    label = page.specific_class._meta.label if page.specific_class else ""
    return next((adres for adres in alle() if adres.paginatype and adres.paginatype == label), None)


def naam_op(slug: str, ouder: Page | None, page: Page | None = None) -> Adres | None:
    """Return the address that has the name ``slug`` directly below ``ouder``, whether it is stored or not.

    Only a name that stands in the table costs a query. ``page`` is what would be called so: an editable page of the
    table has its own address below the front page of the main host.
    """
    if ouder is None or not is_naam(slug):
        return None
    niveaus = _niveaus_onder(ouder)
    eigen = vast_adres(page) if page is not None and is_voorpagina(ouder) else None
    return next(
        (
            adres
            for adres in alle()
            if adres.kop == slug.casefold()
            and adres is not eigen
            and niveaus.intersection(adres.niveaus)
        ),
        None,
    )


def is_voorpagina(page: Page | None) -> bool:
    """Return whether the main host begins at ``page``."""
    return (
        page is not None
        and page.pk is not None
        and Site.objects.filter(root_page=page.pk, is_default_site=True).exists()
    )


def _niveaus_onder(ouder: Page) -> set[Niveau]:
    soort = ouder.specific_class
    label = soort._meta.label if soort else ""
    van_type = {
        n for adres in alle() for n in adres.niveaus if n.paginatype and n.paginatype == label
    }
    host = ouder.pk and Site.objects.filter(root_page=ouder.pk).exists()
    return {ANY_PAGE} | van_type | (HOSTS if host else frozenset())


def bezwaar(slug: str, ouder: Page | None, page: Page | None = None) -> str:
    """Return why ``page`` may not get the address ``slug`` below ``ouder``, in Dutch, or an empty string."""
    adres = naam_op(slug, ouder, page)
    if adres is None or (page is not None and _had_al(page, slug, ouder)):
        return ""
    return BEZWAAR.format(slug=slug, wat=adres.wat, vrij=vrij_adres(slug, ouder))


def _had_al(page: Page, slug: str, ouder: Page) -> bool:
    """Return whether the row or the latest draft of ``page`` has this address, at this place."""
    rij = (
        Page.objects.filter(pk=page.pk).values_list("path", "slug", CONCEPT_SLUG).first()
        if page.pk
        else None
    )
    return rij is not None and rij[0][: -Page.steplen] == ouder.path and slug in rij[1:]


def vrij_adres(slug: str, ouder: Page, bezet: Iterable[str] | None = None) -> str:
    """Return ``slug``, or else ``slug`` with the first number that nothing below ``ouder`` has.

    ``bezet`` are the names of the pages there, where they are known already or not stored yet.
    """
    if bezet is None:
        bezet = ouder.get_children().values_list("slug", flat=True)
    namen = set(bezet)
    kandidaten = chain([slug], (f"{slug}-{nummer}" for nummer in count(2)))
    return next(naam for naam in kandidaten if naam not in namen and not naam_op(naam, ouder))


def bezwaar_tegen_host(wortel: Page, *, hoofd: bool = False) -> str:
    """Return which page directly below ``wortel`` would be in the way on a host name of its own, in Dutch.

    ``hoofd`` says that it is the front page of the main host, which has editable pages at fixed addresses.
    """
    op_host = {adres.kop: adres for adres in alle() if adres.kop and HOSTS & set(adres.niveaus)}
    for gevonden in _met_naam(wortel.get_children(), set(op_host)):
        eigen = vast_adres(gevonden) if hoofd else None
        for slug in (gevonden.slug, gevonden.concept_slug or ""):
            if (adres := op_host.get(slug.casefold())) and adres is not eigen:
                titel = gevonden.get_admin_display_title()
                return BEZWAAR_HOST.format(titel=titel, slug=slug, wat=adres.wat)
    return ""


def paginas_in_de_weg(paginas: Any = None) -> list[InDeWeg]:
    """Return which of ``paginas`` (all of them) have a name that is taken where they stand, drafts too."""
    namen = {adres.kop for adres in alle() if adres.kop}
    gevonden = []
    for page in _met_naam(Page.objects.all() if paginas is None else paginas, namen):
        ouder = page.get_parent()
        for slug, concept in {page.slug: False, page.concept_slug or page.slug: True}.items():
            if adres := naam_op(slug, ouder, page):
                gevonden.append(InDeWeg(page, slug, adres, concept and slug != page.slug))
    return gevonden


def _met_naam(paginas: Any, namen: set[str]) -> Any:
    """Return the pages that have one of ``namen``, or ask for it in a draft, with ``concept_slug``."""
    return (
        paginas.annotate(concept_slug=CONCEPT_SLUG)
        .annotate(rij_klein=Lower("slug"), concept_klein=Lower("concept_slug"))
        .filter(Q(rij_klein__in=namen) | Q(concept_klein__in=namen, has_unpublished_changes=True))
        .order_by("path")
    )
