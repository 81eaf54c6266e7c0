"""Sheets become a file for people: one workbook (ODS, XLSX), or a zip with a CSV for each sheet.

Each cell is text that no spreadsheet takes for a formula; a number stays a number.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gemeenten.invoer import veilige_cel

Cel = str | int | float | None
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
        return [[_cel(cel) for cel in rij] for rij in (self.koppen, *self.rijen)]

    @property
    def titel(self) -> str:
        return self.naam.translate(VERBODEN)[:MAX_NAAM]


def _cel(waarde: Cel) -> str | int | float:
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        return waarde
    return veilige_cel(waarde).translate(XML_VERBODEN)


def naar_csv(blad: Blad) -> bytes:
    """Return one sheet as Dutch Excel opens it: UTF-8 with a mark, ``;`` between the columns, decimal commas."""
    doel = io.StringIO(newline="")
    csv.writer(doel, delimiter=";").writerows(
        [str(cel).replace(".", ",") if isinstance(cel, float) else cel for cel in rij]
        for rij in blad.alles
    )
    return doel.getvalue().encode("utf-8-sig")


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
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    for blad in bladen:
        tabel = Table(name=blad.titel)
        for rij in blad.alles:
            regel = TableRow()
            for waarde in rij:
                is_tekst = isinstance(waarde, str)
                soort = (
                    {"valuetype": "string"} if is_tekst else {"valuetype": "float", "value": waarde}
                )
                cel = TableCell(**soort)
                cel.addElement(P(text=str(waarde)))
                regel.addElement(cel)
            tabel.addElement(regel)
        document.spreadsheet.addElement(tabel)
    doel = io.BytesIO()
    document.write(doel)
    return doel.getvalue()


@dataclass(frozen=True)
class Vorm:
    label: str
    schrijf: Callable[[Sequence[Blad]], bytes]
    extensie: str
    soort: str


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
