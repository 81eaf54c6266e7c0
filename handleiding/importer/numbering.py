"""What is odd about the headings of the sessions: told in the report, never a reason to stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from handleiding.importer.ledger import Grootboek
from handleiding.importer.parts import OVERIG, normaal
from handleiding.importer.session import Bijeenkomst

ONDERDELEN = ("doel", "onderwerpen", "programma", "materiaal", "instructie", "aandachtspunten")


def meld_nummering(bijeenkomsten: Sequence[Bijeenkomst], boek: Grootboek) -> None:
    """Tell which sessions differ from the rest in the names and numbers of their parts."""
    gewoon = {naam: _gewone_titel(bijeenkomsten, naam) for naam in ONDERDELEN}
    for plek, bijeenkomst in enumerate(bijeenkomsten, start=1):
        if bijeenkomst.nummer != plek:
            boek.meld(f"Bijeenkomst {bijeenkomst.nummer} staat als {plek}e in de tekst.")
        for naam, titel in gewoon.items():
            if titel:
                _meld_onderdeel(bijeenkomst, naam, titel, boek)
        _meld_nummers(bijeenkomst, boek)
    _meld_volgorde(bijeenkomsten, boek)


def _gewone_titel(bijeenkomsten: Sequence[Bijeenkomst], naam: str) -> str:
    """What most sessions call this part, or "" when most do not have it."""
    titels = [
        onderdeel.titel
        for bijeenkomst in bijeenkomsten
        for onderdeel in bijeenkomst.onderdelen
        if onderdeel.naam == naam
    ]
    vormen = Counter(_vorm(titel) for titel in titels).most_common(1)
    if not vormen or vormen[0][1] <= len(bijeenkomsten) / 2:
        return ""
    return next(titel for titel in titels if _vorm(titel) == vormen[0][0])


def _vorm(titel: str) -> str:
    return normaal(titel).replace(" ", "")


def _meld_onderdeel(bijeenkomst: Bijeenkomst, naam: str, titel: str, boek: Grootboek) -> None:
    eigen = [onderdeel for onderdeel in bijeenkomst.onderdelen if onderdeel.naam == naam]
    if not eigen:
        bron = "; het programma komt uit de instructies" if naam == "programma" else ""
        boek.meld(f"Bijeenkomst {bijeenkomst.nummer} heeft geen onderdeel “{titel}”{bron}.")
    for onderdeel in eigen:
        if _vorm(onderdeel.titel) != _vorm(titel):
            boek.meld(
                f"{onderdeel.nummer} heet “{onderdeel.titel}”; bij de meeste bijeenkomsten heet "
                f"dit onderdeel “{titel}”."
            )


def _meld_nummers(bijeenkomst: Bijeenkomst, boek: Grootboek) -> None:
    """Numbers that skip, repeat or belong to another session."""
    nummers = [o.nummer for o in bijeenkomst.onderdelen if o.nummer and o.naam != OVERIG]
    verwacht = [f"{bijeenkomst.blad.nummer}.{i}" for i in range(1, len(nummers) + 1)]
    vreemd = [nummer for nummer, goed in zip(nummers, verwacht, strict=True) if nummer != goed]
    if vreemd:
        boek.meld(
            f"Bijeenkomst {bijeenkomst.nummer}: de nummering van de onderdelen is onregelmatig "
            f"({', '.join(vreemd)})."
        )


def _meld_volgorde(bijeenkomsten: Sequence[Bijeenkomst], boek: Grootboek) -> None:
    """Parts that stand in another order than in most sessions."""
    volgordes = [_volgorde(bijeenkomst) for bijeenkomst in bijeenkomsten]
    gewoon = Counter(volgordes).most_common(1)[0][0]
    for bijeenkomst, volgorde in zip(bijeenkomsten, volgordes, strict=True):
        samen = [naam for naam in volgorde if naam in gewoon]
        if samen != [naam for naam in gewoon if naam in volgorde]:
            boek.meld(
                f"Bijeenkomst {bijeenkomst.nummer}: de onderdelen staan in een andere volgorde "
                "dan bij de meeste bijeenkomsten."
            )


def _volgorde(bijeenkomst: Bijeenkomst) -> tuple[str, ...]:
    namen = (o.naam for o in bijeenkomst.onderdelen if o.naam in ONDERDELEN)
    return tuple(dict.fromkeys(namen))
