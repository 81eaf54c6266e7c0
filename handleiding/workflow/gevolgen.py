"""What a change of one page does to who sees the pages below it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby
from typing import NamedTuple


class Zicht(Enum):
    VERBORGEN = "verborgen"
    INTERN = "intern"
    OPENBAAR = "openbaar"


class Plek(NamedTuple):
    """A page in the tree: what decides who sees it, and what is below it."""

    pad: str
    titel: str
    live: bool
    intern: bool = False
    # Of a type whose tree hides while it is offline.
    verbergt: bool = False
    gepland: bool = False
    # The last part of its address.
    slug: str = ""


class Stap(NamedTuple):
    """What a page is from a moment on."""

    wanneer: datetime | None
    plek: Plek


@dataclass(frozen=True)
class GevolgEronder:
    """What happens to some pages below: a heading above their names."""

    zin: str
    paginas: tuple[str, ...]


Overgangen = tuple[Zicht, Zicht]
ZINNEN: dict[Overgangen, str] = {
    (Zicht.OPENBAAR, Zicht.VERBORGEN): "Verdwijnt voor bezoekers",
    (Zicht.OPENBAAR, Zicht.INTERN): "Is dan alleen nog voor lezers met een account",
    (Zicht.INTERN, Zicht.VERBORGEN): "Verdwijnt voor lezers met een account",
    (Zicht.INTERN, Zicht.OPENBAAR): "Wordt openbaar, ook voor bezoekers zonder account",
    (Zicht.VERBORGEN, Zicht.OPENBAAR): "Verschijnt voor bezoekers",
    (Zicht.VERBORGEN, Zicht.INTERN): "Verschijnt voor lezers met een account",
}
BLIJFT = "Blijft online op het eigen adres, zonder de pagina erboven"
ANDER_ADRES = "Krijgt een ander adres"


def gevolgen(
    boven: Sequence[Plek], voor: Plek, na: Plek, eronder: Iterable[Plek]
) -> tuple[GevolgEronder, ...]:
    """Return what changes below a page that goes from ``voor`` to ``na``.

    ``boven`` are the pages above it, ``eronder`` all below it in the order of the tree. Pages that are not
    online count when they will be at a moment that was approved.
    """
    eronder = list(eronder)
    op_pad = {plek.pad: plek for plek in eronder}
    gevonden: list[tuple[str, str]] = []
    for plek in eronder:
        if plek.live or plek.gepland:
            tussen = [op_pad[pad] for pad in _paden_tussen(voor.pad, plek.pad, op_pad)]
            ketens = [*boven, voor, *tussen], [*boven, na, *tussen]
            gevonden += [(zin, _naam(plek)) for zin in _zinnen(*ketens, plek, voor, na)]
    gevonden.sort(key=lambda paar: paar[0])
    return tuple(
        GevolgEronder(zin, tuple(naam for _, naam in groep))
        for zin, groep in groupby(gevonden, key=lambda paar: paar[0])
    )


def _zinnen(
    eerst: Sequence[Plek], daarna: Sequence[Plek], plek: Plek, voor: Plek, na: Plek
) -> Iterator[str]:
    was, wordt = zicht(eerst, plek), zicht(daarna, plek)
    if was is not wordt:
        yield ZINNEN[was, wordt]
    elif voor.live and not na.live and wordt is not Zicht.VERBORGEN:
        yield BLIJFT
    if voor.slug != na.slug and Zicht.VERBORGEN not in (was, wordt):
        yield ANDER_ADRES


def door_boven(
    boven: Sequence[Plek], plek: Plek, stappen: Iterable[Stap]
) -> list[tuple[datetime | None, GevolgEronder]]:
    """Return what pages above a page that is online will do to it, when, and which page does it.

    ``stappen`` are the steps that those pages have before them, in order of time.
    """
    keten = {hoger.pad: hoger for hoger in boven}
    gevonden = []
    for wanneer, na in stappen:
        voor = keten[na.pad]
        was = zicht(keten.values(), plek)
        keten[na.pad] = na
        wordt = zicht(keten.values(), plek)
        if was is not wordt:
            gevonden.append((wanneer, GevolgEronder(ZINNEN[was, wordt], (_naam(na),))))
        if voor.slug != na.slug:
            gevonden.append((wanneer, GevolgEronder(ANDER_ADRES, (_naam(na),))))
    return gevonden


def zicht(boven: Iterable[Plek], plek: Plek) -> Zicht:
    """Return who sees a page that is online, below these."""
    keten = list(boven)
    if any(hoger.verbergt and not hoger.live for hoger in keten):
        return Zicht.VERBORGEN
    return Zicht.INTERN if any(p.intern for p in [*keten, plek]) else Zicht.OPENBAAR


def _paden_tussen(van: str, naar: str, bekend: Iterable[str]) -> list[str]:
    return [pad for pad in bekend if pad != naar and pad > van and naar.startswith(pad)]


def _naam(plek: Plek) -> str:
    return f"‘{plek.titel}’{'' if plek.live or not plek.gepland else ' (ingepland)'}"
