"""A printed table of contents: titles, dots and the numbers of pages. The pages of the site make their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from handleiding.importer.lines import Leesregel

INHOUD_REGEL = re.compile(r"(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*(?P<nummer>\d{1,4})$")
# A title in between may take so many lines; so many titles below each other are a list, and no headings.
INHOUD_GAT, LIJST = 2, 3
INHOUD_KOP = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel)\s*:?$", re.I)
# A contents may leave the number of a heading out.
KOPNUMMER = re.compile(r"^(?:hoofdstuk\s+)?\d{1,2}(?:\.\d{1,2})*[.:)]?\s+", re.I)

# What a line of contents is called, and where its lines stand.
Titel: TypeAlias = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Inhoudsopgave:
    """The numbers of its lines, and of those that belong to it but whose title stands nowhere in the text."""

    regels: frozenset[int] = frozenset()
    nergens: frozenset[int] = frozenset()

    def __or__(self, ander: Inhoudsopgave) -> Inhoudsopgave:
        return Inhoudsopgave(self.regels | ander.regels, self.nergens | ander.nergens)


def inhoudsopgave(regels: Sequence[Leesregel]) -> Inhoudsopgave:
    """A table of contents: under its own head, or a row that counts up to headings that stand in the text.

    All else is text, where it ends in dots and a number as well: "Hoe zeker voelt u zich? ........ 10", a form.
    """
    staat_er = _eigen_regels(regels)
    gevonden = Inhoudsopgave()
    for rij in _rijen_met_puntjes(regels):
        plekken = [i for i, _ in rij]
        titels = [_titel(regels, i, staat_er) for i in plekken]
        nummers = [nummer for _, nummer in rij]
        boven = plekken[0] - 1
        if boven >= 0 and INHOUD_KOP.match(regels[boven].tekst):
            gevonden |= Inhoudsopgave(frozenset({regels[boven].nr}))
        elif nummers != sorted(nummers) or not _leidt_naar_koppen(titels, staat_er):
            continue
        gevonden |= _verdeeld(regels, titels, staat_er)
    return gevonden


def _leidt_naar_koppen(titels: Sequence[Titel], staat_er: dict[str, set[int]]) -> bool:
    """Whether most titles of a row are headings in the text."""
    plekken = {plek for titel, _ in titels for plek in staat_er.get(titel, ())}
    los = {plek for plek in plekken if not _in_lijst(plek, plekken)}
    koppen = [titel for titel, _ in titels if staat_er.get(titel, set()) & los]
    return 2 * len(koppen) > len(titels)


def _verdeeld(
    regels: Sequence[Leesregel], titels: Sequence[Titel], staat_er: dict[str, set[int]]
) -> Inhoudsopgave:
    """A line may go because its words stand in the text as well; where they do not, nobody has them twice."""
    weg = {regels[i].nr for titel, eigen in titels if titel in staat_er for i in eigen}
    nergens = {regels[i].nr for titel, eigen in titels if titel not in staat_er for i in eigen}
    return Inhoudsopgave(frozenset(weg), frozenset(nergens - weg))


def _titel(regels: Sequence[Leesregel], i: int, staat_er: dict[str, set[int]]) -> Titel:
    """The title on a line of contents, and its lines: two where only the two make a heading."""
    titel = INHOUD_REGEL.sub("", regels[i].tekst)
    if titel.rstrip().endswith(":"):
        return "", (i,)  # a blank to fill in
    if i and not INHOUD_REGEL.search(regels[i - 1].tekst[-80:]):
        samen = _kaal(f"{regels[i - 1].tekst} {titel}")
        if staat_er.get(samen):
            return samen, (i - 1, i)
    return _kaal(titel), (i,)


def _eigen_regels(regels: Sequence[Leesregel]) -> dict[str, set[int]]:
    """Where each text without dots stands as a line of its own, or on two."""
    plekken: dict[str, set[int]] = {}
    vorige = ""
    for i, regel in enumerate(regels):
        tekst = "" if INHOUD_REGEL.search(regel.tekst[-80:]) else regel.tekst
        for vorm in {tekst, f"{vorige} {tekst}" if vorige else ""} if tekst else ():
            plekken.setdefault(_kaal(vorm), set()).add(i)
        vorige = tekst
    plekken.pop("", None)
    return plekken


def _in_lijst(plek: int, plekken: set[int]) -> bool:
    """Whether a line stands in a list of the titles: between pages there is more than a line."""
    begin = einde = plek
    while begin - 1 in plekken:
        begin -= 1
    while einde + 1 in plekken:
        einde += 1
    return einde - begin + 1 >= LIJST


def _rijen_met_puntjes(regels: Sequence[Leesregel]) -> Iterator[list[tuple[int, int]]]:
    """Yield each row of lines with dots and a number: where they stand, and the number."""
    rij: list[tuple[int, int]] = []
    for i, regel in enumerate(regels):
        gevonden = INHOUD_REGEL.search(regel.tekst[-80:])
        if not gevonden:
            continue
        if rij and i - rij[-1][0] > INHOUD_GAT:
            yield rij
            rij = []
        rij.append((i, int(gevonden["nummer"])))
    if rij:
        yield rij


def _kaal(tekst: str) -> str:
    return KOPNUMMER.sub("", " ".join(tekst.casefold().split()))
