"""Read the whole table from an environment, and name all that is wrong in one error. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from config.omgeving.soorten import Onbruikbaar, Soort


class OnbruikbareOmgeving(ValueError):
    """The environment lacks something or holds what cannot be used; the text names it and shows no value."""


@dataclass(frozen=True)
class Variabele:
    """One row: what a variable means, and what it may be."""

    naam: str
    soort: Soort
    betekenis: str
    voorbeeld: str
    deel: str  # which processes need it
    standaard: str | None = None  # read like a value; None: nothing
    anders: str = ""  # how the documentation names the default where that is no plain value
    geheim: bool = False
    vereist: bool = False  # in production


class Omgeving:
    """The values of all rows, read once."""

    def __init__(self, tabel: Iterable[Variabele], environ: Mapping[str, str]) -> None:
        self._waarden: dict[str, Any] = {}
        self._gezet: set[str] = set()
        bezwaren = [fout for rij in tabel if (fout := self._lees(rij, environ))]
        if bezwaren:
            raise OnbruikbareOmgeving(" ".join(bezwaren))

    def _lees(self, rij: Variabele, environ: Mapping[str, str]) -> str | None:
        gezegd = environ.get(rij.naam)
        if gezegd is not None:
            self._gezet.add(rij.naam)
        tekst = rij.standaard if gezegd is None else gezegd.strip()
        if tekst == "":
            return f"{rij.naam} is empty: give it a value, or leave it out."
        try:
            self._waarden[rij.naam] = None if tekst is None else rij.soort.lees(tekst)
        except Onbruikbaar as fout:
            return f"{rij.naam} {fout}."
        return None

    def __getitem__(self, naam: str) -> Any:
        """Return the value of a row, or its default."""
        return self._waarden[naam]

    def is_gezet(self, naam: str) -> bool:
        """Say whether the environment itself gives this value."""
        return naam in self._gezet

    def moet(self, *namen: str) -> None:
        """Refuse to go on without these."""
        if weg := [naam for naam in namen if not self.is_gezet(naam)]:
            raise OnbruikbareOmgeving(f"The environment must give {', '.join(weg)}.")
