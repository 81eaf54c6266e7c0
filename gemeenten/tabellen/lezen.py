"""A file that somebody chose becomes a heading and rows of text. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from .uit_csv import lees_csv
from .uit_ods import lees_ods
from .uit_xlsx import lees_xlsx
from .veilig import MAX_KOLOMMEN, TabelFout, bewaak_grootte

MAX_RIJEN = 500
# After so many empty rows nothing more is expected; a sheet can claim to have endless ones.
MAX_LEEG = 5000
Lezer = Callable[[bytes], Iterator[list[str]]]
LEZERS: dict[str, Lezer] = {".csv": lees_csv, ".ods": lees_ods, ".xlsx": lees_xlsx}
ANDERE = {
    ".xls": "Dit is een oud Excel-bestand. Sla het op als .xlsx.",
    ".xlsm": "In dit soort bestand kunnen macro’s zitten. Sla het op als .xlsx.",
    ".xlsb": "Dit soort Excel-bestand kunnen wij niet lezen. Sla het op als .xlsx.",
    ".numbers": "Exporteer dit bestand eerst als .xlsx of .csv.",
}
VERKEERD = "Kies een CSV-, ODS- of XLSX-bestand."


@dataclass(frozen=True)
class Tabelrij:
    """A row with something in it; ``nummer`` as the spreadsheet counts."""

    nummer: int
    cellen: tuple[str, ...]


@dataclass(frozen=True)
class Tabel:
    koppen: tuple[str, ...]
    rijen: tuple[Tabelrij, ...]


def lees(naam: str, inhoud: bytes) -> Tabel:
    """Return the first sheet of a file. Raises TabelFout, in Dutch."""
    extensie = PurePath(naam).suffix.lower()
    lezer = LEZERS.get(extensie)
    if lezer is None:
        raise TabelFout(ANDERE.get(extensie, VERKEERD))
    bewaak_grootte(inhoud)
    rijen = list(_gevuld(lezer(inhoud)))
    if not rijen:
        raise TabelFout("Dit bestand is leeg.")
    kop, *data = rijen
    if not data:
        raise TabelFout("Onder de koppen staan geen regels.")
    return Tabel(kop.cellen, tuple(data))


def _gevuld(rijen: Iterator[list[str]]) -> Iterator[Tabelrij]:
    """Yield the rows with something in them; stops with a message when there are too many."""
    aantal = laatste = 0
    for nummer, cellen in enumerate(rijen, 1):
        cellen = cellen[:MAX_KOLOMMEN]
        if not any(cel.strip() for cel in cellen):
            if nummer - laatste > MAX_LEEG:
                return
            continue
        aantal, laatste = aantal + 1, nummer
        if aantal > MAX_RIJEN + 1:
            raise TabelFout(
                f"Dit bestand heeft meer dan {MAX_RIJEN} regels. Verdeel het over meer bestanden."
            )
        yield Tabelrij(nummer, tuple(cellen))
