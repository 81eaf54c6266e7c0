"""Provenance in words that an editor reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from gemeenten.kernwijzigingen.weergave import als_tekst, gemarkeerd
from gemeenten.merge import Herkomst

from .boom import Knoop, loop
from .stand import VERPLAATST, Herkomststand, is_bij, soort
from .terugzetten import plaatsnaam

WOORDEN = {
    Herkomst.KERN.value: "Kern",
    Herkomst.AANGEPAST.value: "Aangepast",
    Herkomst.EIGEN.value: "Eigen",
    Herkomst.WEGGELATEN.value: "Weggelaten",
    VERPLAATST: "Kern, verplaatst",
}


@dataclass(frozen=True)
class Plek:
    """One field, block or list item, ready to be shown."""

    knoop: Knoop
    naam: str
    soort: str
    na: str = ""

    @property
    def pad(self) -> str:
        return self.knoop.pad

    @property
    def kort(self) -> str:
        """Its name where the field it is in is plain to see."""
        return self.naam.partition(", ")[2] or self.naam

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
        return als_tekst(_waarde(self.knoop.basis))

    @property
    def ons(self) -> str:
        return als_tekst(_waarde(self.knoop.lokaal))

    @property
    def heeft_verschil(self) -> bool:
        """Whether words differ; a changed link or picture may not show in words."""
        return self.soort == Herkomst.AANGEPAST and self.kern != self.ons

    @property
    def verschil(self) -> SafeString:
        """Our text, with the difference from the core's marked to the word."""
        return gemarkeerd(self.kern, self.ons)


def plekken(stand: Herkomststand, *, diep: bool = False) -> list[Plek]:
    """Return each place of a page in words; ``diep`` adds the fields and list items that differ."""
    if not diep:
        return [plek_in_woorden(stand, knoop) for knoop in stand.plekken]
    return [plek_in_woorden(stand, knoop) for knoop in _diep(stand)]


def _diep(stand: Herkomststand) -> Iterator[Knoop]:
    for knoop in stand.plekken:
        yield knoop
        yield from (kind for kind in loop(knoop.kinderen) if kind.afwijkend)


def plek_in_woorden(stand: Herkomststand, knoop: Knoop) -> Plek:
    """Return one place in words."""
    na = plaatsnaam(stand, knoop.na).partition(", ")[2] if knoop.na else ""
    return Plek(knoop, plaatsnaam(stand, knoop.pad), soort(knoop), na)


def _waarde(waarde):
    """A block's own value: its type and id are no text."""
    if isinstance(waarde, dict) and waarde.keys() == {"type", "value", "id"}:
        return waarde["value"]
    return waarde


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
