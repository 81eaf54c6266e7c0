"""Write a parsed handbook into the core: the same pages again, never a second copy.

What was published gets a draft; publishing stays with the workflow. A page under review is left
alone and reported.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from django.utils.text import slugify
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import StreamField
from wagtail.models import Page

from handleiding import models
from handleiding.adressen import is_naam, vrij_adres
from handleiding.importer.ids import behoud
from handleiding.importer.structure import Boekpagina, Handleiding
from handleiding.inhoud import Inhoudsdeel, Inhoudsoort, bron_van, herschrijf_veld
from handleiding.publiek.etalage import in_een_keer
from handleiding.verschil.opgeslagen import velden_van
from handleiding.workflow.schrijven import beletsel

PAGINATYPES = {
    "hoofdstuk": models.HoofdstukPage,
    "bijeenkomst": models.BijeenkomstPage,
    "bijlage": models.BijlagePage,
    "bufferschema": models.BufferschemaPage,
    "literatuur": models.LiteratuurPage,
}
# What a new session starts with; later imports leave it alone.
NIEUWE_BIJEENKOMST = [
    {
        "type": "sessies",
        "value": {
            "kop": "Wanneer?",
            "neutraal": "<p>De data verschillen per werk-leergroep. "
            "Kijk op de pagina van uw gemeente.</p>",
        },
    }
]


@dataclass(frozen=True)
class Geschreven:
    """What happened to one page: ``nieuw``, ``bijgewerkt``, ``ongewijzigd`` or ``op slot``."""

    titel: str
    gevolg: str
    page: Page


class _Canoniek:
    """Writes rich text as the editor would, so that opening and saving it changes nothing."""

    def __init__(self) -> None:
        features = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
        self._converter = ContentstateConverter(features)

    def __call__(self, veld: Field, waarde: Any) -> Any:
        return herschrijf_veld(veld, waarde, self._blad)

    def _blad(self, blad: Inhoudsdeel) -> Any:
        if blad.soort is not Inhoudsoort.RIJK or not blad.waarde:
            return blad.waarde
        gelezen = self._converter.from_database_format(blad.waarde)
        return self._converter.to_database_format(gelezen)


@in_een_keer()
def schrijf(
    handleiding: Handleiding, wortel: models.HandleidingPage, *, user: Any = None
) -> list[Geschreven]:
    """Write ``handleiding`` below ``wortel`` and return what happened, page by page.

    ``user`` counts as a contributor to what changes. All or nothing: an error undoes everything.
    """
    return list(_schrijf_onder(wortel, handleiding.paginas, wortel, user, _Canoniek()))


def _schrijf_onder(parent, paginas, wortel, user, canoniek) -> Iterator[Geschreven]:
    vorige = None
    for pagina in paginas:
        page = _bestaande(pagina, wortel)
        if page is None:
            geschreven = _maak(pagina, parent, vorige, user, canoniek)
        else:
            geschreven = _werk_bij(pagina, page, user, canoniek)
        vorige = geschreven.page
        yield geschreven
        yield from _schrijf_onder(geschreven.page, pagina.kinderen, wortel, user, canoniek)


def _bestaande(pagina: Boekpagina, wortel: Page) -> Page | None:
    kandidaten = PAGINATYPES[pagina.soort].objects.descendant_of(wortel)
    if pagina.soort == "bijeenkomst":
        return kandidaten.filter(nummer=pagina.velden["nummer"]).first()
    return kandidaten.filter(slug__in={_slug(pagina), _naar_titel(pagina)}).first()


def _slug(pagina: Boekpagina) -> str:
    """Return the name in its address: the same each time, so that the page is found again."""
    if pagina.soort == "bijeenkomst":
        return f"bijeenkomst-{pagina.velden['nummer']}"
    slug = _naar_titel(pagina)
    return f"{pagina.soort}-{slug}" if is_naam(slug) else slug


def _naar_titel(pagina: Boekpagina) -> str:
    return slugify(pagina.titel)[:80].strip("-") or pagina.soort


def _maak(pagina: Boekpagina, parent: Page, vorige: Page | None, user, canoniek) -> Geschreven:
    page = PAGINATYPES[pagina.soort](
        title=pagina.titel, slug=vrij_adres(_slug(pagina), parent), live=False, owner=user
    )
    velden = dict(pagina.velden)
    if pagina.soort == "bijeenkomst":
        velden["inhoud"] = NIEUWE_BIJEENKOMST
    _vul(page, velden, canoniek)
    _hang_in_boom(page, parent, vorige)
    page.save_revision(user=user, log_action="wagtail.create")
    return Geschreven(page.title, "nieuw", page)


def _hang_in_boom(page: Page, parent: Page, vorige: Page | None) -> None:
    """Put a new page where the handbook has it: after the page before it, else in front."""
    parent = type(parent).objects.get(pk=parent.pk)
    if vorige is not None and vorige.depth == parent.depth + 1:
        type(vorige).objects.get(pk=vorige.pk).add_sibling("right", instance=page)
    elif eerste := parent.get_first_child():
        eerste.add_sibling("left", instance=page)
    else:
        parent.add_child(instance=page)


def _werk_bij(pagina: Boekpagina, page: Page, user, canoniek) -> Geschreven:
    concept = page.get_latest_revision_as_object()
    voor = _zegt(concept, pagina.velden)
    _vul(concept, pagina.velden, canoniek)
    concept.title = pagina.titel
    if voor == _zegt(concept, pagina.velden):
        return Geschreven(page.title, "ongewijzigd", page)
    if beletsel(page):
        return Geschreven(page.title, "op slot", page)
    concept.save_revision(user=user, log_action=True)
    return Geschreven(pagina.titel, "bijgewerkt", page)


def _vul(page: Page, velden: dict[str, Any], canoniek) -> None:
    for naam, waarde in velden.items():
        veld = page._meta.get_field(naam)
        nieuw = behoud(bron_van(veld), _ruw(page, naam), canoniek(veld, waarde))
        if isinstance(veld, StreamField):
            setattr(page, naam, json.dumps(nieuw))
            _laad(getattr(page, naam))
        else:
            setattr(page, naam, nieuw)


def _laad(stream: Any) -> None:
    """Read every block once, so that what is stored is complete, as after a save in the editor."""
    for blok in stream:
        blok.value  # noqa: B018 - reading is what normalises it


def _ruw(page: Page, naam: str) -> Any:
    value = getattr(page, naam)
    return list(value.get_prep_value()) if hasattr(value, "get_prep_value") else value


def _zegt(page: Page, velden: dict[str, Any]) -> dict[str, Any]:
    """Return what the title and these fields say, each by its kind: what is text in one is markup in another."""
    return velden_van(type(page), {naam: _ruw(page, naam) for naam in ("title", *velden)})
