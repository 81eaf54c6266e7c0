"""Pages of sentences that each carry a mark of their own, and the edits that bring them elsewhere.

The mark stays through every edit, so a test can count how often a sentence stands somewhere, in whatever words.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import product
from random import Random
from typing import Any

LETTERGREPEN = [
    "bar",
    "del",
    "kon",
    "lim",
    "mor",
    "nes",
    "pir",
    "rug",
    "sal",
    "tev",
    "vin",
    "wol",
    "zeg",
    "hof",
    "jat",
]
WOORDEN = ["".join(drie) for drie in product(LETTERGREPEN, repeat=3)]
MERK = re.compile(r"\bz\d+\b")
RIJK = ("doel", "slot")
LIJSTEN = ("punten", "vragen")
STROMEN = ("programma", "verdieping")


@dataclass
class Alinea:
    """A paragraph or a list item; an item may have a list below it."""

    zinnen: list[str]
    key: str
    sub: list[Alinea] = field(default_factory=list)
    lijst: list[Alinea] = field(default_factory=list)  # a list has items instead of sentences

    def html(self, tag: str) -> str:
        if self.lijst:
            return f"<ul>{''.join(item.html('li') for item in self.lijst)}</ul>"
        below = f"<ul>{''.join(item.html('li') for item in self.sub)}</ul>" if self.sub else ""
        key = f' data-block-key="{self.key}"' if self.key else ""
        return f"<{tag}{key}>{' '.join(self.zinnen)}{below}</{tag}>"


@dataclass
class Blok:
    """A block of a stream, or an item of a list: a rich text, the rows of a table, or one sentence."""

    id: str
    tekst: list[Alinea] = field(default_factory=list)
    rijen: list[list[str]] = field(default_factory=list)
    zin: str = ""

    def json(self) -> dict[str, Any]:
        if self.zin:
            return {"type": "item", "value": self.zin, "id": self.id}
        if self.rijen:
            return {"type": "tabel", "value": {"data": self.rijen}, "id": self.id}
        value = "".join(alinea.html("p") for alinea in self.tekst)
        return {"type": "tekst", "value": value, "id": self.id}


class Bladzijde:
    """One version of a page. The edits of two versions differ, for each has its own chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
        self.merk = seed * 1000
        self.rijk = {naam: [self.alinea() for _ in range(3)] for naam in RIJK}
        self.rijk["doel"].append(self.opsomming())
        self.rij = {naam: [self.item() for _ in range(3)] for naam in LIJSTEN}
        for naam in STROMEN:
            tekst = [Blok(self.id(), [self.alinea() for _ in range(2)]) for _ in range(2)]
            self.rij[naam] = [*tekst, Blok(self.id(), rijen=[self.tabelrij() for _ in range(3)])]

    def kopie(self, seed: int) -> Bladzijde:
        nieuw = deepcopy(self)
        nieuw.random, nieuw.merk = Random(seed), seed * 1000  # noqa: S311 - repeatable
        return nieuw

    # making

    def id(self) -> str:
        return f"{self.random.getrandbits(64):016x}"

    def key(self) -> str:
        return self.id()[:5] if self.random.random() < 0.7 else ""

    def nieuwe_zin(self) -> str:
        self.merk += 1
        woorden = self.random.sample(WOORDEN, self.random.randint(5, 8))
        return f"{' '.join(woorden)} z{self.merk}."

    def alinea(self) -> Alinea:
        return Alinea([self.nieuwe_zin() for _ in range(self.random.randint(1, 3))], self.key())

    def opsomming(self) -> Alinea:
        items = [self.alinea() for _ in range(3)]
        items[0].sub = [self.alinea() for _ in range(2)]
        return Alinea([], "", lijst=items)

    def item(self) -> Blok:
        return Blok(self.id(), zin=self.nieuwe_zin())

    def tabelrij(self) -> list[str]:
        return [self.nieuwe_zin(), self.nieuwe_zin()]

    def json(self) -> dict[str, Any]:
        rijk = {naam: "".join(a.html("p") for a in delen) for naam, delen in self.rijk.items()}
        rij = {
            naam: [b.json() for b in blokken if b.json()["value"]]
            for naam, blokken in self.rij.items()
        }
        return {**rijk, **rij}

    # places

    def houders(self) -> list[list[Alinea]]:
        """Return every run of paragraphs or list items."""
        found = [*self.rijk.values()]
        found += [b.tekst for rij in self.rij.values() for b in rij if not (b.zin or b.rijen)]
        for houder in found:
            for alinea in houder:
                found += [alinea.lijst] if alinea.lijst else []
                found += [alinea.sub] if alinea.sub else []
        return found

    def plaatsen(self) -> list[tuple[list[Alinea], int]]:
        return [
            (houder, n)
            for houder in self.houders()
            for n, alinea in enumerate(houder)
            if alinea.zinnen
        ]

    def tabellen(self) -> list[list[list[str]]]:
        return [b.rijen for rij in self.rij.values() for b in rij if b.rijen]

    def kies(self, rij: list[Any]) -> Any:
        return self.random.choice(rij)

    # edits

    def doe(self, namen: str, times: int) -> Bladzijde:
        for _ in range(times):
            getattr(self, self.kies(namen.split()))()
        return self

    def verplaats(self) -> None:
        """A paragraph or item to any other run: further on, in a list, in another block or field."""
        houder, n = self.kies(self.plaatsen())
        if len(houder) > 1:
            alinea = houder.pop(n)
            naar = self.kies([h for h in self.houders() if h is not alinea.sub])
            if self.random.random() < 0.5:
                alinea.key = self.key()
            naar.insert(self.random.randrange(len(naar) + 1), alinea)

    def hussel(self) -> None:
        houder, n = self.kies(self.plaatsen())
        houder.insert(self.random.randrange(len(houder)), houder.pop(n))

    def splits(self) -> None:
        keuze = [(h, n) for h, n in self.plaatsen() if len(h[n].zinnen) > 1]
        if keuze:
            houder, n = self.kies(keuze)
            at = self.random.randrange(1, len(houder[n].zinnen))
            los = Alinea(houder[n].zinnen[at:], self.key())
            houder[n].zinnen = houder[n].zinnen[:at]
            houder.insert(n + 1, los)

    def voeg(self) -> None:
        keuze = [(h, n) for h, n in self.plaatsen() if n and h[n - 1].zinnen and not h[n].sub]
        if keuze:
            houder, n = self.kies(keuze)
            houder[n - 1].zinnen += houder.pop(n).zinnen

    def pak_in(self) -> None:
        """Two paragraphs that follow each other become a list."""
        keuze = [
            (h, n) for h, n in self.plaatsen() if n and h[n - 1].zinnen and h in self.rijk.values()
        ]
        if keuze:
            houder, n = self.kies(keuze)
            houder[n - 1 : n + 1] = [Alinea([], "", lijst=houder[n - 1 : n + 1])]

    def zin_elders(self) -> None:
        houder, n = self.kies(
            [(h, n) for h, n in self.plaatsen() if len(h[n].zinnen) > 1] or [(None, 0)]
        )
        if houder:
            van = houder[n].zinnen
            zin = van.pop(self.random.randrange(len(van)))
            doel, m = self.kies(self.plaatsen())
            doel[m].zinnen.insert(self.random.randrange(len(doel[m].zinnen) + 1), zin)

    def bewerk(self) -> None:
        """Other words round what a sentence keeps saying, wherever it stands."""
        zinnen = [(a.zinnen, n) for h in self.houders() for a in h for n in range(len(a.zinnen))]
        zinnen += [(rij, n) for tabel in self.tabellen() for rij in tabel for n in (0, 1)]
        zinnen += [(b, "zin") for naam in LIJSTEN for b in self.rij[naam] if b.zin]
        waar, n = self.kies(zinnen)
        zin = getattr(waar, n) if n == "zin" else waar[n]
        if zin.count(" ") < 10:
            zin = f"{self.kies(WOORDEN)} {zin}"
        setattr(waar, n, zin) if n == "zin" else waar.__setitem__(n, zin)

    def schrap(self) -> None:
        houder, n = self.kies(self.plaatsen())
        zinnen = houder[n].zinnen
        if len(zinnen) > 1:
            zinnen.pop(self.random.randrange(len(zinnen)))
        elif len(houder) > 1 and not houder[n].sub:
            houder.pop(n)

    def zet_erbij(self) -> None:
        houder = self.kies(self.houders())
        houder.insert(self.random.randrange(len(houder) + 1), self.alinea())

    def item_elders(self) -> None:
        van, naar = self.random.sample(LIJSTEN, 2)
        if self.rij[van]:
            blok = self.rij[van].pop(self.random.randrange(len(self.rij[van])))
            blok.id = self.kies([blok.id, self.id()])
            self.rij[naar].insert(self.random.randrange(len(self.rij[naar]) + 1), blok)

    def rij_elders(self) -> None:
        """A row to another table, or elsewhere in its own."""
        van, naar = self.kies(self.tabellen()), self.kies(self.tabellen())
        if len(van) > 1:
            naar.insert(self.random.randrange(len(naar)), van.pop(self.random.randrange(len(van))))

    def blok_elders(self) -> None:
        van, naar = (self.rij[naam] for naam in self.random.sample(STROMEN, 2))
        if len(van) > 1:
            blok = van.pop(self.random.randrange(len(van)))
            blok.id = self.kies([blok.id, self.id()])
            naar.insert(self.random.randrange(len(naar) + 1), blok)

    def blok_splits(self) -> None:
        keuze = [
            (rij, n) for rij in self.rij.values() for n, b in enumerate(rij) if len(b.tekst) > 1
        ]
        if keuze:
            rij, n = self.kies(keuze)
            rij.insert(n + 1, Blok(self.id(), [rij[n].tekst.pop()]))


def merken(value: Any) -> Counter[str]:
    """Count how often each sentence stands in a value, by its mark."""
    if isinstance(value, dict):
        return sum((merken(v) for k, v in value.items() if k not in ("id", "type")), Counter())
    if isinstance(value, list | tuple):
        return sum(map(merken, value), Counter())
    return Counter(MERK.findall(value)) if isinstance(value, str) else Counter()
