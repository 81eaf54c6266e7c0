"""What a document may fetch while it is printed: pictures of our own, as any visitor gets them. Nothing else.

No file of this machine, no other address, no stylesheet: what a text asks for beyond that is not there.
"""

from contextlib import closing, nullcontext
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve

GEWEIGERD = "This document may not fetch {url}"


class NietOphalen(ValueError):
    """A document asked for what it may not have."""


class Ophaler:
    """WeasyPrint's fetcher of addresses, for a document at ``adres``."""

    _fail_on_errors = False  # a picture that is not there leaves a gap, and no document undone

    def __init__(self, adres: str) -> None:
        self.host = urlsplit(adres)[:2]

    def __call__(self, url: str, headers: Any = None) -> Any:
        from weasyprint.urls import URLFetcherResponse

        return URLFetcherResponse(url, *self.haal(url))

    fetch = __call__

    def haal(self, url: str) -> tuple[bytes, dict[str, str]]:
        """Return the bytes and headers of a picture at an address of ours."""
        delen = urlsplit(url)
        pad = unquote(delen.path)
        if delen[:2] != self.host or ".." in pad.split("/"):
            raise NietOphalen(GEWEIGERD.format(url=url))
        if pad.startswith(settings.STATIC_URL):
            return self._van_de_site(pad.removeprefix(settings.STATIC_URL))
        if pad.startswith(settings.MEDIA_URL):
            return self._van_een_bezoeker(pad)
        raise NietOphalen(GEWEIGERD.format(url=url))

    def _van_de_site(self, naam: str) -> tuple[bytes, dict[str, str]]:
        """Return a picture that belongs to the site itself."""
        try:
            gevonden = finders.find(naam) if naam.endswith((".svg", ".png")) else None
        except SuspiciousFileOperation:
            gevonden = None
        if not gevonden:
            raise NietOphalen(GEWEIGERD.format(url=naam))
        with open(gevonden, "rb") as bestand:  # noqa: PTH123 - a path that the finder gave
            return bestand.read(), {}

    def _van_een_bezoeker(self, pad: str) -> tuple[bytes, dict[str, str]]:
        """Return what a visitor without an account gets there: the view decides, as it always does."""
        vraag = HttpRequest()
        vraag.method, vraag.path, vraag.path_info = "GET", pad, pad
        try:
            gevonden = resolve(pad)
            antwoord = gevonden.func(vraag, *gevonden.args, **gevonden.kwargs)
        except (Http404, Resolver404) as fout:
            raise NietOphalen(GEWEIGERD.format(url=pad)) from fout
        # Not by closing the answer: that tells Django that the request in which we print has ended.
        bestand = getattr(antwoord, "file_to_stream", None)
        with closing(bestand) if bestand else nullcontext():
            soort = antwoord.headers.get("Content-Type", "")
            if antwoord.status_code != 200 or not soort.startswith("image/"):
                raise NietOphalen(GEWEIGERD.format(url=pad))
            return b"".join(antwoord.streaming_content), {"Content-Type": soort}
