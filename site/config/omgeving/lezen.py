"""Read the whole table from an environment, and name all that is wrong in one error. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from config.omgeving.soorten import Onbruikbaar, Waardesoort

LANGSTE = 4096
# Which processes need a variable.
ALLE, WEB = "web, worker, commands", "web"


class OnbruikbareOmgeving(ValueError):
    """The environment lacks something or holds what cannot be used; the text names it and shows no value."""


@dataclass(frozen=True)
class Variabele:
    """One row: what a variable means, and what it may be."""

    naam: str
    soort: Waardesoort
    betekenis: str
    voorbeeld: str
    deel: str  # which processes need it
    standaard: str | None = None  # read like a value; None: nothing
    anders: str = ""  # how the documentation names the default where that is no plain value
    geheim: bool = False
    vereist: bool = False  # in production; of a row that another brings: wherever that one is
    # Of a list: the rows that each of its items brings.
    brengt: "Callable[[str], tuple[Variabele, ...]] | None" = None


def _onmogelijk(tekst: str) -> str:
    """Return what no value of any kind is; some shells and files keep the quotation marks around one."""
    if len(tekst) > LANGSTE:
        return "is too long"
    if len(tekst) > 1 and tekst[0] == tekst[-1] and tekst[0] in "\"'`":
        return "stands in quotation marks: leave those out"
    return ""


class Omgevingswaarden:
    """The values of all rows, read once."""

    def __init__(self, tabel: Iterable[Variabele], environ: Mapping[str, str]) -> None:
        self._waarden: dict[str, Any] = {}
        self._gezet: set[str] = set()
        tabel = tuple(tabel)
        bezwaren = [fout for rij in tabel if (fout := self._lees(rij, environ))]
        gebracht = tuple(self._gebracht(tabel))
        bezwaren += [fout for rij in gebracht if (fout := self._lees(rij, environ))]
        if bezwaren:
            raise OnbruikbareOmgeving(" ".join(bezwaren))
        self.moet(*(rij.naam for rij in gebracht if rij.vereist))

    def _gebracht(self, tabel: Iterable[Variabele]) -> Iterable[Variabele]:
        for rij in tabel:
            if rij.brengt is not None:
                for deel in self._waarden.get(rij.naam) or ():
                    yield from rij.brengt(deel)

    def _lees(self, rij: Variabele, environ: Mapping[str, str]) -> str | None:
        gezegd = environ.get(rij.naam)
        if gezegd is not None:
            self._gezet.add(rij.naam)
        tekst = rij.standaard if gezegd is None else gezegd.strip()
        if tekst == "":
            return f"{rij.naam} is empty: give it a value, or leave it out."
        if tekst is not None and (fout := _onmogelijk(tekst)):
            return f"{rij.naam} {fout}."
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
