"""A table as a file: CSV that a spreadsheet opens well, and OpenDocument (ODS)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

# A cell that starts like a formula is run by spreadsheets; a quote before it keeps it text.
FORMULE = ("=", "+", "-", "@", "\t", "\r")


def als_tekst(waarde: Any) -> str:
    """Return what a cell shows; never something that a spreadsheet would run."""
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).strftime("%Y-%m-%d %H:%M:%S")
    tekst = str(waarde)
    return f"'{tekst}" if tekst.startswith(FORMULE) else tekst


def csv_bestand(kolommen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> bytes:
    """Semicolons and a byte order mark: what a Dutch spreadsheet program expects."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(kolommen)
    writer.writerows([als_tekst(cel) for cel in rij] for rij in rijen)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def ods_bestand(naam: str, kolommen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableHeaderRows

    document = OpenDocumentSpreadsheet()
    tabel = Table(name=naam)
    kop = TableHeaderRows()
    kop.addElement(_rij(kolommen))
    tabel.addElement(kop)
    for rij in rijen:
        tabel.addElement(_rij(rij))
    document.spreadsheet.addElement(tabel)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def _rij(cellen: Iterable[Any]) -> Any:
    from odf.table import TableCell, TableRow
    from odf.text import P

    rij = TableRow()
    for cel in cellen:
        vak = TableCell(valuetype="string")
        vak.addElement(P(text=als_tekst(cel)))
        rij.addElement(vak)
    return rij
