"""The walk itself, through a value and all that is in it: find its parts, or rewrite its leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .onderdeel import Onderdeel, Pad
from .onderdelen import met, onderdelen
from .soorten import Bron, Inhoudsoort, soort_van


@dataclass(frozen=True, slots=True)
class Inhoudsdeel:
    """A value somewhere in stored content.

    ``pad`` leads to it in the stored JSON, ``namen`` say in Dutch where it stands, ``blokken`` are the ids of the
    blocks around it, the outer ones first; ``blok`` is its own, where it is an item of a list. ``onbekend`` names
    the kind of block that is gone, or is empty.
    """

    bron: Bron
    waarde: Any
    soort: Inhoudsoort
    pad: Pad = ()
    namen: tuple[str, ...] = ()
    blokken: tuple[str, ...] = ()
    type: str = ""
    onbekend: str = ""
    blok: str = ""

    @property
    def is_blad(self) -> bool:
        """Whether this is a value by itself, and not a block around others."""
        return self.soort is not Inhoudsoort.GEHEEL

    @property
    def plek(self) -> str:
        """Where it stands: “programma, programmaonderdeel, instructie”."""
        return ", ".join(self.namen)


Bewerk = Callable[[Inhoudsdeel], Any]
# Called with the id of a block; returns the id that it gets.
Noem = Callable[[str], str]
BEGIN = Inhoudsdeel(None, None, Inhoudsoort.GEHEEL)


def delen(bron: Bron, waarde: Any, hier: Inhoudsdeel = BEGIN) -> Iterator[Inhoudsdeel]:
    """Yield a value and all that is in it, the outer parts first, in the order in which it is stored.

    ``hier`` is where the value stands.
    """
    binnen = onderdelen(bron, waarde)
    deel = _deel(bron, waarde, hier, is_blad=binnen is None)
    yield deel
    for onderdeel in binnen or ():
        yield from delen(onderdeel.bron, onderdeel.waarde, _daar(deel, onderdeel))


def bladen(bron: Bron, waarde: Any, hier: Inhoudsdeel = BEGIN) -> Iterator[Inhoudsdeel]:
    """Yield each leaf of a value, in the order in which it is stored."""
    return (deel for deel in delen(bron, waarde, hier) if deel.is_blad)


def herschrijf(
    bron: Bron, waarde: Any, bewerk: Bewerk, hier: Inhoudsdeel = BEGIN, *, noem: Noem = str
) -> Any:
    """Return ``waarde`` with ``bewerk`` of each leaf in its place; the very same value when nothing changed.

    Blocks keep their order, and their ids unless ``noem`` gives them others. ``bewerk`` may return WEG: then an
    item of a list goes, and a block that cannot do without it as well.
    """
    binnen = onderdelen(bron, waarde)
    deel = _deel(bron, waarde, hier, is_blad=binnen is None)
    if binnen is None:
        nieuw = bewerk(deel)
        return waarde if _zelfde(nieuw, waarde) else nieuw
    anders = []
    for onderdeel in binnen:
        nieuw = herschrijf(
            onderdeel.bron, onderdeel.waarde, bewerk, _daar(deel, onderdeel), noem=noem
        )
        if onderdeel.is_lid and noem(onderdeel.sleutel) != onderdeel.sleutel:
            kenmerk = replace(onderdeel, stap=(*onderdeel.stap[:-1], "id"))
            anders.append((kenmerk, noem(onderdeel.sleutel)))
        if nieuw is not onderdeel.waarde:
            anders.append((onderdeel, nieuw))
    return met(bron, waarde, anders) if anders else waarde


def _deel(bron: Bron, waarde: Any, hier: Inhoudsdeel, *, is_blad: bool) -> Inhoudsdeel:
    soort = soort_van(bron) if is_blad else Inhoudsoort.GEHEEL
    return Inhoudsdeel(
        bron,
        waarde,
        soort,
        hier.pad,
        hier.namen,
        hier.blokken,
        hier.type,
        hier.onbekend,
        hier.blok,
    )


def _daar(hier: Inhoudsdeel, onderdeel: Onderdeel) -> Inhoudsdeel:
    """Return the place of a part: not yet what stands there."""
    return Inhoudsdeel(
        bron=None,
        waarde=None,
        soort=Inhoudsoort.GEHEEL,
        pad=hier.pad + onderdeel.stap,
        namen=(*hier.namen, onderdeel.naam) if onderdeel.naam else hier.namen,
        blokken=_blokken(hier, onderdeel),
        type=onderdeel.type,
        onbekend=onderdeel.onbekend,
        blok=onderdeel.sleutel if onderdeel.is_lid else "",
    )


def _blokken(hier: Inhoudsdeel, onderdeel: Onderdeel) -> tuple[str, ...]:
    if onderdeel.is_lid and onderdeel.sleutel:
        return (*hier.blokken, onderdeel.sleutel)
    return hier.blokken


def _zelfde(nieuw: Any, oud: Any) -> bool:
    """Tell whether two leaves are stored the same: 1, 1.0 and True are three."""
    return nieuw is oud or (type(nieuw) is type(oud) and nieuw == oud)
