"""Edits that bring words elsewhere: split, join, copy and move of blocks, paragraphs, items and rows."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import Any

from tests.gemeenten.merge.paginas import Maker

STREAMS = ("programma", "verdieping")
LISTS = ("materiaal", "punten")
PIECE = re.compile(r"<(?:p|ul)\b.*?</(?:p|ul)>", re.DOTALL)


class Schuiver(Maker):
    """Makes pages whose texts all differ, and brings their parts elsewhere."""

    def alinea(self) -> str:
        return f'<p data-block-key="{self.id()[:5]}">{self.text(4)}. {self.text(4)}.</p>'

    def tekstblok(self) -> Any:
        stukken = [self.alinea() for _ in range(self.random.randint(1, 4))]
        if self.random.random() < 0.3:
            stukken.append(f"<ul><li>{self.text()}</li><li>{self.text()}</li></ul>")
        return self.blok("tekst", "".join(stukken))

    def tabel(self) -> Any:
        return self.blok("tabel", {"data": [[self.text(), self.text()] for _ in range(3)]})

    def page(self) -> dict[str, Any]:
        return {
            "title": self.text(),
            "doel": "".join(self.alinea() for _ in range(3)),
            "programma": [self.tekstblok() for _ in range(3)] + [self.tabel()],
            "verdieping": [self.tekstblok() for _ in range(2)],
            "materiaal": [self.blok("item", self.text()) for _ in range(3)],
            "punten": [self.blok("item", self.text()) for _ in range(2)],
        }

    def geschoven(self, page: dict[str, Any], times: int) -> dict[str, Any]:
        """Return a copy of a page after a number of such edits."""
        page = deepcopy(page)
        doen = (
            self.splits,
            self.voeg,
            self.dubbel,
            self.verplaats,
            self.alinea_elders,
            self.bewerk,
        )
        for _ in range(times):
            self.random.choice(doen)(page)
        return page

    def tekstblokken(self, page: dict[str, Any]) -> list[tuple[list[Any], int]]:
        return [
            (page[naam], n)
            for naam in STREAMS
            for n, blok in enumerate(page[naam])
            if blok["type"] == "tekst"
        ]

    def splits(self, page: dict[str, Any]) -> None:
        """Two blocks of one; the second is new."""
        keuze = [
            (rij, n)
            for rij, n in self.tekstblokken(page)
            if len(PIECE.findall(rij[n]["value"])) > 1
        ]
        if keuze:
            rij, n = self.random.choice(keuze)
            stukken = PIECE.findall(rij[n]["value"])
            at = self.random.randrange(1, len(stukken))
            rij[n]["value"] = "".join(stukken[:at])
            rij.insert(n + 1, self.blok("tekst", "".join(stukken[at:])))

    def voeg(self, page: dict[str, Any]) -> None:
        """One block of two that follow each other."""
        paren = [
            (rij, n) for rij, n in self.tekstblokken(page) if n and rij[n - 1]["type"] == "tekst"
        ]
        if paren:
            rij, n = self.random.choice(paren)
            rij[n - 1]["value"] += rij.pop(n)["value"]

    def dubbel(self, page: dict[str, Any]) -> None:
        rij = page[self.random.choice(STREAMS + LISTS)]
        if rij:
            kopie = deepcopy(self.random.choice(rij)) | {"id": self.id()}
            rij.insert(self.random.randrange(len(rij) + 1), kopie)

    def verplaats(self, page: dict[str, Any]) -> None:
        """To another field: with its id (by a program), or made anew there (by a person)."""
        van, naar = self.random.sample(self.random.choice((STREAMS, LISTS)), 2)
        if page[van]:
            blok = page[van].pop(self.random.randrange(len(page[van])))
            if self.random.random() < 0.6:
                blok = blok | {"id": self.id()}
            page[naar].insert(self.random.randrange(len(page[naar]) + 1), blok)

    def alinea_elders(self, page: dict[str, Any]) -> None:
        """A paragraph from the running text to a block, or the other way round."""
        stukken, blokken = PIECE.findall(page["doel"]), self.tekstblokken(page)
        if stukken and blokken:
            stuk = stukken.pop(self.random.randrange(len(stukken)))
            rij, n = self.random.choice(blokken)
            page["doel"] = "".join(stukken)
            rij[n]["value"] += re.sub(r' data-block-key="\w+"', "", stuk)

    def bewerk(self, page: dict[str, Any]) -> None:
        self.edit(page, self.random.choice(list(page)))


def tel(value: Any) -> Counter[str]:
    """Count how often each passage stands in a value, whatever it is wrapped in."""
    if isinstance(value, dict):
        return sum((tel(v) for k, v in value.items() if k not in ("id", "type")), Counter())
    if isinstance(value, list):
        return sum(map(tel, value), Counter())
    if not isinstance(value, str):
        return Counter()
    stukken = re.split(r"</?(?:p|h\d|ul|ol|li)\b[^<>]*>", value)
    woorden = (" ".join(re.sub(r"<[^<>]*>", "", stuk).split()) for stuk in stukken)
    return Counter(filter(None, woorden))
