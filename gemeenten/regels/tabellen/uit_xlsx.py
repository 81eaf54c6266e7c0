"""The first sheet that shows of an Excel workbook, read row by row. Formulas are told apart, never worked out."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError  # the error only; openpyxl parses with defusedxml

from defusedxml import DefusedXmlException

from handleiding.uitpakken import ZipFout

from .veilig import MAX_KOLOMMEN, Formule, getal, onleesbaar, pak_uit, van_zip
from .xlsx_verborgen import verborgen_in
from .zichtbaar import Meld, VerborgenRij, meld_bladen, meld_kolommen, stil, zonder

VORM = "XLSX"
# What openpyxl raises on a file that is no workbook, or a broken one; it has no error of its own for it.
STUK = (
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    ParseError,
    DefusedXmlException,
    zipfile.BadZipFile,
)


def lees_xlsx(inhoud: bytes, meld: Meld = stil) -> Iterator[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        geteld = pak_uit(inhoud, VORM).herpak()
        boek = load_workbook(geteld, read_only=True, keep_links=False)
        # What somebody hid is not what they see and mean.
        blad, *andere = (blad for blad in boek.worksheets if blad.sheet_state == "visible")
        verborgen = verborgen_in(pak_uit(inhoud, VORM), blad.title)
        meld_bladen(blad.title, [ander.title for ander in andere], meld)
        # The stated size of a sheet may be wrong in either direction.
        blad.reset_dimensions()
        breedste = 0
        for nummer, rij in enumerate(blad.iter_rows(max_col=MAX_KOLOMMEN), 1):
            cellen = [_tekst(cel) for cel in rij]
            breedste = max(breedste, *(n for n, cel in enumerate(cellen, 1) if cel), 0)
            zichtbaar = zonder(cellen, verborgen.kolommen)
            yield VerborgenRij(zichtbaar) if nummer in verborgen.rijen else zichtbaar
        meld_kolommen(sum(verborgen.kolommen[:breedste]), meld)
    except ZipFout as fout:
        raise van_zip(fout, VORM) from fout
    except (*STUK, InvalidFileException) as fout:
        raise onleesbaar(VORM) from fout


def _tekst(cel: Any) -> str:
    waarde = cel.value
    if waarde is None:
        return ""
    if cel.data_type == "f":
        return Formule(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    return getal(waarde) if isinstance(waarde, int | float) else str(waarde)
