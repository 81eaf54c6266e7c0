"""One page of the book, in three texts: what the book said, what it says, what the core says now. Writes nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import StreamField
from wagtail.models import Page

from gemeenten.kernband.wijzigingen.vormen import met_vorm
from gemeenten.merge import Besluit, Handeling, Samenvoeging, Soort, merge
from handleiding.importer.structure import Boekpagina
from handleiding.inhoud import Inhoudsdeel, Inhoudsoort, bron_van, herschrijf_veld
from handleiding.models import OnderdeelPage
from handleiding.verschil.opgeslagen import velden_van

from .behoud import behoud

TITEL = "title"
Velden = dict[str, Any]


class Canoniek:
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


@dataclass(frozen=True)
class Paginavoorstel:
    """What a page becomes. ``boek`` is what the book says now, with the ids of what it said before."""

    model: type[OnderdeelPage]
    was: Velden
    boek: Velden
    lokaal: Velden
    samen: Samenvoeging

    @property
    def inhoud(self) -> Velden:
        return self.samen.inhoud

    @property
    def wijzigt(self) -> bool:
        """Whether the page says something else afterwards."""
        return velden_van(self.model, self.inhoud) != velden_van(self.model, self.lokaal)

    @property
    def komt(self) -> tuple[Besluit, ...]:
        """What comes from the book."""
        return self._van(Soort.KERN)

    @property
    def blijft(self) -> tuple[Besluit, ...]:
        """What the editors changed and the book left alone."""
        return self._van(Soort.LOKAAL)

    @property
    def botst(self) -> tuple[Besluit, ...]:
        """What both changed: the editors' text stays."""
        return self._van(Soort.CONFLICT)

    def _van(self, soort: Soort) -> tuple[Besluit, ...]:
        gevonden = (besluit for besluit in self.samen.besluiten if besluit.soort is soort)
        return tuple(besluit for besluit in gevonden if besluit.handeling is not Handeling.OPMAAK)


def stel_voor(
    model: type[OnderdeelPage],
    pagina: Boekpagina,
    was: Velden | None,
    concept: Page,
    canoniek: Canoniek,
) -> Paginavoorstel:
    """Merge one page. Without ``was`` (never read in before) the editors' text stays and is told."""
    nieuw = in_boek(model, pagina, canoniek)
    lokaal = {naam: _ruw(concept, naam) for naam in nieuw}
    boek = met_sleutels(model, lokaal if was is None else was, nieuw)
    basis = boek if was is None else _netjes(model, was)
    versies = [met_vorm(versie, model) for versie in (basis, boek, lokaal)]
    return Paginavoorstel(model, basis, boek, lokaal, merge(*versies))


def in_boek(model: type[OnderdeelPage], pagina: Boekpagina, canoniek: Canoniek) -> Velden:
    """Return what the book says of a page, as the page would store it."""
    velden = {
        naam: canoniek(model._meta.get_field(naam), waarde)
        for naam, waarde in pagina.velden.items()
    }
    return _netjes(model, {TITEL: pagina.titel, **velden})


def met_sleutels(model: type[OnderdeelPage], was: Mapping[str, Any], nieuw: Velden) -> Velden:
    """Return ``nieuw`` with the ids of ``was`` for what is still the same item."""
    return {
        naam: behoud(bron_van(model._meta.get_field(naam)), was.get(naam), waarde)
        for naam, waarde in nieuw.items()
    }


def vul(page: Page, velden: Mapping[str, Any]) -> None:
    """Give ``page`` these texts; nothing is saved."""
    for naam, waarde in velden.items():
        if isinstance(page._meta.get_field(naam), StreamField):
            setattr(page, naam, json.dumps(waarde))
            _laad(getattr(page, naam))
        else:
            setattr(page, naam, waarde)


def _netjes(model: type[OnderdeelPage], velden: Mapping[str, Any]) -> Velden:
    """Return values with every part that their blocks have now."""
    page = model()
    vul(page, velden)
    return {naam: _ruw(page, naam) for naam in velden}


def _laad(stream: Any) -> None:
    """Read every block once, so that what is stored is complete, as after a save in the editor."""
    for blok in stream:
        blok.value  # noqa: B018 - reading is what normalises it


def _ruw(page: Page, naam: str) -> Any:
    value = getattr(page, naam)
    return list(value.get_prep_value()) if hasattr(value, "get_prep_value") else value
