"""Blocks to the small HTML that a rich text field stores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from handleiding.importer.blocks import Leesblok
from handleiding.importer.lines import URL

SLOTTEKENS = re.compile(r"[).,;:!?’”\"']+$")


def tekst_html(tekst: str) -> str:
    """Escaped text with web addresses as links."""
    uit, einde = "", 0
    for gevonden in URL.finditer(tekst):
        adres = SLOTTEKENS.sub("", gevonden[0])
        uit += escape(tekst[einde : gevonden.start()], quote=False) + _link(adres)
        einde = gevonden.start() + len(adres)
    return uit + escape(tekst[einde:], quote=False)


def _link(adres: str) -> str:
    doel = adres if "://" in adres else f"https://{adres}"
    return f'<a href="{escape(doel)}">{escape(adres, quote=False)}</a>'


def alinea_html(tekst: str) -> str:
    """One paragraph."""
    return f"<p>{tekst_html(tekst)}</p>" if tekst else ""


def item_html(blok: Leesblok) -> str:
    """What stands inside a list item."""
    term = f"<b>{tekst_html(blok.term)}</b> " if blok.term else ""
    return term + tekst_html(blok.tekst)


def is_tussenkop(blokken: Sequence[Leesblok], i: int, *, woorden: int = 6) -> bool:
    """A short line without an end, with text or a list below it."""
    blok = blokken[i]
    if blok.soort != "alinea" or len(blok.regels) > 1 or i + 1 >= len(blokken):
        return False
    volgende = blokken[i + 1]
    begint = i == 0 or blok.wit_ervoor or blok.regels[0].paginastart
    kort = blok.woorden <= woorden and blok.tekst[0].isupper()
    onder = volgende.soort == "item" or volgende.woorden > blok.woorden
    return begint and kort and blok.regels[0].is_open and onder


def blokken_html(blokken: Sequence[Leesblok], *, kop: str = "h2", kopwoorden: int = 6) -> str:
    """The HTML of a run of blocks: headings, paragraphs and nested lists."""
    uit, i = "", 0
    while i < len(blokken):
        if blokken[i].soort == "item":
            einde = _einde_lijst(blokken, i)
            uit += _lijst(blokken[i:einde])
            i = einde
        elif is_tussenkop(blokken, i, woorden=kopwoorden):
            uit += f"<{kop}>{tekst_html(blokken[i].tekst)}</{kop}>"
            i += 1
        else:
            lijst = _vragen_na_dubbelepunt(blokken, i)
            uit += alinea_html(blokken[i].tekst) + _losse_lijst(lijst)
            i += 1 + len(lijst)
    return uit


def _einde_lijst(blokken: Sequence[Leesblok], begin: int) -> int:
    einde = begin
    while einde < len(blokken) and blokken[einde].soort == "item":
        einde += 1
    return einde


def _lijst(items: Sequence[Leesblok]) -> str:
    """One list, with the deeper items inside the item above them."""
    uit, i = "", 0
    while i < len(items):
        soort = "ol" if items[i].genummerd else "ul"
        regels = ""
        while i < len(items) and (items[i].genummerd == (soort == "ol")):
            einde = i + 1
            while einde < len(items) and items[einde].niveau > items[i].niveau:
                einde += 1
            diep = _lijst(items[i + 1 : einde])
            regels += f"<li>{item_html(items[i])}{diep}</li>"
            i = einde
        uit += f"<{soort}>{regels}</{soort}>"
    return uit


def vervolgvragen(blokken: Sequence[Leesblok], i: int) -> int:
    """How many loose one-line sentences belong to a paragraph that ends in a colon."""
    return len(_vragen_na_dubbelepunt(blokken, i))


def _vragen_na_dubbelepunt(blokken: Sequence[Leesblok], i: int) -> Sequence[Leesblok]:
    if not blokken[i].tekst.endswith(":"):
        return ()
    einde = i + 1
    while einde < len(blokken) and _is_losse_zin(blokken[einde]):
        einde += 1
    return blokken[i + 1 : einde] if einde > i + 2 else ()


def _is_losse_zin(blok: Leesblok) -> bool:
    enkel = blok.soort == "alinea" and len(blok.regels) == 1 and not blok.wit_ervoor
    return enkel and blok.tekst[-1] in ".?!"


def _losse_lijst(blokken: Sequence[Leesblok]) -> str:
    regels = "".join(f"<li>{tekst_html(blok.tekst)}</li>" for blok in blokken)
    return f"<ul>{regels}</ul>" if regels else ""
