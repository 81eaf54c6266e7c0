"""Pages of sentences that hold several clauses, each with a mark, and edits that bring clauses elsewhere."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from tests.gemeenten.merge.zinnen import MERK, WOORDEN, Alinea, Bladzijde

SCHEIDING = (" en ", " – ", ", ", ", want ", ", en ")
DEEL = re.compile(r"( – |, want |, en |, | en )")
LANGSTE = 10  # a clause that is edited over and over would be another one in the end


class Zinsdelenblad(Bladzijde):
    """A page of which every sentence has one to three clauses of five words or more."""

    def nieuw_deel(self) -> str:
        self.merk += 1
        woorden = self.random.sample(WOORDEN, self.random.randint(4, 7))
        woorden.insert(self.random.randint(1, len(woorden) - 1), f"z{self.merk}")
        return " ".join(woorden)

    def nieuwe_zin(self) -> str:
        return self.samen([self.nieuw_deel() for _ in range(self.random.randint(1, 3))])

    def samen(self, delen: list[str]) -> str:
        los = chain.from_iterable((self.kies(list(SCHEIDING)), deel) for deel in delen)
        return f"{''.join(list(los)[1:])}."

    # where sentences are

    def zinnen(self) -> list[tuple[Any, Any]]:
        found: list[tuple[Any, Any]] = [
            (a.zinnen, n) for h in self.houders() for a in h for n in range(len(a.zinnen))
        ]
        found += [(rij, n) for tabel in self.tabellen() for rij in tabel for n in (0, 1)]
        return found + [
            (vars(b), "zin") for naam in ("punten", "vragen") for b in self.rij[naam] if b.zin
        ]

    def met_delen(self) -> list[tuple[Any, Any]]:
        return [(waar, n) for waar, n in self.zinnen() if len(MERK.findall(waar[n])) > 1]

    # edits

    def bewerk(self) -> None:
        """Another word in a clause, wherever it stands."""
        waar, n = self.kies(self.zinnen())
        stukken = DEEL.split(waar[n].rstrip("."))
        k = self.random.randrange(0, len(stukken), 2)
        woorden = stukken[k].split()
        if len(woorden) < LANGSTE:
            woorden.insert(self.random.randrange(len(woorden) + 1), self.kies(WOORDEN))
        elif not MERK.fullmatch(woorden[0]):
            woorden[0] = self.kies(WOORDEN)
        stukken[k] = " ".join(woorden)
        waar[n] = f"{''.join(stukken)}."

    def deel_uit(self) -> str:
        """Take a clause out of a sentence; nothing where every sentence has one clause."""
        keuze = self.met_delen()
        if not keuze:
            return ""
        waar, n = self.kies(keuze)
        delen = DEEL.split(waar[n].rstrip("."))[::2]
        deel = delen.pop(self.random.randrange(len(delen)))
        waar[n] = self.samen(delen)
        return deel

    def knip(self) -> None:
        """A clause becomes a sentence: of its paragraph, of another, or a paragraph of its own."""
        if deel := self.deel_uit():
            houder, n = self.kies(self.plaatsen())
            if self.random.random() < 0.5:
                houder[n].zinnen.append(f"{deel}.")
            else:
                houder.insert(n + 1, Alinea([f"{deel}."], self.key()))

    def deel_elders(self) -> None:
        """A clause goes to another sentence."""
        if deel := self.deel_uit():
            waar, n = self.kies(self.zinnen())
            delen = DEEL.split(waar[n].rstrip("."))[::2]
            waar[n] = self.samen([*delen, deel])

    def plak(self) -> None:
        """Two paragraphs become one sentence, with a word between them."""
        keuze = [(h, n) for h, n in self.plaatsen() if n and h[n - 1].zinnen and not h[n].sub]
        if keuze:
            houder, n = self.kies(keuze)
            erna = houder.pop(n).zinnen
            ervoor = houder[n - 1].zinnen
            ervoor[-1] = self.samen([ervoor[-1].rstrip("."), erna[0].rstrip(".")])
            ervoor += erna[1:]


class Kortblad(Zinsdelenblad):
    """A page of which half of the clauses have one to three words, though no sentence is one word."""

    def nieuw_deel(self) -> str:
        if self.random.random() < 0.5:
            return super().nieuw_deel()
        self.merk += 1
        woorden = self.random.sample(WOORDEN, self.random.randint(0, 2))
        woorden.insert(self.random.randint(0, len(woorden)), f"z{self.merk}")
        return " ".join(woorden)

    def nieuwe_zin(self) -> str:
        zin = super().nieuwe_zin()
        return zin if " " in zin else self.samen([zin[:-1], super().nieuw_deel()])
