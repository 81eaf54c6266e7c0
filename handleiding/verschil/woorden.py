"""What differs between two texts, to the word, with markup and links in words. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from .begin import met_begin
from .benoemen import Noem, beginwoorden, merkwoorden, noem_kaal, soortwoorden
from .rijk import DING, Alinea, Merk, Tekst
from .uitlijnen import paren, stappen

GELIJK, WEG, BIJ = "gelijk", "weg", "bij"
WOORD = re.compile(r"\s|\w+|.", re.DOTALL)


class Segment(NamedTuple):
    """A piece of the difference. ``noot`` is said by us about the text and stands in no text."""

    soort: str
    tekst: str
    noot: bool = False


Regel = tuple[Segment, ...]

# Stands for itself, or has its bullet.
ZONDER_NAAM = frozenset({"alinea", "punt", "rij"})
# Markup that only says where a cell ends and of which kind a column is: told where it changes.
VAN_DE_TABEL = frozenset({"celgrens", "kolom"})
TEKENS = {
    " ": "spatie",
    "\n": "nieuwe regel",
    "\t": "tab",
    "\u00a0": "vaste spatie",
    "\u00ad": "zacht afbreekteken",
    "\u200b": "spatie zonder breedte",
}


def vergelijk(oud: Tekst, nieuw: Tekst, noem: Noem | None = None) -> list[Regel]:
    """Return the difference as lines. Without what is "bij" it reads as ``oud``, without "weg" as ``nieuw``.

    Markup and links are told where they differ, and of text that was added or taken away. Two texts that
    are not equal never give a difference that marks nothing.
    """
    noem = noem or noem_kaal
    regels = [_van_paar(a, b, noem) for a, b in paren(met_begin(oud), met_begin(nieuw))]
    if oud != nieuw and not any(deel.soort != GELIJK for regel in regels for deel in regel):
        noot = "[de indeling in alinea’s, lijsten of cellen is anders]"
        regels.append((Segment(BIJ, noot, noot=True),))
    return regels


def in_woorden(tekst: Tekst, noem: Noem | None = None) -> list[Regel]:
    """Return a text as lines that tell its markup and where its links lead."""
    return [_hele_regel(alinea, GELIJK, noem or noem_kaal) for alinea in met_begin(tekst)]


def zonder_noten(tekst: Tekst) -> list[Regel]:
    """Return a text as lines, its markup left out."""
    return [
        (Segment(GELIJK, _punt(alinea.soort) + alinea.tekst.replace(DING, "")),) for alinea in tekst
    ]


def platte_tekst(regels: Sequence[Regel]) -> str:
    """Return lines as one text."""
    return "\n".join("".join(deel.tekst for deel in regel) for regel in regels)


def _punt(soort: tuple[Merk, ...]) -> str:
    return "• " if any(merk[0] == "li" for merk in soort) else ""


def _noten(merken: Sequence[Merk], soort: str, noem: Noem) -> Iterator[Segment]:
    for merk in merken:
        yield Segment(soort, f" [{merkwoorden(merk, noem)}]", noot=True)


def _begin(alinea: Alinea, soort: str) -> Segment:
    woorden = beginwoorden(alinea.soort, alinea.gedeeld)
    return Segment(soort, f"[{woorden}] " if woorden else "", noot=True)


def _hele_regel(alinea: Alinea, soort: str, noem: Noem) -> Regel:
    delen = [_begin(alinea, soort), Segment(soort, _punt(alinea.soort))]
    woorden = soortwoorden(alinea.soort)
    if woorden not in ZONDER_NAAM:
        delen.append(Segment(soort, f"[{woorden}] ", noot=True))
    elif soort != GELIJK and not alinea.stukken:
        delen.append(
            Segment(soort, "[lege alinea]" if woorden == "alinea" else "[leeg punt]", noot=True)
        )
    for stuk in alinea.stukken:
        delen.append(Segment(soort, stuk.tekst.replace(DING, "")))
        merken = [merk for merk in stuk.opmaak if merk[0] not in VAN_DE_TABEL]
        delen += _noten(merken, soort, noem)
    return _netjes(delen)


def _van_paar(oud: Alinea | None, nieuw: Alinea | None, noem: Noem) -> Regel:
    if oud is not None and nieuw is not None:
        return _regel(oud, nieuw, noem)
    if oud is not None:
        return _hele_regel(oud, WEG, noem)
    return _hele_regel(nieuw, BIJ, noem) if nieuw is not None else ()


def _regel(oud: Alinea, nieuw: Alinea, noem: Noem) -> Regel:
    delen: list[Segment] = []
    if oud.gedeeld != nieuw.gedeeld:
        delen += [_begin(oud, WEG), _begin(nieuw, BIJ)]
    if oud.soort == nieuw.soort:
        delen.append(Segment(GELIJK, _punt(nieuw.soort)))
    else:
        delen.append(Segment(WEG, f"[{soortwoorden(oud.soort)}] ", noot=True))
        delen.append(Segment(BIJ, f"[{soortwoorden(nieuw.soort)}] ", noot=True))
    links, rechts = _woorden(oud), _woorden(nieuw)
    for gelijk, i1, i2, j1, j2 in stappen([w for w, _ in links], [w for w, _ in rechts]):
        if gelijk:
            delen += _gelijk_woord(links[i1:i2], rechts[j1:j2], noem)
        else:
            delen += _ander_woord(links[i1:i2], WEG, noem)
            delen += _ander_woord(rechts[j1:j2], BIJ, noem)
    return _netjes(delen)


Woord = tuple[str, tuple[Merk, ...]]


def _woorden(alinea: Alinea) -> list[Woord]:
    return [(woord, stuk.opmaak) for stuk in alinea.stukken for woord in WOORD.findall(stuk.tekst)]


def _gelijk_woord(oud: Sequence[Woord], nieuw: Sequence[Woord], noem: Noem) -> Iterator[Segment]:
    """Yield words that both have, with what happened to their markup."""
    paren = zip(oud, nieuw, strict=True)
    for (was, wordt), groep in groupby(paren, key=lambda paar: (paar[0][1], paar[1][1])):
        yield Segment(GELIJK, "".join(woord for (woord, _), _ in groep).replace(DING, ""))
        yield from _noten([merk for merk in was if merk not in wordt], WEG, noem)
        yield from _noten([merk for merk in wordt if merk not in was], BIJ, noem)


def _ander_woord(woorden: Sequence[Woord], soort: str, noem: Noem) -> Iterator[Segment]:
    zichtbaar = any(woord.strip() for woord, _ in woorden)
    for opmaak, groep in groupby(woorden, key=lambda woord: woord[1]):
        tekst = "".join(woord for woord, _ in groep)
        onzichtbaar = list(dict.fromkeys(_onzichtbaar(tekst, zichtbaar)))
        yield Segment(soort, tekst.replace(DING, ""))
        if onzichtbaar:
            yield Segment(soort, f"[{', '.join(onzichtbaar)}]", noot=True)
        yield from _noten(opmaak, soort, noem)


def _onzichtbaar(tekst: str, zichtbaar: bool) -> Iterator[str]:
    """Yield names of what nobody sees in a change: of spaces too where it is nothing else."""
    for teken in tekst:
        verborgen = unicodedata.category(teken) in {"Cf", "Cc", "Zs", "Zl", "Zp"}
        if verborgen and (teken not in " \n\t" or not zichtbaar):
            yield TEKENS.get(teken, f"onzichtbaar teken U+{ord(teken):04X}")


def _netjes(delen: Sequence[Segment]) -> Regel:
    """Return pieces without empty ones, equal neighbours as one."""
    samen: list[Segment] = []
    for deel in delen:
        if not deel.tekst:
            continue
        if samen and samen[-1][::2] == deel[::2]:
            samen[-1] = deel._replace(tekst=samen[-1].tekst + deel.tekst)
        else:
            samen.append(deel)
    return tuple(samen)
