"""A page as it is answered, whole or "not changed", plain or compressed: the same for one that was kept. Pure."""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

Koppen = tuple[tuple[str, str], ...]

NIET_GEWIJZIGD = "304 Not Modified"
# Who has a session may get another page at the same address.
VARY = ("Vary", "Accept-Encoding, Cookie")
# What says something about the bytes goes with them; an answer without them leaves it out.
VAN_DE_BYTES = frozenset({"content-type", "content-length", "content-encoding"})
# An answer that says one of these has rules of its own.
EIGEN_REGELS = frozenset(
    {
        "cache-control",
        "content-disposition",
        "content-encoding",
        "etag",
        "expires",
        "last-modified",
        "set-cookie",
        "vary",
    }
)
# What an entry weighs beside its bytes.
OMSLAG = 2_500
_AANDUIDING = re.compile(r'(?:W/)?("[^"]*")')
_KEUZE = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?")


def is_gewone_pagina(status: str, koppen: Iterable[tuple[str, str]]) -> bool:
    """Return whether an answer is a page without rules of its own."""
    gezegd = {naam.lower(): waarde for naam, waarde in koppen}
    html = gezegd.get("content-type", "").startswith("text/html")
    return status.startswith("200 ") and html and not EIGEN_REGELS & gezegd.keys()


@lru_cache(maxsize=256)
def neemt_gzip(accept_encoding: str) -> bool:
    """Return whether who asks takes gzip: named, or by ``*``, and not with the weight nought."""
    if not accept_encoding:
        return False
    gewichten: dict[str, float] = {}
    for deel in accept_encoding.lower().split(","):
        if keuze := _KEUZE.fullmatch(deel):
            try:
                gewichten[keuze[1]] = float(keuze[2] or 1)
            except ValueError:
                gewichten[keuze[1]] = 0
    return gewichten.get("gzip", gewichten.get("*", 0)) > 0


def heeft_al(if_none_match: str, etag: str) -> bool:
    """Return whether who asks has the page with ``etag``, in whatever form it came."""
    if not if_none_match:
        return False
    return if_none_match.strip() == "*" or etag in _AANDUIDING.findall(if_none_match)


@dataclass(frozen=True)
class Paginavorm:
    """A page to answer with. ``gepakt`` holds it compressed; ``plat`` as it was made, when it is not kept."""

    koppen: Koppen
    etag: str
    lengte: int
    gepakt: bytes | None
    plat: bytes | None

    @cached_property
    def gewicht(self) -> int:
        return len(self.gepakt or self.plat or b"") + OMSLAG

    @cached_property
    def platte_koppen(self) -> Koppen:
        return (*self.koppen, ("ETag", self.etag), VARY, ("Content-Length", str(self.lengte)))

    @cached_property
    def gepakte_koppen(self) -> Koppen:
        lengte = ("Content-Length", str(len(self.gepakt or b"")))
        # Another form of the same page: its ETag is a weak one, so that both mean one page.
        etag = ("ETag", f"W/{self.etag}")
        return (*self.koppen, etag, VARY, ("Content-Encoding", "gzip"), lengte)

    def antwoord(
        self, *, if_none_match: str, gzipt: bool, hoofd: bool
    ) -> tuple[str, Koppen, bytes]:
        """Return status, headers and bytes; ``hoofd`` asks for no bytes."""
        gepakt = gzipt and self.gepakt is not None
        koppen = self.gepakte_koppen if gepakt else self.platte_koppen
        if heeft_al(if_none_match, self.etag):
            kaal = tuple(kop for kop in koppen if kop[0].lower() not in VAN_DE_BYTES)
            return NIET_GEWIJZIGD, kaal, b""
        if hoofd:
            return "200 OK", koppen, b""
        if gepakt and self.gepakt is not None:
            return "200 OK", koppen, self.gepakt
        return "200 OK", koppen, self._platte_bytes()

    def _platte_bytes(self) -> bytes:
        if self.plat is not None:
            return self.plat
        return gzip.decompress(self.gepakt or b"")

    def te_bewaren(self) -> "Paginavorm":
        """Return the same page in the one form that is kept: a quarter of its size or less."""
        return Paginavorm(self.koppen, self.etag, self.lengte, self.gepakt, None)


def maak_vorm(koppen: Iterable[tuple[str, str]], inhoud: bytes, *, pak: bool) -> Paginavorm:
    """Return the page with ``inhoud``; compressed too when ``pak`` says so, always to the same bytes."""
    weg = VAN_DE_BYTES - {"content-type"}
    eigen = tuple((naam, waarde) for naam, waarde in koppen if naam.lower() not in weg)
    etag = f'"{sha256(inhoud).hexdigest()[:32]}"'
    gepakt = gzip.compress(inhoud, 6, mtime=0) if pak else None
    return Paginavorm(eigen, etag, len(inhoud), gepakt, inhoud)
