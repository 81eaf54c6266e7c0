"""Compare the sessions' own literature with the printed overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from handleiding.importer.parts import normaal
from handleiding.importer.report import Importverschil
from handleiding.literatuur import Verwijzing

GELIJK = 0.85
LANGSTE = 300
VELDEN = ("auteur", "titel", "jaar", "bron", "paginas", "url")


def compare_literatuur(
    eigen: Mapping[int, Sequence[Verwijzing]], gedrukt: Mapping[int, Sequence[Verwijzing]]
) -> list[Importverschil]:
    """Per session: what only one of the two lists has, and what they write differently."""
    verschillen: list[Importverschil] = []
    for nummer in sorted({*eigen, *gedrukt}):
        verschillen += _vergelijk(nummer, eigen.get(nummer, ()), gedrukt.get(nummer, ()))
    return verschillen


def _vergelijk(
    nummer: int, eigen: Sequence[Verwijzing], gedrukt: Sequence[Verwijzing]
) -> list[Importverschil]:
    verschillen: list[Importverschil] = []
    over = list(gedrukt)
    for verwijzing in eigen:
        ander = _beste(verwijzing, over)
        if ander is None:
            verschillen.append(
                Importverschil(nummer, "alleen bij bijeenkomst", beschrijf(verwijzing))
            )
            continue
        over.remove(ander)
        velden = [veld for veld in VELDEN if _vorm(verwijzing, veld) != _vorm(ander, veld)]
        if velden:
            tekst = _twee_vormen(verwijzing, ander, velden)
            verschillen.append(Importverschil(nummer, "anders geschreven", tekst))
    verschillen += [Importverschil(nummer, "alleen in bijlage", beschrijf(ander)) for ander in over]
    return verschillen


def _beste(verwijzing: Verwijzing, kandidaten: Sequence[Verwijzing]) -> Verwijzing | None:
    """The candidate for the same work, or None."""
    scores = [(lijkt(verwijzing.titel, ander.titel), -i) for i, ander in enumerate(kandidaten)]
    if not scores or max(scores)[0] < GELIJK:
        return None
    return kandidaten[-max(scores)[1]]


def lijkt(een: str, ander: str) -> float:
    """How much two titles are the same, from 0 to 1; a title inside the other is the same."""
    links, rechts = normaal(een[:LANGSTE]), normaal(ander[:LANGSTE])
    if not links or not rechts:
        return 0.0
    kort, lang = sorted((links, rechts), key=len)
    if kort in lang and len(kort.split()) >= 3:
        return 1.0 if links == rechts else 0.95
    return SequenceMatcher(None, links.replace(" ", ""), rechts.replace(" ", "")).ratio()


def _vorm(verwijzing: Verwijzing, veld: str) -> str:
    return "".join(str(getattr(verwijzing, veld)).casefold().split()).rstrip(".,;:")


def beschrijf(verwijzing: Verwijzing) -> str:
    """A reference on one line."""
    delen = (getattr(verwijzing, veld) for veld in VELDEN)
    return ", ".join(deel for deel in delen if deel)


def _twee_vormen(een: Verwijzing, ander: Verwijzing, velden: Sequence[str]) -> str:
    vormen = "; ".join(
        f"{veld}: bij de bijeenkomst “{getattr(een, veld)}”, in de bijlage “{getattr(ander, veld)}”"
        for veld in velden
    )
    return f"{een.titel} ({vormen})"
