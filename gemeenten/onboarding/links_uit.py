"""Links of an edition that lead out of it: chosen pages, and addresses of this website that somebody typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from wagtail.models import Page, Site

from gemeenten.models import GemeentePage
from handleiding.inhoud import Inhoudsdeel, Inhoudsoort
from handleiding.inhoud.links import adressen
from handleiding.inhoud.verwijzingen import verwijzingen

from .versies import Versie

VERDWENEN = "een pagina die niet meer bestaat"
GETYPT = "{adres} (een adres dat iemand typte)"


@dataclass(frozen=True)
class Uitlink:
    """A link out of the edition: in which version, in which block (or none), and to what, in words."""

    versie: Versie
    blok: str
    naar: str


def links_naar_buiten(editie: GemeentePage, alle: Sequence[Versie]) -> list[Uitlink]:
    """Return each page, and each address of this website, outside ``alle`` to which a version leads.

    A typed address stays what it is when its page is copied: readers of the copy would land in the edition
    that it was copied from, or nowhere. It is named as it was typed, and nothing of the page it leads to.
    """
    eigen = {versie.page.pk for versie in alle}
    gekozen = [(versie, deel, pk) for versie, deel, pk in _paginalinks(alle) if pk not in eigen]
    titels = dict(
        Page.objects.filter(pk__in={pk for _, _, pk in gekozen}).values_list("pk", "title")
    )
    getypt = Websiteadressen(editie)
    links = [(versie, deel, titels.get(pk, VERDWENEN)) for versie, deel, pk in gekozen]
    links += [
        (versie, deel, GETYPT.format(adres=adres))
        for versie in alle
        for deel in versie.delen
        for adres in _getypt(deel)
        if getypt.leidt_weg(adres)
    ]
    eerste: dict[tuple[int, str], Uitlink] = {}
    for versie, deel, naar in links:
        blok = deel.blokken[-1] if deel.blokken else ""
        eerste.setdefault((versie.page.pk, naar), Uitlink(versie, blok, naar))
    return list(eerste.values())


def _paginalinks(alle: Sequence[Versie]) -> Iterator[tuple[Versie, Inhoudsdeel, int]]:
    for versie in alle:
        if versie.model is not None:
            for deel, (soort, pk) in verwijzingen(versie.model, versie.inhoud):
                if soort == Inhoudsoort.PAGE.value:
                    yield versie, deel, pk


def _getypt(deel: Inhoudsdeel) -> Iterator[str]:
    if deel.soort is Inhoudsoort.RIJK and isinstance(deel.waarde, str):
        yield from adressen(deel.waarde)
    elif deel.soort is Inhoudsoort.ADRES and isinstance(deel.waarde, str):
        yield deel.waarde


class Websiteadressen:
    """Knows the hosts of this website, and what below them is of one edition."""

    def __init__(self, editie: GemeentePage) -> None:
        self._binnen = editie.url_path
        self._wortels = {
            site.hostname: site.root_page.url_path
            for site in Site.objects.select_related("root_page").order_by("is_default_site", "pk")
        }
        boven = filter(self._binnen.startswith, self._wortels.values())
        # An address without a host is of the host that readers of the edition are at.
        self._hier = max(boven, key=len, default="/")

    def leidt_weg(self, adres: str) -> bool:
        """Return whether an address is of this website, but outside the edition."""
        try:
            delen = urlsplit(adres.strip())
            host = delen.hostname
        except ValueError:
            return False
        if delen.scheme not in {"", "http", "https"}:
            return False
        wortel = self._wortels.get(host) if host else self._hier
        if wortel is None or not (host or delen.path.startswith("/")):
            return False
        pad = unquote(delen.path).strip("/")
        return not f"{wortel}{pad}/".startswith(self._binnen)
