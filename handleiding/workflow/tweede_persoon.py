"""A second person is a second person: an account that a writer could let themselves into judges no text of theirs.

Who knows how accounts came about registers here, and answers for many accounts at once. The tie of an account to
who let it in ends when its person proves a factor of their own.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from .contributors import medewerkers
from .rules import EIGEN_STAP, VIER_OGEN
from .stappen import indieners


@dataclass(frozen=True)
class Band:
    """Who let an account in since its person last proved themselves; ``iedereen``: it is not known who."""

    door: frozenset[int] = frozenset()
    iedereen: bool = False

    def raakt(self, mensen: AbstractSet[int | None]) -> bool:
        return self.iedereen or not self.door.isdisjoint(mensen)


GEEN = Band()
Leverancier = Callable[[Collection[int]], Mapping[int, Band]]

_leveranciers: list[Leverancier] = []


def registreer(leverancier: Leverancier) -> None:
    """Let ``leverancier`` tell who let accounts in; registering twice changes nothing."""
    if leverancier not in _leveranciers:
        _leveranciers.append(leverancier)


def banden(mensen: Iterable[int]) -> dict[int, Band]:
    """Return the ties of these accounts; who has none is left out. A few queries for all."""
    mensen = set(mensen)
    gevonden: dict[int, Band] = {}
    for leverancier in _leveranciers if mensen else ():
        for mens, band in leverancier(mensen).items():
            eerder = gevonden.get(mens, GEEN)
            gevonden[mens] = Band(eerder.door | band.door, eerder.iedereen or band.iedereen)
    return gevonden


def makers_van(page: Page, schrijvers: AbstractSet[int], state: Any = None) -> set[int]:
    """Return whose text ``page`` is: who wrote it since it was last published, and who submitted it.

    ``state`` is its review, for who has read that already.
    """
    state = state or page.current_workflow_state
    return set(schrijvers) | (indieners(state) if state else set())


def is_verbonden(user: Any, makers: AbstractSet[int | None]) -> bool:
    """Return whether one of ``makers`` let ``user`` in, and they have not proved themselves since."""
    return banden([user.pk]).get(user.pk, GEEN).raakt(makers)


def bezwaar_tegen_keurder(page: Page, user: Any, state: Any = None) -> str:
    """Return why ``user`` is no second person for the text of ``page``, or an empty string."""
    schrijvers = medewerkers(page)
    if user.pk in schrijvers:
        return VIER_OGEN
    return EIGEN_STAP if is_verbonden(user, makers_van(page, schrijvers, state)) else ""
