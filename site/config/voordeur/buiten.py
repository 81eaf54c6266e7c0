"""Caches in front of the site that are emptied over HTTP. What they refuse or do not answer is an error here.

Wagtail's own backend waits without end and only logs what failed, so nothing would be tried again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import ProxyHandler, build_opener

from wagtail.contrib.frontend_cache.backends import HTTPBackend, PurgeRequest

GEDULD = 10
# What caches answer when they do not have it: then there is nothing to empty.
NIET_DAAR = {404, 410, 412}
# Servers take headers of eight kilobytes together.
LANGSTE_KOP = 4000
# Straight to the cache, whatever proxy this machine uses for what is outside.
_opener = build_opener(ProxyHandler({}))


class NietGeleegd(Exception):
    """A cache may still have what readers should not get any longer."""


class OpAdres(HTTPBackend):
    """Empties address by address: ``PURGE`` with the path and the host name."""

    def purge_batch(self, urls: Iterable[str]) -> None:
        for url in urls:
            self.purge(url)

    def purge(self, url: str) -> None:
        delen = urlsplit(url)
        waar = urlunsplit((self.cache_scheme, self.cache_netloc, delen.path, delen.query, ""))
        _stuur(waar, {"Host": delen.netloc})


class OpSleutel(HTTPBackend):
    """Empties by the names in ``Surrogate-Key``: ``PURGE`` with those that rose in a header."""

    def __init__(self, params: dict[str, Any]) -> None:
        self.kop = params.pop("KOP")
        self.adres = params["LOCATION"]
        super().__init__(params)

    def leeg(self, onderwerpen: Sequence[str]) -> None:
        for regel in _in_regels(onderwerpen):
            _stuur(f"{self.adres}/", {self.kop: regel})


def _in_regels(namen: Sequence[str]) -> Iterator[str]:
    """Yield all names, as many on a line as a header may hold."""
    regel = ""
    for naam in namen:
        if regel and len(regel) + len(naam) >= LANGSTE_KOP:
            yield regel
            regel = ""
        regel = f"{regel} {naam}".strip()
    if regel:
        yield regel


def _stuur(adres: str, koppen: Mapping[str, str]) -> None:
    vraag = PurgeRequest(url=adres, headers=dict(koppen))
    try:
        _opener.open(vraag, timeout=GEDULD).close()
    except HTTPError as fout:
        with fout:
            if fout.code not in NIET_DAAR:
                raise NietGeleegd(f"The cache answered {fout.code}") from None
    except (URLError, OSError) as fout:
        raise NietGeleegd(type(fout).__name__) from None
