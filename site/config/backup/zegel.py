"""Seal a stream: only who holds the secret can read it, and nobody can change, shorten or reorder it. Pure.

Each stream has a key of its own, from the secret and a salt, so a counter is nonce enough. The last piece is marked as
such (the construction called STREAM): what was cut off does not open.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MERK, ZOUT, LABEL = b"HBK1", 16, 16
STUK = 1 << 20
DOEL = b"handleiding backup"


class ZegelGebroken(Exception):
    """No secret opens it, or it was changed."""


def sleutel_van(geheim: str, zout: bytes, doel: bytes = DOEL) -> bytes:
    """Derive a key for this purpose from a long, random secret."""
    return HKDF(algorithm=SHA256(), length=32, salt=zout, info=doel).derive(geheim.encode())


def is_verzegeld(begin: bytes) -> bool:
    """Say whether what begins like this is sealed."""
    return begin.startswith(MERK)


def in_stukken(stukken: Iterable[bytes], maat: int = STUK) -> Iterator[bytes]:
    """Yield the same bytes in pieces of ``maat``; the last may be shorter, and is empty only where all is."""
    over = bytearray()
    for stuk in stukken:
        over += stuk
        while len(over) > maat:
            yield bytes(over[:maat])
            del over[:maat]
    yield bytes(over)


def verzegel(stukken: Iterable[bytes], geheim: str) -> Iterator[bytes]:
    """Yield the sealed stream."""
    kop = MERK + secrets.token_bytes(ZOUT)
    slot = AESGCM(sleutel_van(geheim, kop[len(MERK) :]))
    yield kop
    for nummer, stuk, laatste in _genummerd(in_stukken(stukken)):
        yield slot.encrypt(_nonce(nummer, laatste=laatste), stuk, kop)


def ontzegel(stukken: Iterable[bytes], geheimen: Sequence[str]) -> Iterator[bytes]:
    """Yield what was sealed with one of the secrets. Raises ZegelGebroken, before or after the first pieces."""
    gelezen = iter(stukken)
    kop, over = _neem(gelezen, len(MERK) + ZOUT)
    if len(kop) < len(MERK) + ZOUT or not is_verzegeld(kop):
        raise ZegelGebroken
    sloten = [AESGCM(sleutel_van(geheim, kop[len(MERK) :])) for geheim in geheimen]
    for nummer, stuk, laatste in _genummerd(in_stukken(chain([over], gelezen), STUK + LABEL)):
        sloten, inhoud = _open(sloten, _nonce(nummer, laatste=laatste), stuk, kop)
        yield inhoud


def _open(
    sloten: list[AESGCM], nonce: bytes, stuk: bytes, kop: bytes
) -> tuple[list[AESGCM], bytes]:
    """Return the one that opens it, which opens the rest too, with what was in it."""
    for slot in sloten:
        try:
            return [slot], slot.decrypt(nonce, stuk, kop)
        except InvalidTag:
            continue
    raise ZegelGebroken


def _neem(stukken: Iterator[bytes], hoeveel: int) -> tuple[bytes, bytes]:
    begin = b""
    while len(begin) < hoeveel and (stuk := next(stukken, b"")):
        begin += stuk
    return begin[:hoeveel], begin[hoeveel:]


def _nonce(nummer: int, *, laatste: bool) -> bytes:
    return nummer.to_bytes(11, "big") + bytes([laatste])


def _genummerd(stukken: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Yield each piece with its number, and whether it is the last."""
    gelezen = iter(stukken)
    nummer, stuk = 0, next(gelezen, b"")
    for volgende in gelezen:
        yield nummer, stuk, False
        nummer, stuk = nummer + 1, volgende
    yield nummer, stuk, True
