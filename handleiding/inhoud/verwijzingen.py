"""The pages, images and documents that content refers to: found, and pointed elsewhere."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.blocks import ChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from .links import Vertaal, doelen, herschrijf_html
from .loop import Bewerk, Inhoudsdeel
from .onderdelen import WEG
from .rijen import Rij, bladen_van_rij, delen_van_veld, herschrijf_veld, opgeslagen, velden_van
from .soorten import Bron, Inhoudsoort, kan_kiezen, soort_van

PAGINALINK = re.compile(r"""linktype=\\*["']page\\*["']""")
# A kind, in the words that rich text uses, and an id.
Doel = tuple[str, int]


def kan_verwijzen(veld: models.Field) -> bool:
    """Return whether a field can point to something as part of a text; not what ties the page itself."""
    if veld.model is Page or not veld.editable:
        return False
    soort = soort_van(veld)
    return soort.is_verwijzing or soort is Inhoudsoort.RIJK or isinstance(veld, StreamField)


def kan_noemen(veld: models.Field) -> bool:
    """Return whether a field can hold something that is known by another name than what is stored."""
    return kan_verwijzen(veld) or (veld.editable and soort_van(veld) is Inhoudsoort.DING)


def gekozen_model(bron: Bron) -> Any:
    """Return of what a value is the key, as its block or field says; None where that is in no table."""
    model = bron.model_class if isinstance(bron, ChooserBlock) else bron.related_model
    return model if isinstance(model, type) and issubclass(model, models.Model) else None


def noemt_pagina(veld: models.Field, waarde: Any) -> bool:
    """Return whether the value of a field may point to a page; cheap, for who looks at very many."""
    if _kiest_pagina(veld):
        return bool(waarde)
    return PAGINALINK.search(str(waarde)) is not None


@cache  # a field by itself, as a block cannot be a key
def _kiest_pagina(veld: models.Field) -> bool:
    if isinstance(veld, StreamField):
        return kan_kiezen(veld.stream_block, Inhoudsoort.PAGE)
    return soort_van(veld) is Inhoudsoort.PAGE


def doelen_van(blad: Inhoudsdeel) -> Iterator[Doel]:
    """Yield what one leaf refers to."""
    if blad.soort is Inhoudsoort.RIJK and isinstance(blad.waarde, str):
        yield from doelen(blad.waarde)
    elif blad.soort.is_verwijzing and blad.waarde is not None:
        yield blad.soort.value, int(blad.waarde)


def verwijzingen(model: type[models.Model], rij: Rij) -> Iterator[tuple[Inhoudsdeel, Doel]]:
    """Yield each reference in a row as a revision has it, and in its child objects, with where it stands."""
    for blad in bladen_van_rij(model, rij, kies=kan_verwijzen):
        for doel in doelen_van(blad):
            yield blad, doel


def verwijzingen_van(rijen: Iterable[models.Model]) -> Iterator[Doel]:
    """Yield what these objects (a page, its child objects) refer to."""
    for rij in rijen:
        for veld in filter(kan_verwijzen, velden_van(type(rij))):
            for deel in delen_van_veld(veld, opgeslagen(rij, veld)):
                if deel.is_blad:
                    yield from doelen_van(deel)


def naar(vertaal: Vertaal) -> Bewerk:
    """Return what points a leaf elsewhere: WEG where its target is gone."""

    def bewerk(blad: Inhoudsdeel) -> Any:
        if blad.soort is Inhoudsoort.RIJK and isinstance(blad.waarde, str):
            return herschrijf_html(blad.waarde, vertaal)
        if not blad.soort.is_verwijzing or blad.waarde is None:
            return blad.waarde
        nieuw = vertaal(blad.soort.value, int(blad.waarde))
        return WEG if nieuw is None else nieuw

    return bewerk


def wijs_elders(rij: models.Model, vertaal: Vertaal) -> None:
    """Point all that an object (a page, or one of its child objects) refers to elsewhere, in memory."""
    for veld in filter(kan_verwijzen, velden_van(type(rij))):
        oud = opgeslagen(rij, veld)
        nieuw = herschrijf_veld(veld, oud, naar(vertaal))
        if nieuw is WEG:
            nieuw = None if veld.null else oud
        if nieuw is not oud:
            _zet(rij, veld, nieuw)


def _zet(rij: models.Model, veld: models.Field, waarde: Any) -> None:
    if isinstance(veld, StreamField):
        waarde = json.dumps(waarde, cls=DjangoJSONEncoder)
    setattr(rij, veld.attname, waarde)
