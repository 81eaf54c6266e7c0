"""Sheets become a file for people: one workbook (ODS, XLSX), or a zip with a CSV for each sheet.

Each cell is text that no spreadsheet takes for a formula; a number stays a number. The only place that
writes CSV, ODS or XLSX. Pure.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .cellen import veilige_cel

Cel = object
MERK = b"\xef\xbb\xbf"
# What Excel refuses in the name of a sheet, and how long it may be.
VERBODEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
MAX_NAAM = 31
XML_VERBODEN = str.maketrans(
    "", "", "".join(chr(n) for n in range(32) if chr(n) not in "\t\n\r") + "\ufffe\uffff"
)


@dataclass(frozen=True)
class Blad:
    naam: str
    koppen: Sequence[str]
    rijen: Sequence[Sequence[Cel]]

    @property
    def alles(self) -> list[list[str | int | float]]:
        return [list(map(_cel, rij)) for rij in (self.koppen, *self.rijen)]

    @property
    def titel(self) -> str:
        return self.naam.translate(VERBODEN)[:MAX_NAAM]


def _cel(waarde: Cel) -> str | int | float:
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        return waarde
    return veilige_cel(waarde).translate(XML_VERBODEN)


class _Doorgeven:
    """A file for ``csv.writer`` that hands back each line instead of keeping it."""

    def write(self, regel: str) -> bytes:
        return regel.encode()


def csv_regels(rijen: Iterable[Sequence[Cel]]) -> Iterator[bytes]:
    """Yield lines as Dutch Excel opens them: UTF-8 with a mark, ``;`` between columns, decimal commas."""
    yield MERK
    schrijver = csv.writer(_Doorgeven(), delimiter=";")
    for rij in rijen:
        yield schrijver.writerow(_met_komma(_cel(cel)) for cel in rij)


def _met_komma(cel: str | int | float) -> str | int:
    return str(cel).replace(".", ",") if isinstance(cel, float) else cel


def naar_csv(blad: Blad) -> bytes:
    """Return one sheet as CSV."""
    return b"".join(csv_regels((blad.koppen, *blad.rijen)))


def naar_zip(bladen: Sequence[Blad]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for blad in bladen:
            archief.writestr(f"{blad.titel}.csv", naar_csv(blad))
    return doel.getvalue()


def naar_xlsx(bladen: Sequence[Blad]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for blad in bladen:
        werkblad = boek.create_sheet(blad.titel)
        for rij in blad.alles:
            werkblad.append(rij)
        for kop in werkblad[1]:
            kop.font = Font(bold=True)
        werkblad.freeze_panes = "A2"
        for kolom in werkblad.columns:
            werkblad.column_dimensions[kolom[0].column_letter].width = _breedte(kolom)
    doel = io.BytesIO()
    boek.save(doel)
    return doel.getvalue()


def _breedte(kolom: Sequence[Any]) -> int:
    return min(max(len(str(cel.value or "")) for cel in kolom) + 2, 60)


def naar_ods(bladen: Sequence[Blad]) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableHeaderRows

    document = OpenDocumentSpreadsheet()
    for blad in bladen:
        tabel = Table(name=blad.titel)
        kop, *rijen = blad.alles
        koppen = TableHeaderRows()
        koppen.addElement(_ods_rij(kop))
        tabel.addElement(koppen)
        for rij in rijen:
            tabel.addElement(_ods_rij(rij))
        document.spreadsheet.addElement(tabel)
    doel = io.BytesIO()
    document.write(doel)
    return doel.getvalue()


def _ods_rij(rij: Sequence[str | int | float]) -> Any:
    from odf.table import TableCell, TableRow
    from odf.text import P

    regel = TableRow()
    for waarde in rij:
        is_tekst = isinstance(waarde, str)
        soort = {"valuetype": "string"} if is_tekst else {"valuetype": "float", "value": waarde}
        cel = TableCell(**soort)
        cel.addElement(P(text=str(waarde)))
        regel.addElement(cel)
    return regel


@dataclass(frozen=True)
class Vorm:
    label: str
    schrijf: Callable[[Sequence[Blad]], bytes]
    extensie: str
    soort: str


CSV = "text/csv; charset=utf-8"
VORMEN = {
    "xlsx": Vorm(
        "Excel (xlsx)",
        naar_xlsx,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "ods": Vorm(
        "LibreOffice (ods)", naar_ods, "ods", "application/vnd.oasis.opendocument.spreadsheet"
    ),
    "csv": Vorm("CSV, alle lijsten in een zip", naar_zip, "zip", "application/zip"),
}


def schrijf(bladen: Sequence[Blad], vorm: str) -> bytes:
    """Return these sheets in one of the ``VORMEN``."""
    return VORMEN[vorm].schrijf(bladen)
