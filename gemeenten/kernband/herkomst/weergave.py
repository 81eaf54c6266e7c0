"""Provenance in words that an editor reads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from gemeenten.kernband.wijzigingen.plaatsnamen import bronnen_op, plaatsnamen
from gemeenten.kernband.wijzigingen.tekstverschil import Leesbaar
from gemeenten.merge import Herkomst

from .boom import Boomknoop
from .stand import VERPLAATST, Herkomststand, is_bij, soort
from .terug import hoort_bij

WOORDEN = {
    Herkomst.KERN.value: "Kern",
    Herkomst.AANGEPAST.value: "Aangepast",
    Herkomst.EIGEN.value: "Eigen",
    Herkomst.WEGGELATEN.value: "Weggelaten",
    VERPLAATST: "Kern, verplaatst",
}


@dataclass(frozen=True)
class Herkomstplek:
    """One field, block or list item, ready to be shown."""

    knoop: Boomknoop
    namen: Sequence[str]
    soort: str
    leesbaar: Leesbaar
    na: str = ""

    @property
    def naam(self) -> str:
        """Where it is, from the field on."""
        return ", ".join(self.namen)

    @property
    def pad(self) -> str:
        return self.knoop.pad

    @property
    def slot(self) -> str:
        """Its name where what it is in is plain to see."""
        return self.namen[-1]

    @property
    def label(self) -> str:
        if self.knoop.verplaatst and self.soort == Herkomst.AANGEPAST:
            return "Aangepast en verplaatst"
        return WOORDEN[self.soort]

    @property
    def contentpath(self) -> str:
        """The path by which Wagtail's editor knows the place."""
        return ".".join(self.knoop.pad_delen)

    @property
    def afwijkend(self) -> bool:
        return self.knoop.afwijkend

    @property
    def kan_terug(self) -> bool:
        return self.afwijkend and self.soort != Herkomst.EIGEN

    @property
    def kern(self) -> str:
        return self.leesbaar.woorden(self.knoop.basis)

    @property
    def ons(self) -> str:
        return self.leesbaar.woorden(self.knoop.lokaal)

    @property
    def heeft_verschil(self) -> bool:
        """Whether there are two texts to compare; what differs shows in words."""
        return self.soort == Herkomst.AANGEPAST

    @property
    def verschil(self) -> SafeString:
        """Our text, with the difference from the core's marked to the word."""
        return self.leesbaar.gemarkeerd(self.knoop.basis, self.knoop.lokaal)


def plekken(stand: Herkomststand, *, diep: bool = False) -> list[Herkomstplek]:
    """Return each place of a page in words; ``diep`` adds what is inside the places that differ."""
    if not diep:
        return [plek_in_woorden(stand, knoop) for knoop in stand.plekken]
    return [plek_in_woorden(stand, knoop) for knoop in _diep(stand.plekken)]


def plekken_bij(
    stand: Herkomststand, paden: Sequence[str], *, zonder: Sequence[str]
) -> list[Herkomstplek]:
    """Return the places that hold these paths in words, but not what lies in one of ``zonder``."""
    return [
        plek_in_woorden(stand, knoop)
        for knoop in stand.plekken
        if any(hoort_bij(pad, knoop.pad) for pad in paden)
        and not any(hoort_bij(knoop.pad, pad) for pad in zonder)
    ]


def _diep(knopen: Iterable[Boomknoop]) -> Iterator[Boomknoop]:
    for knoop in knopen:
        yield knoop
        yield from _diep(binnen(knoop))


def binnen(knoop: Boomknoop) -> Iterator[Boomknoop]:
    """Yield what is to be named inside a block or field that differs.

    Each field that differs, and each item of a list that differs, also those that are the core's.
    """
    if knoop.herkomst is Herkomst.AANGEPAST:
        yield from (kind for kind in knoop.kinderen if kind.is_blok or kind.afwijkend)


def plek_in_woorden(stand: Herkomststand, knoop: Boomknoop) -> Herkomstplek:
    """Return one place in words."""
    na = _namen(stand, knoop.na)[-1] if knoop.na else ""
    boven, wat = bronnen_op(knoop.pad, stand.model, stand.tekst, stand.basistekst)
    leesbaar = Leesbaar(wat, stand.doelnamen, boven)
    return Herkomstplek(knoop, _namen(stand, knoop.pad), soort(knoop), leesbaar, na)


def _namen(stand: Herkomststand, pad: str) -> list[str]:
    return plaatsnamen(pad, stand.model, stand.tekst, stand.basistekst)


def samenvatting(stand: Herkomststand) -> str:
    """Return how many places differ and how: “2 aangepast, 1 weggelaten”; empty when none does."""
    delen = [
        f"{aantal} {WOORDEN[wat].lower().removeprefix('kern, ')}"
        for wat in WOORDEN
        if wat != Herkomst.KERN and (aantal := stand.aantallen.get(wat))
    ]
    return ", ".join(delen)


def toon(stand: Herkomststand) -> dict[str, object]:
    """Return what the screens about one page show of its provenance."""
    alle = plekken(stand)
    return {
        "stand": stand,
        "variant": stand.variant,
        "samenvatting": samenvatting(stand),
        "afwijkend": [plek for plek in alle if plek.afwijkend],
        "ongewijzigd": [plek for plek in alle if not plek.afwijkend],
        "eigen": [plek for plek in alle if plek.soort == Herkomst.EIGEN],
        "bij": is_bij(stand),
    }
