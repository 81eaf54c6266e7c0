"""Links of an edition that lead out of it."""

from collections.abc import Sequence

from wagtail.models import Page

from .versies import Versie
from .verwijzingen import herschrijf_pagina


def links_naar_buiten(alle: Sequence[Versie]) -> list[tuple[Versie, int, str]]:
    """Return where it stands, the id and the title, for each link to a page that is not in ``alle``."""
    gelinkt: list[tuple[Versie, int]] = []
    for versie in alle:
        if versie.model is None:
            continue
        gelinkt += [(versie, pk) for pk in _paginalinks(versie)]
    eigen = {versie.page.pk for versie in alle}
    buiten = {pk for _, pk in gelinkt if pk not in eigen}
    titels = dict(Page.objects.filter(pk__in=buiten).values_list("pk", "title"))
    return [
        (versie, pk, titels.get(pk, "een pagina die niet meer bestaat"))
        for versie, pk in gelinkt
        if pk in buiten
    ]


def _paginalinks(versie: Versie) -> list[int]:
    """Return the ids of the pages that this version points to, each once, in order."""
    gevonden: dict[int, None] = {}

    def noteer(soort: str, pk: int) -> int:
        if soort == "page":
            gevonden[pk] = None
        return pk

    for deel in versie.objecten():
        herschrijf_pagina(deel, noteer)
    return list(gevonden)
