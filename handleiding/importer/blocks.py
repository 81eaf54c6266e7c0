"""Lines to paragraphs and list items: the work of undoing a PDF's line breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handleiding.importer.hyphens import plak
from handleiding.importer.lines import (
    HANGEND,
    NUMMERTEKEN,
    OPSOMTEKEN,
    ZINSEINDE,
    Leesregel,
    Tekstmaat,
    zonder_teken,
)

DIEPSTE = 4


@dataclass(frozen=True)
class Leesblok:
    """A paragraph or a list item, with the lines it came from."""

    soort: Literal["alinea", "item"]
    tekst: str
    regels: tuple[Leesregel, ...]
    nummer: int = 0
    niveau: int = 0
    term: str = ""

    @property
    def wit_ervoor(self) -> bool:
        """Whether white space stood before the block."""
        return self.regels[0].wit_ervoor

    @property
    def genummerd(self) -> bool:
        """Whether the item has a number and not a bullet."""
        return self.soort == "item" and not OPSOMTEKEN.match(self.regels[0].tekst)

    @property
    def woorden(self) -> int:
        """How many words the block has."""
        return len(self.tekst.split())

    @property
    def volledig(self) -> str:
        """The text with the term before it."""
        return f"{self.term} {self.tekst}".strip()


def _nooit(tekst: str) -> bool:
    return False


def maak_blokken(
    regels: Sequence[Leesregel], maat: Tekstmaat, *, breekt: Callable[[str], bool] = _nooit
) -> list[Leesblok]:
    """Join lines into blocks. A line for which `breekt` holds always starts a block."""
    groepen: list[list[Leesregel]] = []
    for regel in regels:
        if groepen and not breekt(regel.tekst) and _hoort_bij(groepen[-1], regel, maat):
            groepen[-1].append(regel)
        else:
            groepen.append([regel])
    return _met_niveaus([_maak_blok(groep, maat) for groep in groepen])


def _hoort_bij(groep: list[Leesregel], regel: Leesregel, maat: Tekstmaat) -> bool:
    """Whether a line continues the group before it."""
    vorige = groep[-1]
    if groep[0].is_url:
        return _is_rest_van_adres(vorige, regel)
    if regel.is_url or (regel.is_item and not _is_los_streepje(vorige, regel, maat)):
        return False
    if vorige.tekst.endswith("\u00ad") or (vorige.tekst[-1] == "-" and len(vorige.tekst) > 1):
        return True
    if regel.paginastart and not regel.begint_klein:
        # Below a number, an indented line is the text under a title.
        los = NUMMERTEKEN.match(groep[0].tekst) is not None
        return vorige.is_open and maat.is_vol(vorige, regel) and not los
    if regel.wit_ervoor:
        return _gaat_door_na_wit(groep, regel, maat)
    if regel.begint_klein:
        lang = len(vorige.tekst) > maat.breedte / 2
        return lang or maat.is_vol(vorige, regel) or HANGEND.search(vorige.tekst) is not None
    return maat.is_vol(vorige, regel) or _is_term(groep, regel, maat)


def _is_rest_van_adres(vorige: Leesregel, regel: Leesregel) -> bool:
    heel = " " not in regel.tekst and regel.begint_klein and not regel.wit_ervoor
    return heel and vorige.tekst[-1] in "/-"


def _gaat_door_na_wit(groep: list[Leesregel], regel: Leesregel, maat: Tekstmaat) -> bool:
    """A hanging indent leaves a white line inside an item; a paragraph seldom has one."""
    vorige = groep[-1]
    vol = maat.is_vol(vorige, regel)
    if vorige.is_open and vol:
        return True
    if groep[0].is_item:
        return regel.begint_klein or (vol and regel.tekst[0].isdigit())
    return regel.begint_klein and (vorige.is_open or vol)


def _is_los_streepje(vorige: Leesregel, regel: Leesregel, maat: Tekstmaat) -> bool:
    """A dash inside a sentence that happens to begin a line is not a bullet."""
    streep = regel.tekst[0] in "–—" and regel.tekst[2:3].islower()
    return streep and vorige.is_open and maat.is_vol(vorige, regel)


def _is_term(groep: list[Leesregel], regel: Leesregel, maat: Tekstmaat) -> bool:
    """A short bullet with its explanation on the next line."""
    kop = groep[0]
    if len(groep) > 1 or not OPSOMTEKEN.match(kop.tekst) or regel.inspring > kop.inspring:
        return False
    return kop.is_open and len(kop.tekst) < maat.breedte / 2 and len(regel.tekst) > len(kop.tekst)


def _maak_blok(groep: list[Leesregel], maat: Tekstmaat) -> Leesblok:
    kop = groep[0]
    if not kop.is_item:
        return Leesblok(
            "alinea", plak([regel.tekst for regel in groep], maat.woorden), tuple(groep)
        )
    eerste = zonder_teken(kop.tekst)
    getal = NUMMERTEKEN.match(kop.tekst)
    met_term = len(groep) > 1 and not groep[1].begint_klein and not groep[1].wit_ervoor
    term = met_term and not maat.is_vol(kop, groep[1]) and kop.is_open
    rest = [regel.tekst for regel in groep[1:]]
    return Leesblok(
        soort="item",
        tekst=plak(rest if term else [eerste, *rest], maat.woorden),
        regels=tuple(groep),
        nummer=int(getal["nummer"]) if getal else 0,
        term=eerste if term else "",
    )


def _met_niveaus(blokken: list[Leesblok]) -> list[Leesblok]:
    """Give every item its depth in the list, at most DIEPSTE."""
    stapel: list[Leesblok] = []
    uit: list[Leesblok] = []
    for blok in blokken:
        if blok.soort == "alinea":
            stapel = []
            uit.append(blok)
            continue
        blok = replace(blok, niveau=min(_niveau(stapel, blok), DIEPSTE))
        uit.append(blok)
        del stapel[blok.niveau :]
        stapel.append(blok)
    return uit


def _niveau(stapel: list[Leesblok], blok: Leesblok) -> int:
    """The depth of an item under the open items before it (outermost first)."""
    inspring = blok.regels[0].inspring
    for diepte in range(len(stapel) - 1, -1, -1):
        ouder = stapel[diepte]
        verschil = inspring - ouder.regels[0].inspring
        if verschil < 0:
            continue
        if ouder.genummerd and not blok.genummerd:
            return diepte + 1
        if verschil == 0 and ouder.genummerd == blok.genummerd:
            return diepte
        if verschil >= 2 or (verschil == 1 and not ZINSEINDE.search(ouder.tekst)):
            return diepte + 1
        if verschil == 1:
            return diepte
    return 0
