"""The pages that answer, as they are shown: where they stand, and the place in them that answers best."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from .fragment import Fragment, Fragmentdeel, fragment, gemarkeerd
from .tabel import Passage
from .zoek import Gewogen, ook_in

MEER_PLEKKEN = 2


@dataclass(frozen=True)
class Zoekplek:
    """A further place in the same page."""

    kop: str
    adres: str


@dataclass(frozen=True)
class Gevondenpagina:
    """A page that answers. ``pad`` are the titles above it, ``edities`` how many editions say the same."""

    titel: Sequence[Fragmentdeel]
    adres: str
    pad: Sequence[str]
    kop: str
    fragment: Fragment
    ook: Sequence[Zoekplek]
    edities: int


def treffers(
    gewogen: Sequence[Gewogen], stammen: frozenset[str], request: HttpRequest
) -> list[Gevondenpagina]:
    """Return what is shown of these pages. As many questions for one page as for ten."""
    plekken = [plek for pagina in gewogen for _, plek in pagina.passages[: 1 + MEER_PLEKKEN]]
    passages = Passage.objects.in_bulk({plek.passage_id for plek in plekken})
    paginas = Page.objects.in_bulk([pagina.page_id for pagina in gewogen])
    boven = _titels_boven(list(paginas.values()))
    aantallen = ook_in([pagina.passages[0][1] for pagina in gewogen])
    getoond = []
    for pagina in gewogen:
        page = paginas.get(pagina.page_id)
        if page is None:
            continue
        adres = page.get_url(request) or ""
        beste, *andere = [plek for _, plek in pagina.passages[: 1 + MEER_PLEKKEN]]
        passage = passages[beste.passage_id]
        gevonden = fragment(passage.tekst or passage.kop, stammen)
        ook = [(passages[plek.passage_id], plek) for plek in andere]
        getoond.append(
            Gevondenpagina(
                titel=gemarkeerd(page.title, stammen),
                adres=f"{adres}{gevonden.doel(beste.anker)}",
                pad=boven[page.pk],
                kop=passage.kop,
                fragment=gevonden,
                ook=[
                    Zoekplek(ander.kop, f"{adres}{fragment(ander.tekst, stammen).doel(plek.anker)}")
                    for ander, plek in ook
                    if ander.kop and ander.kop != passage.kop
                ],
                edities=aantallen.get(beste.passage_id, 0),
            )
        )
    return getoond


def _titels_boven(paginas: Sequence[Page]) -> dict[int, list[str]]:
    """Return for each page the titles of what stands above it, below the front page."""
    paden = {
        page.path[:lengte]
        for page in paginas
        for lengte in range(3 * Page.steplen, len(page.path), Page.steplen)
    }
    titels = dict(Page.objects.filter(path__in=paden, live=True).values_list("path", "title"))
    return {
        page.pk: [
            titels[pad]
            for lengte in range(3 * Page.steplen, len(page.path), Page.steplen)
            if (pad := page.path[:lengte]) in titels
        ]
        for page in paginas
    }
