"""Answers of their own above the pages: who knows a municipality, a group or a date registers here.

The handbook does not know that there are municipalities; it only asks.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

MEESTE = 3


@dataclass(frozen=True)
class Zoekantwoord:
    """What is shown at once: a title that leads on, lines of text, and further links (text, address)."""

    titel: str
    adres: str
    regels: tuple[str, ...] = ()
    verder: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class GevraagdDoorLezer:
    """The stems that somebody asked, where they are asked (the root of an edition, or None), and by what request."""

    stammen: frozenset[str]
    wortel: Page | None
    request: HttpRequest


# Called with what is asked; returns what it has to say, the best first.
Antwoorder = Callable[[GevraagdDoorLezer], Iterable[Zoekantwoord]]

_antwoorders: list[Antwoorder] = []


def registreer(antwoorder: Antwoorder) -> None:
    """Ask ``antwoorder`` from now on; registering twice changes nothing."""
    if antwoorder not in _antwoorders:
        _antwoorders.append(antwoorder)


def antwoorden(gevraagd: GevraagdDoorLezer) -> Sequence[Zoekantwoord]:
    """Return what is to be said before the pages, at most three."""
    alle = (antwoord for antwoorder in _antwoorders for antwoord in antwoorder(gevraagd))
    return tuple(dict.fromkeys(alle))[:MEESTE]
