"""The preview "Met herkomst": each block with its provenance, for people of the CMS only."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import capfirst

from gemeenten.merge import Herkomst
from handleiding.models import OnderdeelPage
from handleiding.voorvertoning import Merkregel, Merktekens, Voorvertoning, registreer

from .boom import Boomknoop
from .stand import Herkomststand, herkomst_van_tekst
from .weergave import Herkomstplek, binnen, plek_in_woorden, samenvatting

UITLEG = (
    "Zo ziet u waar de tekst vandaan komt. Lezers zien deze labels niet. Vergeleken is met de "
    "landelijke tekst die u het laatst verwerkte."
)


def is_variant(page) -> bool:
    return isinstance(page, OnderdeelPage) and page.is_variant


def merktekens(page: OnderdeelPage) -> Merktekens | None:
    """Return labels for each block, list item and field, and the places that differ as a list."""
    stand = herkomst_van_tekst(page)
    if stand is None:
        return None
    labels = _Labels(stand)
    for knoop in stand.knopen:
        labels.lees(knoop)
    return Merktekens(
        kop=f"Herkomst: {samenvatting(stand) or 'alles is tekst van de kern'}",
        per_plek=labels.per_plek,
        lijst=_regels(stand, (knoop for knoop in stand.plekken if knoop.afwijkend)),
        uitleg=UITLEG,
    )


class _Labels:
    """Which labels stand where in the text: a block, a list item and a field of the page have a place.

    A field inside a block has none: its block names it. What was left out is named by what holds it.
    """

    def __init__(self, stand: Herkomststand) -> None:
        self.stand = stand
        self.per_plek: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def lees(self, knoop: Boomknoop) -> None:
        """Add the labels of a field of the page, and of all that is in it."""
        plaats = knoop.pad_delen[-1]
        if knoop.is_stroom:
            for blok in knoop.kinderen:
                self._lees_blok(blok, plaats)
        else:
            self._zet(plaats, plek_in_woorden(self.stand, knoop))

    def _lees_blok(self, blok: Boomknoop, houder: str) -> None:
        plek = plek_in_woorden(self.stand, blok)
        if blok.herkomst is Herkomst.WEGGELATEN:
            na = f" (na {plek.na})" if plek.na else " (vooraan)"
            self._zet(houder, plek, f"{plek.label}: {plek.slot}{na}")
            return
        plaats = blok.pad_delen[-1]
        self._zet(plaats, plek)
        self._lees_delen(blok, plaats)

    def _lees_delen(self, boven: Boomknoop, plaats: str) -> None:
        for deel in binnen(boven):
            if deel.is_blok:
                self._lees_blok(deel, plaats)
                continue
            plek = plek_in_woorden(self.stand, deel)
            self._zet(plaats, plek, f"{capfirst(plek.slot)}: {plek.label.lower()}")
            self._lees_delen(deel, plaats)

    def _zet(self, plaats: str, plek: Herkomstplek, label: str = "") -> None:
        self.per_plek[plaats].append((plek.soort, label or plek.label))


def _regels(stand: Herkomststand, knopen: Iterable[Boomknoop]) -> list[Merkregel]:
    """Return the list above the text."""
    return [_regel(stand, knoop, plek_in_woorden(stand, knoop).naam) for knoop in knopen]


def _regel(stand: Herkomststand, knoop: Boomknoop, naam: str = "") -> Merkregel:
    """Return a line about a place, with what differs inside it; there a name of its own will do."""
    plek = plek_in_woorden(stand, knoop)
    eronder = [_regel(stand, kind) for kind in binnen(knoop) if kind.afwijkend]
    return Merkregel(plek.soort, plek.label, naam or capfirst(plek.slot), eronder)


def bied_aan() -> None:
    """Offer this preview for the variants of an edition."""
    registreer(Voorvertoning("herkomst", "Met herkomst", is_variant, merktekens))
