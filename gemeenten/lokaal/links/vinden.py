"""Where the text of a page leads: to other sites, and to pages and documents of ours."""

from collections.abc import Iterator
from typing import NamedTuple

from wagtail.documents import get_document_model
from wagtail.models import Page

from handleiding.inhoud import Inhoudsoort, opgeslagen, velden_van
from handleiding.inhoud.links import adressen
from handleiding.inhoud.loop import Inhoudsdeel
from handleiding.inhoud.rijen import delen_van_veld
from handleiding.inhoud.verwijzingen import Doel, doelen_van, kan_verwijzen


class Linkdoelen(NamedTuple):
    """Each once, in order: addresses of other sites, and what is ours."""

    buiten: list[str]
    eigen: list[Doel]


def links_in(page: Page) -> Linkdoelen:
    """Return where the approved text of a specific page leads. Child objects are other people's lists."""
    bladen = list(_bladen(page))
    buiten = dict.fromkeys(adres for blad in bladen for adres in _webadressen(blad))
    eigen = dict.fromkeys(doel for blad in bladen for doel in doelen_van(blad))
    return Linkdoelen(list(buiten), [doel for doel in eigen if doel[0] in SOORTEN])


def _bladen(page: Page) -> Iterator[Inhoudsdeel]:
    for veld in filter(kan_verwijzen, velden_van(type(page))):
        yield from (deel for deel in delen_van_veld(veld, opgeslagen(page, veld)) if deel.is_blad)


def _webadressen(blad: Inhoudsdeel) -> Iterator[str]:
    if not isinstance(blad.waarde, str):
        return
    if blad.soort is Inhoudsoort.RIJK:
        gevonden = adressen(blad.waarde)
    else:
        gevonden = iter([blad.waarde] if blad.soort is Inhoudsoort.ADRES else ())
    for adres in gevonden:
        if adres.lower().startswith(("http://", "https://")):
            yield adres.partition("#")[0].strip()[:2000]


SOORTEN = {Inhoudsoort.PAGE.value, Inhoudsoort.DOCUMENT.value}


def verdwenen(doelen: list[Doel]) -> dict[Doel, str]:
    """Return which of ours are gone for readers, with what they are called: in two questions at most."""
    paginas = [pk for soort, pk in doelen if soort == Inhoudsoort.PAGE.value]
    documenten = [pk for soort, pk in doelen if soort == Inhoudsoort.DOCUMENT.value]
    gevonden: dict[Doel, str] = {}
    titels = {p.pk: p for p in Page.objects.filter(pk__in=paginas)} if paginas else {}
    for pk in paginas:
        if pk not in titels:
            gevonden[Inhoudsoort.PAGE.value, pk] = f"een pagina die verwijderd is (nummer {pk})"
        elif not titels[pk].live:
            gevonden[Inhoudsoort.PAGE.value, pk] = f"de pagina ‘{titels[pk].title}’ (offline)"
    er_nog = get_document_model().objects.in_bulk(documenten) if documenten else {}
    for pk in set(documenten) - set(er_nog):
        gevonden[Inhoudsoort.DOCUMENT.value, pk] = f"een document dat verwijderd is (nummer {pk})"
    return gevonden
