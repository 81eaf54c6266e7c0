"""CSV as spreadsheets write it: UTF-8 or Windows, with ``;``, ``,`` or tabs. Pure."""

import codecs
import csv
import io
from collections.abc import Iterator

from .veilig import TabelFout
from .zichtbaar import Meld, stil

SCHEIDERS = (";", ",", "\t")
GEEN_CSV = "Dit is geen leesbaar CSV-bestand. Sla het in uw rekenblad opnieuw op als CSV."


def lees_csv(inhoud: bytes, meld: Meld = stil) -> Iterator[list[str]]:
    """Read all of it: in a CSV nothing is hidden, so ``meld`` is told nothing."""
    tekst = _tekst(inhoud)
    eerste, _, rest = tekst.partition("\n")
    if eerste.strip().lower() in {f"sep={scheider}" for scheider in SCHEIDERS}:
        # Excel's own way to name the separator; it counts as a row there.
        yield []
        yield from _rijen(rest, eerste.strip()[-1])
    else:
        yield from _rijen(tekst, _scheider(tekst))


def _tekst(inhoud: bytes) -> str:
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coderingen = ["utf-16"]
    else:
        coderingen = ["utf-8-sig", "cp1252"]
    for codering in coderingen:
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst:
            return tekst
    raise TabelFout(GEEN_CSV)


def _scheider(tekst: str) -> str:
    """Return what separates most columns in the first row that has something in it."""
    begin = tekst.lstrip()
    return max(SCHEIDERS, key=lambda scheider: len(next(_rijen(begin, scheider), [])))


def _rijen(tekst: str, scheider: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(tekst, newline=""), delimiter=scheider)
    except csv.Error as fout:
        raise TabelFout(GEEN_CSV) from fout
