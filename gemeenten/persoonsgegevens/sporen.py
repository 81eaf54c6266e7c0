"""Who was removed, recognised without being named: keyed hashes of the very words, and of the choices that were made.

Who has the text and the key can tell whether it is what went; nobody can read a name from it.
"""

import hmac
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from handleiding.vouwen import vouw

from .zoekterm import Treffer, Zeker

DOEL = b"gemeenten.persoonsgegevens.sporen:"
PROEF = "proef"
_WOORD = re.compile(r"[^\W_]+")
Vorm = tuple[int, int, int]


@dataclass(frozen=True)
class Spoorvraag:
    """Looks for words of which only hashes are known; asked as a ``Zoekvraag`` is.

    Of each hash it is known how many words it was taken of, and how many characters stood before and behind them.
    """

    woorden: Mapping[str, Vorm]
    geheim: str = ""

    @cached_property
    def _sleutel(self) -> bytes:
        return sleutel_van(self.geheim)

    @cached_property
    def _vormen(self) -> list[Vorm]:
        return sorted(set(map(tuple, self.woorden.values())), reverse=True)  # type: ignore[arg-type]

    def treffers(self, tekst: str) -> list[Treffer]:
        """Return each place in ``tekst`` that says one of these words, the longest first."""
        plekken = [stuk.span() for stuk in _WOORD.finditer(tekst)]
        return [
            Treffer(start, eind, Zeker.NAAM)
            for aantal, links, rechts in self._vormen
            for (begin, _), (_, slot) in zip(plekken, plekken[aantal - 1 :], strict=False)
            if (start := begin - links) >= 0 and (eind := slot + rechts) <= len(tekst)
            if _spoor(self._sleutel, tekst[start:eind]) in self.woorden
        ]

    def is_precies(self, naam: str, adres: str = "") -> bool:
        """Nothing is ticked beforehand: what goes was chosen."""
        return False


def sporen_van(teksten: Iterable[str]) -> dict[str, Vorm]:
    """Return by what these words are recognised."""
    sleutel = sleutel_van()
    return {_spoor(sleutel, tekst): vorm for tekst in teksten if (vorm := _vorm(tekst))}


def sleutel_van(geheim: str = "") -> bytes:
    """Return the key, made of a secret of ours."""
    return hmac.digest((geheim or settings.SECRET_KEY).encode(), DOEL, "sha256")


def proef(geheim: str = "") -> str:
    """Return by which one sees whether a list was made with this secret."""
    return _spoor(sleutel_van(geheim), PROEF)


def geheimen() -> Iterator[str]:
    """Yield the secrets by which a list may have been made."""
    yield from (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def _vorm(tekst: str) -> Vorm | None:
    plekken = [stuk.span() for stuk in _WOORD.finditer(tekst)]
    return (len(plekken), plekken[0][0], len(tekst) - plekken[-1][1]) if plekken else None


def _spoor(sleutel: bytes, tekst: str) -> str:
    return hmac.digest(sleutel, vouw(tekst).encode(), "sha256").hex()[:32]
