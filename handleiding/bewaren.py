"""What is kept of people, why and how long: rows that an app hands in when it starts, shown to readers and carried out.

The table itself stands where all of it can be seen: ``config/draaien/bewaartermijnen.py``.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bewaartermijn:
    """One kind of data. ``hoe_lang`` is in words; a function where a setting decides.

    ``te_oud`` returns the rows whose time is over, ``ruim_op`` removes them; without it they are deleted. Without
    ``te_oud`` nothing is removed by itself: ``hoe_lang`` says what ends it.
    """

    wat: str
    waarom: str
    hoe_lang: str | Callable[[], str]
    te_oud: Callable[[], Any] | None = None
    ruim_op: Callable[[], Any] | None = None

    @property
    def termijn(self) -> str:
        """How long, in words."""
        return self.hoe_lang if isinstance(self.hoe_lang, str) else self.hoe_lang()

    def aantal(self) -> int | None:
        """Return how many are to go now; None where nothing goes by itself."""
        return self.te_oud().count() if self.te_oud else None

    def voer_uit(self) -> int | None:
        """Remove what is to go; return how many, as ``aantal`` does."""
        if self.te_oud is None:
            return None
        aantal = self.aantal()
        if self.ruim_op:
            self.ruim_op()
        else:
            self.te_oud().delete()
        return aantal


_tabel: list[Bewaartermijn] = []


def neem_op(rijen: Iterable[Bewaartermijn]) -> None:
    """Know these rows; taking them up twice changes nothing."""
    _tabel.extend(rij for rij in rijen if rij not in _tabel)


def alle() -> tuple[Bewaartermijn, ...]:
    """Return the whole table."""
    return tuple(_tabel)


def voer_alles_uit() -> None:
    """Remove all whose time is over. One row that fails stops no other; it raises in the end."""
    mislukt = []
    for rij in alle():
        try:
            rij.voer_uit()
        except Exception:
            logger.exception("%s could not be removed", rij.wat)
            mislukt.append(rij.wat)
    if mislukt:
        raise RuntimeError(f"Not removed: {', '.join(mislukt)}")
