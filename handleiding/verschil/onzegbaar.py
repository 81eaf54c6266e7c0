"""What differs and cannot be told in words: nobody can be shown it, so nobody can approve it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from wagtail.fields import StreamField

from handleiding.inhoud import delen_van_rij, velden_van

from . import opgeslagen
from .blokken import VANGNET, Blokverschil
from .doelen import Doelnamen

Inhoud = Mapping[str, Any]


def onzegbaar(model: type[models.Model], oud: Inhoud, nieuw: Inhoud) -> list[str]:
    """Return where ``nieuw`` says something that no screen can put into words and ``oud`` did not say.

    Blocks, and parts of blocks, of a kind that is gone; and what is stored otherwise but reads the same.
    """
    al = {zegt for _, zegt in _zonder_soort(model, oud)}
    plekken = [plek for plek, zegt in _zonder_soort(model, nieuw) if zegt not in al]
    return list(dict.fromkeys([*plekken, *_zonder_woorden(model, oud, nieuw)]))


def _zonder_soort(model: type[models.Model], inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    for deel in delen_van_rij(model, inhoud):
        if deel.onbekend:
            plek = f"{deel.plek}: een onderdeel van de soort ‘{deel.onbekend}’, die er niet meer is"
            yield plek, json.dumps([deel.onbekend, deel.waarde], sort_keys=True, default=str)


def _zonder_woorden(model: type[models.Model], oud: Inhoud, nieuw: Inhoud) -> Iterator[str]:
    namen = Doelnamen()
    namen.ook(model, oud, nieuw)
    for veld in velden_van(model):
        if not isinstance(veld, StreamField) or veld.name not in nieuw:
            continue
        was, wordt = (opgeslagen.stroom(inhoud.get(veld.name)) for inhoud in (oud, nieuw))
        if VANGNET in Blokverschil(namen).verschil(veld.stream_block, was, wordt):
            yield str(veld.verbose_name)
