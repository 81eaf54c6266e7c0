"""What is still to come and what has been. Pure."""

from collections.abc import Iterable
from datetime import date, time
from typing import Protocol, TypeVar


class Gedateerd(Protocol):
    datum: date
    begin: time


Sessie = TypeVar("Sessie", bound=Gedateerd)


def verdeel(sessies: Iterable[Sessie], *, vandaag: date) -> tuple[list[Sessie], list[Sessie]]:
    """Split into what is still to come (today included) and what has been, both oldest first."""
    op_volgorde = sorted(sessies, key=lambda sessie: (sessie.datum, sessie.begin))
    komend = [sessie for sessie in op_volgorde if sessie.datum >= vandaag]
    return komend, op_volgorde[: len(op_volgorde) - len(komend)]
