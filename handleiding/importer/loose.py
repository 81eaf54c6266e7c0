"""Captions that came loose from a drawing: a few short lines that say nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handleiding.importer.blocks import Leesblok
from handleiding.importer.ledger import Grootboek
from handleiding.importer.lines import WOORD

KORT = 4
# A line that counts in Roman numerals or letters.
TELT = re.compile(r"^(?:[IVXLCDM]+|[ivxlcdm]+|[A-Za-z])(?:[.):]|\s|$)")


def zonder_bijschriften(
    blokken: Sequence[Leesblok], boek: Grootboek, *, alleen_einde: bool = False
) -> list[Leesblok]:
    """The blocks without runs of loose captions; the ledger is told, not filled."""
    over: list[Leesblok] = []
    i = 0
    while i < len(blokken):
        einde = _einde_reeks(blokken, i)
        # What stands right below a table goes on from it.
        na_tabel = i > 0 and _is_tabelrij(blokken[i - 1])
        if einde - i >= 2 and not na_tabel and (not alleen_einde or einde == len(blokken)):
            nummers = [regel.nr for blok in blokken[i:einde] for regel in blok.regels]
            boek.meld(
                f"Regels {nummers[0]}-{nummers[-1]} zijn losse bijschriften, waarschijnlijk van "
                "een tekening. Ze zijn niet geplaatst: voeg de tekening toe met een beschrijving."
            )
        else:
            over += blokken[i : max(einde, i + 1)]
        i = max(einde, i + 1)
    return over


def _einde_reeks(blokken: Sequence[Leesblok], begin: int) -> int:
    einde = begin
    while einde < len(blokken) and _is_bijschrift(blokken, einde):
        einde += 1
    return einde


def _is_tabelrij(blok: Leesblok) -> bool:
    """Whether the cells of a table stand in it: those are text, however short."""
    return any(regel.kolommen for regel in blok.regels)


def _is_bijschrift(blokken: Sequence[Leesblok], i: int) -> bool:
    blok = blokken[i]
    if (
        _is_tabelrij(blok)
        or blok.soort != "alinea"
        or blok.woorden > KORT
        or not blok.regels[-1].is_open
    ):
        return False
    volgende = blokken[i + 1] if i + 1 < len(blokken) else None
    telt = any(teken.isdigit() for teken in blok.tekst) or TELT.match(blok.tekst)
    if telt or not WOORD.search(blok.tekst):
        return False  # what counts is text: a column of a table, years, exercises
    voor = blok.wit_ervoor or blok.regels[0].paginastart
    return voor and (volgende is None or volgende.wit_ervoor)
