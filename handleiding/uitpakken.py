"""A zip from outside, unpacked within limits. Pure.

The directory of a zip is what its maker says. Python reads no more of a part than the size it is said to
have, yet inflates all of it first; so each part is inflated here in pieces, counted, and refused when it
turns out to be another size. What is handed over is what was counted: other programs that read a zip
(openpyxl, mammoth) get one that was packed anew from it, and never see the first.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from itertools import pairwise
from typing import IO

STUK_TEGELIJK = 64 * 1024
# How a part may be packed: the other ways inflate without a limit, and no office program uses them.
GEWOON = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
VERSLEUTELD = 0x1
KOPREGEL = 30  # of a part, before its name
STUK = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError)


class ZipFout(Exception):
    """Not a zip that can be read: broken, encrypted, or not what its directory says."""


class ZipTeGroot(ZipFout):
    """Unpacked it is larger than is allowed."""


class Uitpakker:
    """A zip from outside; ``grootst`` is how many bytes all that is read of it may be together."""

    def __init__(self, bestand: IO[bytes], *, grootst: int, delen: int) -> None:
        self._over = grootst
        try:
            self._zip = zipfile.ZipFile(bestand)
        except STUK as fout:
            raise ZipFout from fout
        inhoud = self._zip.infolist()
        if len(inhoud) > delen or sum(deel.file_size for deel in inhoud) > grootst:
            raise ZipTeGroot
        self._delen = {deel.filename: deel for deel in inhoud}
        if len(self._delen) < len(inhoud) or not all(map(_is_gewoon, inhoud)) or _overlapt(inhoud):
            raise ZipFout

    @property
    def namen(self) -> list[str]:
        return list(self._delen)

    def belooft(self, naam: str) -> int:
        """Return how large a part is said to be. Raises KeyError."""
        return self._delen[naam].file_size

    def lees(self, naam: str) -> bytes:
        """Return a part. Raises ZipFout when it is not what was said, and KeyError when there is none."""
        deel = copy(self._delen[naam])
        beloofd, deel.file_size = deel.file_size, self._over + 1
        gelezen, lengte = [], 0
        try:
            with self._zip.open(deel) as bron:
                while lengte <= beloofd and (brok := bron.read(STUK_TEGELIJK)):
                    gelezen.append(brok)
                    lengte += len(brok)
        except STUK as fout:
            raise ZipFout from fout
        if lengte != beloofd:
            raise ZipFout
        self._over -= lengte
        if self._over < 0:
            raise ZipTeGroot
        return b"".join(gelezen)

    def herpak(self) -> io.BytesIO:
        """Return a zip of the same parts, as large as it says, for who reads it next."""
        return pak_in({naam: self.lees(naam) for naam in self.namen})


def pak_in(delen: Mapping[str, bytes]) -> io.BytesIO:
    """Return a zip of ``delen``, by name."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_STORED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud)
    doel.seek(0)
    return doel


def _is_gewoon(deel: zipfile.ZipInfo) -> bool:
    return deel.compress_type in GEWOON and not deel.flag_bits & VERSLEUTELD


def _overlapt(delen: list[zipfile.ZipInfo]) -> bool:
    """Return whether parts share bytes: so one packed piece would count as many."""
    op_volgorde = sorted(delen, key=lambda deel: deel.header_offset)
    return any(
        deel.header_offset + KOPREGEL + deel.compress_size > volgende.header_offset
        for deel, volgende in pairwise(op_volgorde)
    )
