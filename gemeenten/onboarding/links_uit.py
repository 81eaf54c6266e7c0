"""Links of an edition that lead out of it."""

from collections.abc import Sequence

from wagtail.models import Page

from handleiding.inhoud.verwijzingen import verwijzingen

from .versies import Versie


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
    alle = verwijzingen(versie.model, versie.ruw) if versie.model else ()
    return list(dict.fromkeys(pk for _, (soort, pk) in alle if soort == "page"))
