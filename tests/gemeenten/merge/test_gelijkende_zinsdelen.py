"""Clauses that say nearly the same are told apart: what stands elsewhere to the word is that one."""

import re
from itertools import product
from typing import Any

import pytest

from gemeenten.merge import merge

TIJD = "neem ruim de tijd voor elk gezin"
ETEN = "noteer de afspraken met de ouders over eten"
SLAPEN = "noteer de afspraken met de ouders over slapen"
ZORG = "houd de zorgen rond het kind goed bij in het digitale dossier van de school"
SLOT = "sluit het gesprek daarna rustig samen met iedereen uit de groep af"
BRIEF = "stuur binnen 5 werkdagen een brief naar de ouders"
KAART = "stuur binnen 5 werkdagen een kaart naar de ouders"
MERKEN = ("gezin", "eten", "slapen", "dossier", "gesprek", "brief", "kaart")
ONGEZIEN = re.compile("[\u00ad\u200b]")


def zin(tekst: str) -> str:
    return f"{tekst[0].upper()}{tekst[1:]}."


def doel(*teksten: str) -> dict[str, Any]:
    return {"doel": "".join(f"<p>{tekst}</p>" for tekst in teksten)}


def alinea(*zinsdelen: str) -> str:
    return zin("".join(zinsdelen))


GEVALLEN = {
    "what stays at the place is like what went from it": (
        doel(f"{alinea(ETEN, ', ', TIJD)[:-1]}: {SLAPEN}"),
        doel(alinea(SLAPEN), f"{alinea(ETEN)[:-1]}: {TIJD}."),
        doel(f"{alinea(ETEN, ', ', TIJD)[:-1]}: {SLAPEN} en drinken"),
    ),
    "the first of two that begin and end alike": (
        doel(f"{alinea(BRIEF, ', ', KAART)} {alinea(TIJD)}", alinea(SLOT)),
        doel(alinea(BRIEF), f"{alinea(KAART)} {alinea(TIJD)}", alinea(SLOT)),
        doel(f"{alinea(BRIEF, ', ', KAART)} {alinea(TIJD, ' en elk kind')}", alinea(SLOT)),
    ),
    "two that are alike, each elsewhere": (
        doel(alinea(ZORG, " (", SLAPEN, ") en ", ETEN), alinea(SLOT)),
        doel(f"{alinea(ZORG)[:-1]}: {SLAPEN}.", alinea(SLOT, " – ", ETEN)),
        doel(alinea(ZORG, " (", SLAPEN, ") en ", ETEN), alinea(SLOT, ", ook online")),
    ),
    "one comes out of a sentence, another goes into one": (
        doel(alinea(TIJD, " of ", SLAPEN), f"{alinea(ETEN)} {alinea(SLOT)}"),
        doel(alinea(TIJD), alinea(SLOT, " en ", ETEN), alinea(SLAPEN)),
        doel(alinea(TIJD, " of ", SLAPEN, " en drinken"), f"{alinea(ETEN)} {alinea(SLOT)}"),
    ),
    "the first of two that end in another word": (
        doel(alinea(ETEN, " – ", SLAPEN)),
        doel(alinea(SLAPEN), alinea(ETEN)),
        doel(alinea(ETEN, " en drinken – ", SLAPEN)),
    ),
    "two that changed places, each in its own sentence": (
        doel(alinea(ETEN), alinea(SLAPEN, " en ", TIJD)),
        doel(alinea(SLAPEN), alinea(ETEN, " en ", TIJD)),
        doel(
            alinea("noteer altijd de afspraken met de ouders over eten"),
            alinea(SLAPEN, " en ", TIJD),
        ),
    ),
    "characters that nobody sees in the middle of words": (
        doel(alinea(TIJD, " en ", SLAPEN)),
        doel(
            alinea(TIJD), "No\u00adteer de af\u00adspraken met de ou\u200bders over sla\u00adpen."
        ),
        doel(alinea(TIJD, " en ", SLAPEN, " en drinken")),
    ),
}


@pytest.mark.parametrize("omgekeerd", [False, True], ids=["core moves", "edition moves"])
@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
def test_each_stands_once_or_is_named(geval: tuple[Any, Any, Any], omgekeerd: bool) -> None:
    basis, kern, lokaal = geval
    result = merge(basis, lokaal, kern) if omgekeerd else merge(basis, kern, lokaal)
    merken = [merk for merk in MERKEN if merk in basis["doel"]]
    open_ = {besluit.pad for besluit in result.conflicten}
    paden = [besluit.pad for besluit in result.besluiten]
    for gekozen in product(("kern", "lokaal", ""), repeat=len(paden)):
        keuzes = {pad: keuze for pad, keuze in zip(paden, gekozen, strict=True) if keuze}
        if open_ <= keuzes.keys():
            tekst = ONGEZIEN.sub("", result.toegepast(keuzes)["doel"])
            gezegd = " ".join(botsing.zin for botsing in result.botsingen(keuzes))
            mis = [merk for merk in merken if len(re.findall(merk, tekst)) != 1]
            assert [merk for merk in mis if not re.search(merk, gezegd)] == []
    for kant in ("kern", "lokaal"):
        assert result.botsingen(dict.fromkeys(open_, kant)) == ()
