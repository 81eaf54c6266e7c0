"""One text with the changes of both sides, where they changed different sentences of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from handleiding.verschil.uitlijnen import gemene_rij

from .afstamming import HIER
from .gelijkenis import likeness
from .richtext import is_rich, normalise, strip_tags
from .teksten import woorden_van
from .vorm import Opmaaktekst

MEESTE = 200  # sentences in one paragraph; nobody would read what comes of more
LANGST = 20_000  # characters of it
SLOT = 24  # characters that tell whether a sentence ends with them
_SCHIL = re.compile(r"(\s*<(p|h[1-6]|li)\b[^<>]*>)(.*)(</\2>\s*)", re.IGNORECASE | re.DOTALL)
_STUK = re.compile(r"(<[^<>]*>)|(\s+)|([^<\s]+|<)")
_EINDE = re.compile(r"""[.!?…][)\]"'”’»]*$""")
_VOLGT = re.compile(r"""[(\["'“‘«]*[^a-z\s]""")
_LEEG = re.compile(r"<(?:br|img|embed|hr|wbr)\b", re.IGNORECASE)
_REGEL = re.compile(r"<br\b", re.IGNORECASE)
# After these a dot is no end.
AFKORTING = re.compile(
    r"(?:^|[\s(])(?:bijv|bv|ca|dhr|dr|drs|enz|ir|mevr|mr|mw|nl|nr|prof|resp|st|tel|[^\W\d](?:\.[^\W\d])*)\.$",
    re.IGNORECASE,
)


class _Tekst(NamedTuple):
    """A paragraph: the tags around it, and its sentences with the white space behind them."""

    begin: str
    zinnen: list[str]
    eind: str

    @property
    def sleutels(self) -> list[str]:
        return [normalise(zin).strip() for zin in self.zinnen]


@dataclass(frozen=True)
class _Ingreep:
    """What one side put (`nieuw`) in the place of the sentences `van` up to `tot`."""

    van: int
    tot: int
    nieuw: tuple[str, ...]
    sleutels: tuple[str, ...]

    def zelfde(self, ander: _Ingreep) -> bool:
        return (self.van, self.tot, self.sleutels) == (ander.van, ander.tot, ander.sleutels)

    def botst(self, ander: _Ingreep) -> bool:
        """Tell whether both are about one sentence, or put something at one point."""
        if self.van == self.tot and ander.van == ander.tot:
            return self.van == ander.van
        return self.van < ander.tot and ander.van < self.tot


def verenigd(basis: str, kern: str, lokaal: str) -> str | None:
    """Return `lokaal` with the sentences that the core changed; None where a person has to write it themselves.

    Only for one paragraph, of which both sides changed other sentences. Laws: each word stands as often as it
    stood, plus what each side added, minus what each took away; no sentence stands oftener than on one of
    the sides, or less often than on both.
    """
    if max(map(len, (basis, kern, lokaal))) > LANGST:
        return None
    teksten = [_lees(tekst) for tekst in (basis, kern, lokaal)]
    oud, hun, ons = teksten
    schil = _schil(teksten)
    if schil is None or not all(0 < len(tekst.zinnen) <= MEESTE for tekst in teksten):
        return None
    paren = dict(gemene_rij(oud.sleutels, ons.sleutels))
    van_hen = list(_ingrepen(oud, hun, gemene_rij(oud.sleutels, hun.sleutels)))
    van_ons = list(_ingrepen(oud, ons, sorted(paren.items())))
    if not (van_hen and van_ons) or not _gaat_samen(oud, van_hen, van_ons):
        return None
    alle = van_ons + [hier for hier in van_hen if not any(map(hier.zelfde, van_ons))]
    zinnen = list(
        _samengesteld(len(oud.zinnen), alle, {i: ons.zinnen[j] for i, j in paren.items()})
    )
    if not _klopt(zinnen, hun, ons):
        return None
    tekst = f"{schil[0]}{''.join(_met_wit(zinnen))}{schil[1]}"
    rijk = any(isinstance(t, Opmaaktekst) for t in (basis, kern, lokaal))
    return Opmaaktekst(tekst) if rijk else tekst


# reading


def _lees(tekst: str) -> _Tekst:
    found = _SCHIL.fullmatch(tekst) if "<" in tekst else None
    begin, binnen, eind = (found[1], found[3], found[4]) if found else ("", tekst, "")
    return _Tekst(begin, [] if is_rich(binnen) else list(_zinnen(binnen)), eind)


def _zinnen(tekst: str) -> Iterator[str]:
    """Yield the sentences, cut only where no markup is open. Law: joined they are the text."""
    zin, gezien, diep, einde = "", "", 0, _Einde.GEEN
    for stuk in _STUK.finditer(tekst):
        tag, wit, woord = stuk.groups()
        if einde is not _Einde.GEEN and not wit and not (tag or "").startswith("</"):
            los = einde is _Einde.REGEL or (zin[-1:].isspace() and _begint(woord))
            if los and diep == 0:
                yield zin
                zin = gezien = ""
            einde = _Einde.GEEN
        zin += stuk[0]
        gezien = (gezien + (woord or (" " if wit else "")))[-SLOT:]
        diep += _dieper(tag) if tag else 0
        if _is_regel(tag or "") or ("\n" in (wit or "") and "<" not in tekst):
            einde = _Einde.REGEL
        elif woord and _EINDE.search(gezien) and not AFKORTING.search(gezien):
            einde = _Einde.ZIN
    if zin:
        yield zin


class _Einde(Enum):
    """What a text ended with, as far as it was read: nothing, a sentence, or a line."""

    GEEN = 0
    ZIN = 1
    REGEL = 2


def _begint(woord: str | None) -> bool:
    """Tell whether a sentence can begin with this; what a tag begins with is not looked at."""
    return not woord or _VOLGT.match(woord) is not None


def _is_regel(tag: str) -> bool:
    return _REGEL.match(tag) is not None


def _dieper(tag: str) -> int:
    if tag.startswith("</"):
        return -1
    return 0 if tag.endswith("/>") or tag.startswith("<!") or _LEEG.match(tag) else 1


def _schil(teksten: Sequence[_Tekst]) -> tuple[str, str] | None:
    """Return the tags around it, of the side that changed them; None when both did, or there are none to choose."""
    _, hun, ons = teksten
    merk = [(normalise(tekst.begin), normalise(tekst.eind)) for tekst in teksten]
    if merk[0] == merk[1] or merk[1] == merk[2]:
        return ons.begin, ons.eind
    return (hun.begin, hun.eind) if merk[0] == merk[2] else None


# what each side did


def _ingrepen(oud: _Tekst, nieuw: _Tekst, paren: Iterable[tuple[int, int]]) -> Iterator[_Ingreep]:
    """Yield what a side did; as many sentences in the place of as many are edits of each."""
    sleutels = nieuw.sleutels
    i = j = 0
    for x, y in [*paren, (len(oud.zinnen), len(nieuw.zinnen))]:
        stappen = [(i, x, j, y)]
        if x - i == y - j:
            stappen = [(i + n, i + n + 1, j + n, j + n + 1) for n in range(x - i)]
        for van, tot, begin, eind in stappen:
            yield _Ingreep(van, tot, tuple(nieuw.zinnen[begin:eind]), tuple(sleutels[begin:eind]))
        i, j = x + 1, y + 1


def _gaat_samen(oud: _Tekst, hun: Sequence[_Ingreep], ons: Sequence[_Ingreep]) -> bool:
    """Tell whether the two touch no sentence together, here or where one of them brought it."""
    if any(a.botst(b) and not a.zelfde(b) for a in hun for b in ons):
        return False
    eigen = [(kant, _zonder(kant, ander)) for kant, ander in ((hun, ons), (ons, hun))]
    weg = [{oud.sleutels[n] for h in kant for n in range(h.van, h.tot)} for kant, _ in eigen]
    bij = [[zin for h in los for zin in h.sleutels] for _, los in eigen]
    if weg[0].intersection(bij[1]) or weg[1].intersection(bij[0]):
        return False
    woorden = [[woorden_van(strip_tags(zin)) for zin in zinnen] for zinnen in bij]
    return not any(likeness(a, b) >= HIER for a in woorden[0] for b in woorden[1])


def _zonder(kant: Sequence[_Ingreep], ander: Sequence[_Ingreep]) -> list[_Ingreep]:
    return [hier for hier in kant if not any(map(hier.zelfde, ander))]


# what comes of it


def _samengesteld(aantal: int, alle: Sequence[_Ingreep], blijft: dict[int, str]) -> Iterator[str]:
    """Yield the sentences: at each place what was put before it, then what took its place or stayed."""
    for plek in range(aantal + 1):
        hier = [ingreep for ingreep in alle if ingreep.van == plek]
        for ingreep in sorted(hier, key=lambda ingreep: ingreep.tot):
            yield from ingreep.nieuw
        if plek < aantal and not any(i.van <= plek < i.tot for i in alle):
            yield blijft[plek]


def _klopt(zinnen: Sequence[str], hun: _Tekst, ons: _Tekst) -> bool:
    """Tell whether this is new, and no sentence stands twice or nowhere."""
    nu, *kanten = ([*map(_sleutel, t)] for t in (zinnen, hun.zinnen, ons.zinnen))
    if not nu or nu in kanten:
        return False
    telling, links, rechts = Counter(nu), Counter(kanten[0]), Counter(kanten[1])
    return all(
        min(links[z], rechts[z]) <= telling[z] <= max(links[z], rechts[z])
        for z in {*telling, *links, *rechts}
    )


def _sleutel(zin: str) -> str:
    return normalise(zin).strip()


def _met_wit(zinnen: Sequence[str]) -> Iterator[str]:
    """Yield the sentences with white space between them, and none behind the last."""
    for n, zin in enumerate(zinnen):
        if n == len(zinnen) - 1:
            yield zin.rstrip()
        else:
            yield zin if zin[-1:].isspace() or _is_regel(zin[zin.rfind("<") :]) else f"{zin} "
