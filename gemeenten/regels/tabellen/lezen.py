"""A file that somebody chose becomes a heading and rows of text. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from .uit_csv import lees_csv
from .uit_ods import lees_ods
from .uit_xlsx import lees_xlsx
from .veilig import MAX_KOLOMMEN, TabelFout, bewaak_grootte
from .zichtbaar import Meld, VerborgenRij

MAX_RIJEN = 500
# After so many empty rows nothing more is expected; a sheet can claim to have endless ones.
MAX_LEEG = 5000
Lezer = Callable[[bytes, Meld], Iterator[list[str]]]
LEZERS: dict[str, Lezer] = {".csv": lees_csv, ".ods": lees_ods, ".xlsx": lees_xlsx}
ANDERE = {
    ".xls": "Dit is een oud Excel-bestand. Sla het op als .xlsx.",
    ".xlsm": "In dit soort bestand kunnen macro’s zitten. Sla het op als .xlsx.",
    ".xlsb": "Dit soort Excel-bestand kunnen wij niet lezen. Sla het op als .xlsx.",
    ".numbers": "Exporteer dit bestand eerst als .xlsx of .csv.",
}
EINDE = (
    "Onder regel {laatste} staan meer dan {leeg} lege regels. Verder is niet gelezen: staat daar nog iets, "
    "zet het dan hoger."
)
VERKEERD = "Kies een CSV-, ODS- of XLSX-bestand."


@dataclass(frozen=True)
class Tabelrij:
    """A row with something in it; ``nummer`` as the spreadsheet counts."""

    nummer: int
    cellen: tuple[str, ...]


@dataclass(frozen=True)
class Tabel:
    """What was read; ``opmerkingen`` say in Dutch what the file holds besides, and was not read."""

    koppen: tuple[str, ...]
    rijen: tuple[Tabelrij, ...]
    opmerkingen: tuple[str, ...] = ()


def lees(naam: str, inhoud: bytes) -> Tabel:
    """Return what shows of the first sheet of a file. Raises TabelFout, in Dutch."""
    extensie = PurePath(naam).suffix.lower()
    lezer = LEZERS.get(extensie)
    if lezer is None:
        raise TabelFout(ANDERE.get(extensie, VERKEERD))
    bewaak_grootte(inhoud)
    opmerkingen: list[str] = []
    rijen = list(_gevuld(lezer(inhoud, opmerkingen.append), opmerkingen.append))
    if not rijen:
        raise TabelFout(" ".join(["Dit bestand is leeg.", *opmerkingen]))
    kop, *data = rijen
    if not data:
        raise TabelFout(" ".join(["Onder de koppen staan geen regels.", *opmerkingen]))
    return Tabel(kop.cellen, tuple(data), tuple(opmerkingen))


def _gevuld(rijen: Iterator[list[str]], meld: Meld) -> Iterator[Tabelrij]:
    """Yield the rows that show and have something in them; stops with a message when there are too many."""
    aantal = laatste = verborgen = 0
    for nummer, rij in enumerate(rijen, 1):
        cellen = rij[:MAX_KOLOMMEN]
        if not any(cel.strip() for cel in cellen):
            if nummer - laatste > MAX_LEEG:
                meld(EINDE.format(laatste=laatste, leeg=f"{MAX_LEEG:,}".replace(",", ".")))
                break
            continue
        laatste = nummer
        if isinstance(rij, VerborgenRij):
            verborgen += 1
            continue
        aantal += 1
        if aantal > MAX_RIJEN + 1:
            raise TabelFout(
                f"Dit bestand heeft meer dan {MAX_RIJEN} regels. Verdeel het over meer bestanden."
            )
        yield Tabelrij(nummer, tuple(cellen))
    if verborgen:
        regels = "verborgen regel is" if verborgen == 1 else "verborgen regels zijn"
        meld(
            f"{verborgen} {regels} niet gelezen. Staat er een filter aan? Alleen wat u ziet, telt."
        )
