"""Keeps values in this process, each under the stamps it was made under; what was used least goes first. Pure."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any


class Houder:
    """Holds no more than ``grens`` together; a value weighs what it is kept with.

    A value is given back only under the very stamps it was kept under: under any others it is forgotten.
    """

    def __init__(self, grens: int) -> None:
        self._grens = grens
        self._gewicht = 0
        self._inhoud: OrderedDict[Hashable, tuple[Any, Any, int]] = OrderedDict()
        self._slot = Lock()

    @property
    def gewicht(self) -> int:
        return self._gewicht

    def haal(self, sleutel: Hashable, stempels: Any = None) -> Any:
        """Return what is kept, or None."""
        with self._slot:
            gevonden = self._inhoud.get(sleutel)
            if gevonden is None:
                return None
            if gevonden[0] != stempels:
                self._vergeet(sleutel)
                return None
            self._inhoud.move_to_end(sleutel)
            return gevonden[1]

    def bewaar(
        self, sleutel: Hashable, waarde: Any, *, stempels: Any = None, gewicht: int = 1
    ) -> None:
        """Keep ``waarde`` in the place of what was kept; what is heavier than all together is not kept."""
        with self._slot:
            self._vergeet(sleutel)
            if gewicht > self._grens:
                return
            self._inhoud[sleutel] = (stempels, waarde, gewicht)
            self._gewicht += gewicht
            while self._gewicht > self._grens:
                self._vergeet(next(iter(self._inhoud)))

    def vergeet(self, sleutel: Hashable) -> None:
        with self._slot:
            self._vergeet(sleutel)

    def leeg(self) -> None:
        with self._slot:
            self._inhoud.clear()
            self._gewicht = 0

    def _vergeet(self, sleutel: Hashable) -> None:
        if gevonden := self._inhoud.pop(sleutel, None):
            self._gewicht -= gevonden[2]
