"""The text of a PDF from outside, read in a process of its own: nothing in it costs more than is allowed.

pypdf bounds what one stream inflates to, but not how often it is read: a page may be shared by thousands, a drawing may
draw ten others that draw ten others, a tree of pages may hold itself twice. Two kilobytes kept a worker busy for ever.
So it is a process with a limit that reads, without our settings and secrets, and it is ended when it is over.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handleiding.importer.apart import begrens, draai_apart
from handleiding.importer.structure import ImportFout

if TYPE_CHECKING:
    from pypdf import PdfReader

MEGABYTE = 1024 * 1024
GROOTSTE_TEKST = 20 * MEGABYTE
MEESTE_PAGINAS = 2000
# Two minutes of a processor; on a busy machine that takes longer by the clock.
LANGST_REKENEN, LANGST_WACHTEN = 120, 600
LEZER = (sys.executable, "-m", "handleiding.importer.pdf")

BEVEILIGD = (
    "Het pdf-bestand is beveiligd met een wachtwoord. "
    "Haal de beveiliging eraf en probeer het opnieuw."
)
TE_VEEL_PAGINAS = f"Het pdf-bestand heeft meer dan {MEESTE_PAGINAS} pagina's."
TE_VEEL_TEKST = "In het pdf-bestand staat te veel tekst om te lezen."
BESCHADIGD = "Het pdf-bestand is beschadigd en kan niet worden gelezen."


@dataclass(frozen=True)
class Pdftekst:
    """What a PDF says, page by page, and what its properties say of who made it."""

    paginas: tuple[str, ...]
    eigenschappen: tuple[str, ...]


def lees(inhoud: bytes) -> Pdftekst:
    """Return the text of a PDF. Raises ImportFout with a message for the user."""
    uit = draai_apart((*LEZER, str(LANGST_REKENEN)), inhoud, LANGST_WACHTEN)
    gelezen = json.loads(uit)
    if fout := gelezen.get("fout"):
        raise ImportFout(fout)
    return Pdftekst(tuple(gelezen["paginas"]), tuple(gelezen["eigenschappen"]))


def _lees_hier(inhoud: bytes) -> Pdftekst:
    """Read in this process; one large stream may serve many pages, so all are counted together."""
    from pypdf import PdfReader  # heavy: late

    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        # Locked against changes only, it opens with the empty password, as for every reader.
        if lezer.is_encrypted and not lezer.decrypt(""):
            raise ImportFout(BEVEILIGD)
        if len(lezer.pages) > MEESTE_PAGINAS:
            raise ImportFout(TE_VEEL_PAGINAS)
        return Pdftekst(tuple(_paginas(lezer)), tuple(map(str, (lezer.metadata or {}).values())))
    except (ImportFout, MemoryError):
        raise
    except Exception as fout:  # pypdf raises whatever a damaged object makes its parser raise
        raise ImportFout(BESCHADIGD) from fout


def _paginas(lezer: PdfReader) -> list[str]:
    paginas, lengte = [], 0
    for pagina in lezer.pages:
        paginas.append(pagina.extract_text())
        lengte += len(paginas[-1])
        if lengte > GROOTSTE_TEKST:
            raise ImportFout(TE_VEEL_TEKST)
    return paginas


def _vertel(inhoud: bytes) -> dict[str, object]:
    try:
        gelezen = _lees_hier(inhoud)
    except ImportFout as fout:
        return {"fout": str(fout)}
    return {"paginas": gelezen.paginas, "eigenschappen": gelezen.eigenschappen}


if __name__ == "__main__":
    begrens(int(sys.argv[1]))
    json.dump(_vertel(sys.stdin.buffer.read()), sys.stdout)
