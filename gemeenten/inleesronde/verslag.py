"""What reading a book in does to each page, in words: what comes, what stays, what both changed."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import Truncator

from gemeenten.kernband.wijzigingen.weergave import Verschil, verschillen
from gemeenten.merge import Besluit, Handeling

from .plan import Bladplan, Inleesgevolg, Inleesplan

LANGST = 160
WEG = "de redactie haalde deze pagina weg; zij komt niet terug"
WEG_ANDERS = WEG + ". In het handboek is zij gewijzigd: kijk of u haar terug wilt"
NIET_MEER = (
    "staat niet meer in het handboek. De pagina blijft; haal haar zelf offline als zij weg moet"
)
EERST = (
    "is er al, en wordt voor het eerst met het handboek vergeleken; de tekst van de redactie blijft"
)
STAND = {
    "komt": "komt uit het handboek",
    "blijft": "blijft, van de redactie",
    "botst": "botst: beide wijzigden dit, de tekst van de redactie blijft",
}


def in_regels(plan: Inleesplan) -> Iterator[str]:
    """Yield the report as lines of text; a page that stays as it was is one line."""
    for bladplan in plan.bladen:
        noot = _noot(bladplan)
        yield f"  {bladplan.gevolg:12} {bladplan.titel}{f': {noot}' if noot else ''}"
        for soort, besluiten in _soorten(bladplan):
            for verschil in _in_woorden(bladplan, besluiten):
                yield f"      {STAND[soort]}: {verschil.plek}: {_gebeurt(verschil, soort)}"
    for geheugen in plan.boek.vervallen:
        yield f"  {'vervallen':12} {geheugen.titel}: {NIET_MEER}"


def als_json(plan: Inleesplan) -> dict[str, Any]:
    """Return the report for another program, with the texts in full."""
    return {
        "paginas": [_pagina(bladplan) for bladplan in plan.bladen],
        "vervallen": [geheugen.titel for geheugen in plan.boek.vervallen],
    }


def _pagina(plan: Bladplan) -> dict[str, Any]:
    lijsten = {
        soort: [
            {
                "plek": verschil.plek,
                "handeling": verschil.besluit.handeling.value,
                "was": _tekst(verschil, verschil.besluit.basis),
                "handboek": _tekst(verschil, verschil.besluit.kern),
                "redactie": _tekst(verschil, verschil.besluit.lokaal),
            }
            for verschil in _in_woorden(plan, besluiten)
        ]
        for soort, besluiten in _soorten(plan)
    }
    return {"titel": plan.titel, "gevolg": plan.gevolg.value, "noot": _noot(plan), **lijsten}


def _soorten(plan: Bladplan) -> list[tuple[str, tuple[Besluit, ...]]]:
    voorstel = plan.voorstel
    if voorstel is None:
        return []
    return [("komt", voorstel.komt), ("blijft", voorstel.blijft), ("botst", voorstel.botst)]


def _in_woorden(plan: Bladplan, besluiten: tuple[Besluit, ...]) -> list[Verschil]:
    voorstel = plan.voorstel
    if voorstel is None or not besluiten:
        return []
    return verschillen(besluiten, voorstel.model, voorstel.boek, voorstel.lokaal, voorstel.was)


def _gebeurt(verschil: Verschil, soort: str) -> str:
    besluit = verschil.besluit
    if soort == "komt":
        return _stap(verschil, besluit.kern)
    if soort == "blijft":
        return _stap(verschil, besluit.lokaal)
    return f"in het handboek {_stap(verschil, besluit.kern)}; bij de redactie {_stap(verschil, besluit.lokaal)}"


def _stap(verschil: Verschil, waarde: Any) -> str:
    """Say what one side did to what the book said last time."""
    was = verschil.besluit.basis
    tekst = Truncator(" ".join(_tekst(verschil, waarde).split())).chars(LANGST)
    if verschil.besluit.handeling is Handeling.VERPLAATST:
        return f"verplaatst ({tekst})"
    if waarde is None:
        return "weggehaald"
    return f"erbij: “{tekst}”" if was is None else f"“{tekst}”"


def _tekst(verschil: Verschil, waarde: Any) -> str:
    if verschil.verplaatst:
        return verschil.plaatsen.get(waarde, "") if waarde is not None else ""
    return "" if waarde is None else verschil.leesbaar.woorden(waarde)


def _noot(plan: Bladplan) -> str:
    if plan.gevolg is Inleesgevolg.WEGGEHAALD:
        return WEG_ANDERS if plan.anders else WEG
    if plan.gevolg is Inleesgevolg.OP_SLOT:
        return plan.reden
    noten = [plan.plaats and f"het handboek verplaatste haar, maar {plan.plaats}: zij blijft staan"]
    if plan.gaat:
        noten.append(f"gaat naar {_waar(plan)}")
    if plan.voorstel and plan.blad.geheugen is None and plan.voorstel.blijft:
        noten.append(EERST)
    return "; ".join(filter(None, noten))


def _waar(plan: Bladplan) -> str:
    blad = plan.blad
    plek = blad.broers.index(blad)
    boven = f", onder ‘{blad.ouder.pagina.titel}’" if blad.ouder else ""
    return f"na ‘{blad.broers[plek - 1].pagina.titel}’{boven}" if plek else f"vooraan{boven}"
