"""The programme of a session: its list of items, and the instruction for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handleiding.importer.blocks import Leesblok
from handleiding.importer.html import alinea_html, blokken_html, tekst_html
from handleiding.importer.match import lijkt
from handleiding.importer.parts import normaal
from handleiding.importer.structure import JSON

MINUTEN = re.compile(
    r"\s*[(\[]?\b(?:ca\.?\s*)?(?P<minuten>\d{1,3})\s*min(?:uten|uut|\.)?[)\]]?", re.I
)
WERKVORM = re.compile(r"werkvorm:\s*(?P<vorm>[^).]+)", re.IGNORECASE)
WERKVORMEN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (naam, re.compile(patroon))
    for naam, patroon in (
        (
            "in_paren",
            r"\b(?:in paren|paren|tweetal(?:len)?|2 tal(?:len)?|twee(?:en|talen)|duos?)\b",
        ),
        ("plenair", r"\bplenaire?\b"),
        ("mindmap", r"\bmind ?map\w*"),
        ("rollenspel", r"\brollenspel\w*"),
        ("presentatie", r"\b(?:presentatie|presenteer|power ?point|ppt)\b"),
        ("spel", r"\b(?:\w*spel|spelen)\b"),
        ("casuistiek", r"\b(?:casuistiek\w*|casusbespreking\w*|casus bespreken)\b"),
        ("oefening", r"\boefening(?:en)?\b"),
        ("huiswerk", r"\bhuiswerk\w*"),
    )
)
# "(Werkvorm: in paren, 20 minuten)": said in full by the fields for the form and the time.
VORM_EN_TIJD = re.compile(
    r"\s*\(werkvorm:\s*(?P<vorm>[^,)]+)(?:,\s*\d{1,3}\s*minuten)?\)\s*$", re.IGNORECASE
)
ZIN = re.compile(r"^(?P<titel>.{5,120}?[.!?])\s+(?P<rest>[A-ZÀ-Ý‘“].*)$")
ZELFDE = 0.8


@dataclass
class Programmastap:
    """A numbered piece of the instructions."""

    nummer: int
    titel: str
    kop: Leesblok | None
    blokken: list[Leesblok] = field(default_factory=list)


@dataclass
class Programma:
    """The value for the page, the blocks it came from, and what was odd."""

    waarden: list[JSON]
    opmerkingen: list[str]


def maak_programma(lijst: Sequence[Leesblok], instructie: Sequence[Leesblok]) -> Programma:
    """Match the list of items with the instructions; nothing of either is left out."""
    titels = [(blok.nummer or i, blok.volledig) for i, blok in enumerate(lijst, start=1)]
    stappen = verdeel_stappen(instructie, [titel for _, titel in titels])
    paren, los = _koppel(titels, stappen)
    opmerkingen: list[str] = []
    waarden = [
        _onderdeel(titel, stap, opmerkingen) for (_, titel), stap in zip(titels, paren, strict=True)
    ]
    for stap in los:
        waarden.append(_onderdeel("", stap, opmerkingen))
        if titels:
            opmerkingen.append(f"“{stap.titel}” staat alleen in de instructie")
    return Programma(waarden, opmerkingen)


def verdeel_stappen(blokken: Sequence[Leesblok], titels: Sequence[str]) -> list[Programmastap]:
    """Cut the instructions at their outer numbers; inner lists that start at 1 stay inside."""
    stappen: list[Programmastap] = []
    voor: list[Leesblok] = []
    binnen = 0
    for blok in blokken:
        laatste = stappen[-1].nummer if stappen else 0
        if _is_stap(blok, laatste, binnen, titels):
            stappen.append(Programmastap(blok.nummer, blok.tekst, blok))
            binnen = 0
            continue
        if blok.nummer:
            binnen = blok.nummer
        (stappen[-1].blokken if stappen else voor).append(blok)
    if voor and stappen:
        stappen[0].blokken[:0] = voor
    elif voor:
        stappen = [Programmastap(0, "", None, voor)]
    return stappen


def _is_stap(blok: Leesblok, laatste: int, binnen: int, titels: Sequence[str]) -> bool:
    hoekig = re.match(r"^\d{1,2}\.", blok.regels[0].tekst)
    if not blok.nummer or not hoekig or blok.regels[0].inspring > 1:
        return False
    if binnen and blok.nummer == binnen + 1:
        verwacht = titels[blok.nummer - 1] if blok.nummer <= len(titels) else ""
        return blok.nummer == laatste + 1 and lijkt(blok.tekst, verwacht) >= ZELFDE
    if blok.nummer == laatste:
        # The same number again is a slip of the pen, or a list inside the step.
        return blok.wit_ervoor or any(lijkt(blok.tekst, titel) >= ZELFDE for titel in titels)
    return blok.nummer > laatste


def _koppel(
    titels: Sequence[tuple[int, str]], stappen: Sequence[Programmastap]
) -> tuple[list[Programmastap | None], list[Programmastap]]:
    """For each title its step: first by title, then by number, then by what is left."""
    paren: list[Programmastap | None] = [None] * len(titels)
    over = list(stappen)
    for past in (_zelfde_titel_en_nummer, _zelfde_titel, _zelfde_nummer, _naamloos):
        for i, titel in enumerate(titels):
            gevonden = next((stap for stap in over if not paren[i] and past(titel, stap)), None)
            if gevonden:
                paren[i] = gevonden
                over.remove(gevonden)
    return paren, over


def _zelfde_titel_en_nummer(titel: tuple[int, str], stap: Programmastap) -> bool:
    return titel[0] == stap.nummer and lijkt(titel[1], stap.titel) >= ZELFDE


def _zelfde_titel(titel: tuple[int, str], stap: Programmastap) -> bool:
    return lijkt(titel[1], stap.titel) >= ZELFDE


def _zelfde_nummer(titel: tuple[int, str], stap: Programmastap) -> bool:
    return titel[0] == stap.nummer


def _naamloos(titel: tuple[int, str], stap: Programmastap) -> bool:
    return stap.kop is None


def _onderdeel(titel: str, stap: Programmastap | None, opmerkingen: list[str]) -> JSON:
    kop, html = titel, ""
    if stap:
        extra = ""
        if not titel:
            kop, extra = _eigen_titel(stap)
        elif normaal(_kale_titel(stap.titel)) not in ("", normaal(_kale_titel(titel))):
            opmerkingen.append(f"“{titel}” heet in de instructie “{stap.titel}”")
            extra = _andere_titel(titel, stap.titel)
        html = extra + blokken_html(stap.blokken, kop="h3", kopwoorden=5)
    minuten = MINUTEN.search(kop) or (MINUTEN.search(stap.titel) if stap else None)
    return {
        "titel": _kale_titel(kop),
        "werkvorm": werkvorm(f"{titel} {stap.titel if stap else ''}", html),
        "minuten": int(minuten["minuten"]) if minuten else None,
        "instructie": html,
    }


def _kale_titel(titel: str) -> str:
    """The title without the form and the time, where these have fields that say the same."""
    gevonden = VORM_EN_TIJD.search(titel)
    if gevonden and normaal(gevonden["vorm"]) in {vorm.replace("_", " ") for vorm, _ in WERKVORMEN}:
        titel = titel[: gevonden.start()]
    return _zonder_minuten(titel)


def _zonder_minuten(titel: str) -> str:
    return MINUTEN.sub("", titel).strip(" :-–") or titel


def _eigen_titel(stap: Programmastap) -> tuple[str, str]:
    """A step without an item in the list: its first sentence is the title."""
    if stap.kop is None:
        return "Instructie", ""
    gevonden = ZIN.match(stap.titel)
    if gevonden:
        return gevonden["titel"], alinea_html(gevonden["rest"])
    return stap.titel, ""


def _andere_titel(titel: str, ander: str) -> str:
    """The instruction's own title, where it says more than the list does."""
    if lijkt(titel, ander) >= ZELFDE and len(ander.split()) <= len(titel.split()) + 1:
        return ""
    if ander[-1] in ".!?" and len(ander.split()) > 8:
        return alinea_html(ander)
    return f"<p><b>{tekst_html(ander)}</b></p>"


def werkvorm(titel: str, instructie: str) -> str:
    """The first form that the title names, else the first that the instruction names."""
    genoemd = WERKVORM.search(titel) or WERKVORM.search(instructie)
    for tekst in ([genoemd["vorm"]] if genoemd else []) + [
        titel,
        re.sub(r"<[^>]+>", " ", instructie),
    ]:
        for naam, patroon in WERKVORMEN:
            if patroon.search(normaal(tekst)):
                return naam
    return "anders" if genoemd else ""
