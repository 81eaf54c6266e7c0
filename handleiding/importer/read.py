"""A file to lines: the only part of the importer that touches the disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from handleiding.importer import pdf
from handleiding.importer.docx import lees_docx
from handleiding.importer.structure import Bestandsregels, ImportFout

MEGABYTE = 1024 * 1024
GROOTSTE = 20 * MEGABYTE
REGELEINDE = re.compile(r"\r\n|\r|\n")
# Control characters that no text file has; tab, line ends and form feed are fine.
BESTURING = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_regels(pad: Path) -> list[str]:
    """The lines of a .txt, .docx or .pdf file. Raises ImportFout with a message for the user."""
    return read_bron(pad).regels


def read_bron(pad: Path) -> Bestandsregels:
    """The lines of a file, and in Dutch what of it is no line. Raises ImportFout with a message for the user."""
    lees = _lezer(pad)
    bron = lees(_bytes(pad))
    regels = [unicodedata.normalize("NFC", regel) for regel in bron.regels]
    if not any(regel.strip() for regel in regels):
        raise ImportFout(" ".join([_zonder_tekst(pad), *bron.opmerkingen]))
    return Bestandsregels(regels, bron.opmerkingen)


def _lezer(pad: Path) -> Callable[[bytes], Bestandsregels]:
    lezers = {".txt": _lees_txt, ".docx": lees_docx, ".pdf": lees_pdf}
    lees = lezers.get(pad.suffix.lower())
    if lees is None:
        raise ImportFout(
            f"Het bestand “{pad.name}” kan niet worden gelezen. "
            "Kies een bestand dat eindigt op .txt, .docx of .pdf."
        )
    return lees


def _bytes(pad: Path) -> bytes:
    """The content, after a look at the size: a file that is too big is never read."""
    try:
        if not pad.is_file():
            raise ImportFout(f"Het bestand “{pad}” is niet gevonden.")
        grootte = pad.stat().st_size
        if grootte > GROOTSTE:
            raise ImportFout(
                f"Het bestand “{pad.name}” is te groot ({grootte // MEGABYTE} MB). "
                f"Een bestand mag hoogstens {GROOTSTE // MEGABYTE} MB zijn."
            )
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise ImportFout(f"Het bestand “{pad.name}” kan niet worden geopend.") from fout
    if not inhoud:
        raise ImportFout(f"Het bestand “{pad.name}” is leeg.")
    return inhoud


def _zonder_tekst(pad: Path) -> str:
    if pad.suffix.lower() == ".pdf":
        return (
            f"In het bestand “{pad.name}” staat geen tekst. "
            "Misschien is het een scan. Gebruik een pdf met tekst, of een .docx."
        )
    return f"Het bestand “{pad.name}” is leeg: er staat geen tekst in."


def _lees_txt(inhoud: bytes) -> Bestandsregels:
    tekst = ontcijfer(inhoud)
    if BESTURING.search(tekst):
        raise ImportFout("Dit is geen tekstbestand. Kies een bestand met gewone tekst.")
    return Bestandsregels(REGELEINDE.split(tekst))


def ontcijfer(inhoud: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else the Windows code page."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        codering = "utf-16"
    elif _is_afgebroken_utf8(inhoud):
        raise ImportFout(
            "Het bestand lijkt afgebroken: het laatste teken is niet compleet. "
            "Controleer of u het hele bestand hebt."
        )
    else:
        codering = "utf-8-sig"
    for poging in (codering, "cp1252"):
        try:
            return inhoud.decode(poging)
        except UnicodeDecodeError:
            continue
    raise ImportFout("De tekens in dit bestand zijn niet te lezen. Bewaar het als UTF-8.")


def _is_afgebroken_utf8(inhoud: bytes) -> bool:
    """Whether the only fault is that the last character is cut through."""
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        anders = any(byte > 127 for byte in inhoud[: fout.start])
        return anders and fout.end == len(inhoud) and fout.reason == "unexpected end of data"
    return False


def lees_pdf(inhoud: bytes) -> Bestandsregels:
    """The text of each page; a form feed marks where a page begins. A page without any is told."""
    regels: list[str] = []
    paginas = pdf.lees(inhoud).paginas
    for pagina in paginas:
        eerste, *rest = REGELEINDE.split(BESTURING.sub("", pagina))
        regels += [f"\f{eerste}", *rest]
    leeg = [str(nr) for nr, pagina in enumerate(paginas, start=1) if not pagina.strip()]
    if not leeg or len(leeg) == len(paginas):
        return Bestandsregels(regels)
    opmerking = (
        f"Op pagina {', '.join(leeg)} van de pdf staat geen tekst die te lezen is. Is dat een scan of een "
        "tekening? Neem dan zelf over wat er staat."
    )
    return Bestandsregels(regels, [opmerking])
