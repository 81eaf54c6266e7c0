"""The pages of an edition: its root, its handbook and its own empty pages, written in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from wagtail.models import Page

from gemeenten.models import ContactPage, GemeentenPage, GemeentePage, OrganisatiesPage
from handleiding.models import InhoudPage
from handleiding.workflow.meenemen import naar_kopieen

from .boom import Tak, geef_kindobjecten, schrijf_takken
from .bron import Bron, Weggelaten, handleiding_van
from .doelen import Doelen
from .kopie import maak_takken
from .opbouw import neem_opbouw_mee

VERKLARINGEN = (
    ("Privacyverklaring", "privacy"),
    ("Toegankelijkheidsverklaring", "toegankelijkheid"),
)
# Pages of which an edition has exactly one, made empty.
EENMALIG: tuple[tuple[type[Page], dict[str, Any]], ...] = (
    (ContactPage, {"title": "Contact", "slug": "contact", "show_in_menus": True}),
    (OrganisatiesPage, {"title": "Organisaties", "slug": "organisaties"}),
)


@dataclass
class Ontbrekend:
    """What an edition still lacks, as branches that are not stored yet."""

    takken: list[Tak]
    kopieen: dict[int, Page]


def maak_editie(
    editie: GemeentePage, gemeenten: GemeentenPage, bron: Bron, *, user: Any = None
) -> list[Weggelaten]:
    """Store a new edition below the list of municipalities, complete and as drafts.

    Returns what the copy goes without.
    """
    geef_kindobjecten(editie, {})
    ontbrekend = _ontbrekend(bron, handleiding=True, al=set(), adressen=set())
    wortel = Tak(editie, ontbrekend.takken)
    weggelaten = _schrijf([wortel], gemeenten, ontbrekend, bron, editie=editie, user=user)
    neem_opbouw_mee(editie, bron, user=user)
    return weggelaten


def vul_editie_aan(editie: GemeentePage, bron: Bron, *, user: Any = None) -> list[Weggelaten]:
    """Add to an edition what it lacks: handbook, contacts, organisations, statements. What is there stays."""
    ontbrekend = _ontbrekend(
        bron,
        handleiding=handleiding_van(editie) is None,
        al={page.specific_class for page in editie.get_children()},
        adressen=set(editie.get_children().values_list("slug", flat=True)),
    )
    if not ontbrekend.takken:
        return []
    return _schrijf(ontbrekend.takken, editie, ontbrekend, bron, editie=editie, user=user)


def _ontbrekend(
    bron: Bron, *, handleiding: bool, al: set[type[Page] | None], adressen: set[str]
) -> Ontbrekend:
    takken, kopieen = [], {}
    if handleiding:
        tak, kopieen = maak_takken(bron.paginas(op_slot=True))
        takken.append(tak)
    eigen: list[Page] = [
        model(**velden)
        for model, velden in EENMALIG
        if model not in al and velden["slug"] not in adressen
    ]
    eigen += [
        InhoudPage(title=titel, slug=slug) for titel, slug in VERKLARINGEN if slug not in adressen
    ]
    for page in eigen:
        geef_kindobjecten(page, {})
        takken.append(Tak(page))
    return Ontbrekend(takken, kopieen)


def _schrijf(takken, parent, ontbrekend, bron, *, editie, user) -> list[Weggelaten]:
    weggelaten = bron.weggelaten
    bewerk = partial(_wijs_links, ontbrekend, bron, editie, weggelaten)
    schrijf_takken(takken, parent, user=user, bewerk=bewerk)
    if bron.concepten:
        naar_kopieen(ontbrekend.kopieen)
    return weggelaten


def _wijs_links(
    ontbrekend: Ontbrekend,
    bron: Bron,
    editie: GemeentePage,
    weggelaten: list[Weggelaten],
    paginas: Sequence[Page],
) -> None:
    doelen = Doelen(bron.editie, ontbrekend.kopieen)
    if bron.editie is not None:
        doelen.wijs_toe(bron.editie, editie)
        nieuw = {page.slug: page for page in paginas if not hasattr(page, "kern_id")}
        for page in bron.editie.get_children():
            if tegenhanger := nieuw.get(page.slug):
                doelen.wijs_toe(page, tegenhanger)
    doelen.herschrijf(list(ontbrekend.kopieen.values()))
    weggelaten += doelen.weggelaten
