"""One render for a herd: who comes for what is being made waits for it, for a while. Pure."""

from collections.abc import Hashable
from threading import Event, Lock


class Vluchten:
    """What is being made in this process now, by key."""

    def __init__(self, geduld: float) -> None:
        self._geduld = geduld
        self._lopend: dict[Hashable, Event] = {}
        self._slot = Lock()

    def begin(self, sleutel: Hashable) -> bool:
        """Return whether nobody makes it yet: then the caller does, and says so with ``klaar``."""
        with self._slot:
            if sleutel in self._lopend:
                return False
            self._lopend[sleutel] = Event()
            return True

    def wacht(self, sleutel: Hashable) -> None:
        """Wait until it is made or given up, no longer than the patience there is."""
        with self._slot:
            lopend = self._lopend.get(sleutel)
        if lopend is not None:
            lopend.wait(self._geduld)

    def klaar(self, sleutel: Hashable) -> None:
        with self._slot:
            lopend = self._lopend.pop(sleutel, None)
        if lopend is not None:
            lopend.set()
