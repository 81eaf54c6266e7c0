"""Realistic pages and random edits of them, for the laws of the merge.

Everything follows from a seed, so that an example can be repeated.
"""

from __future__ import annotations

import re
from copy import deepcopy
from random import Random
from typing import Any

TEXT = (
    "ouders buurt gesprek vraag steun school oefening casus kaart groep ronde tijd plek hulp kring "
    "verhaal kopje koffie stoel bord stift wijk straat kind avond week moment rust ruimte begin"
)
WORDS = TEXT.split()
FORMS = ("p", "p", "p", "h2", "h3")


class Maker:
    """Makes pages and edits them; new text is marked with a number that occurs once."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
        self.prefix = f"n{seed}"
        self.number = 0

    # making

    def text(self, length: int = 6) -> str:
        self.number += 1
        words = self.random.choices(WORDS, k=self.random.randint(1, length))
        return " ".join([*words, f"{self.prefix}x{self.number}"])

    def id(self) -> str:
        return f"{self.random.getrandbits(64):016x}"

    def paragraph(self) -> str:
        key = f' data-block-key="{self.id()[:5]}"' if self.random.random() < 0.5 else ""
        tag = self.random.choice(FORMS)
        return f"<{tag}{key}>{self.inline()}</{tag}>"

    def inline(self) -> str:
        wrap = self.random.choice(("{}", "{}", "{} <b>{}</b>", '<a linktype="page" id="3">{}</a>'))
        return wrap.format(*(self.text(4) for _ in range(wrap.count("{}"))))

    def item(self, depth: int) -> str:
        nested = self.list(depth + 1) if depth < 2 and self.random.random() < 0.2 else ""
        return f"<li>{self.inline()}{nested}</li>"

    def list(self, depth: int = 0) -> str:
        tag = self.random.choice(("ul", "ul", "ol"))
        space = self.random.choice(("", "", "\n"))
        items = space.join(self.item(depth) for _ in range(self.random.randint(1, 4)))
        return f"<{tag}>{space}{items}{space}</{tag}>"

    def part(self) -> str:
        dice = self.random.random()
        if dice < 0.2:
            return self.list()
        return '<embed embedtype="image" id="7"/>' if dice < 0.23 else self.paragraph()

    def rich(self, least: int = 0) -> str:
        space = self.random.choice(("", "", "\n"))
        return space.join(self.part() for _ in range(self.random.randint(least, 5)))

    def blok(self, kind: str, value: Any) -> dict[str, Any]:
        return {"type": kind, "value": value, "id": self.id()}

    def many(self, make: Any, most: int = 5) -> list[Any]:
        return [make() for _ in range(self.random.randint(0, most))]

    def items(self) -> list[Any]:
        return self.many(lambda: self.blok("item", self.text()))

    def onderwerp(self) -> Any:
        return self.blok("onderwerp", {"tekst": self.text(), "onderdelen": self.items()})

    def onderdeel(self) -> Any:
        value = {
            "titel": self.text(),
            "werkvorm": self.random.choice(("plenair", "in paren", "mindmap")),
            "minuten": self.random.choice((None, 10, 15, 30)),
            "instructie": self.rich(1),
        }
        return self.blok("onderdeel", value)

    def punt(self) -> Any:
        return self.blok(self.random.choice(("punt", "tekst")), f"<p>{self.inline()}</p>")

    def kolommen(self) -> Any:
        """A stream in a struct in a stream, with a table and a list of the old style."""
        table = {"data": [[self.text(2), ""], ["", None]], "first_row_is_table_header": True}
        stream = [self.punt(), self.onderwerp(), self.blok("tabel", table)]
        oud = self.many(self.text, 3)
        return self.blok("kolommen", {"links": stream, "rechts": self.items(), "oud": oud})

    def page(self) -> dict[str, Any]:
        return {
            "title": self.text(),
            "nummer": self.random.randint(1, 10),
            "doel": self.rich(),
            "onderwerpen": self.many(self.onderwerp, 4),
            "programma": self.many(self.onderdeel, 6),
            "materiaal": self.many(lambda: self.blok("materiaal", self.text())),
            "aandachtspunten": self.many(self.punt),
            "extra": self.many(self.kolommen, 2),
            "openbaar": True,
            "datum": None,
        }

    # editing

    def edited(self, page: dict[str, Any], times: int) -> dict[str, Any]:
        """Return a copy of a page after a number of random edits."""
        page = deepcopy(page)
        for _ in range(times):
            self.edit(page, self.random.choice(list(page)) if page else None)
        return page

    def edit(self, holder: Any, key: Any) -> None:
        value = holder[key] if key is not None else None
        if isinstance(value, list):
            self.edit_list(value, bare=key == "oud")
        elif isinstance(value, dict) and value:
            inside = "value" if "value" in value else self.random.choice(list(value))
            self.edit(value, inside)
        elif isinstance(value, str):
            holder[key] = self.edit_rich(value) if "<" in value else self.edit_plain(value)
        elif key is not None:
            holder[key] = self.random.choice((None, 5, 25, self.random.randint(0, 99)))

    def edit_plain(self, text: str) -> str:
        return self.random.choice((self.text(), f"{text} {self.text(1)}", f"{self.text(1)} {text}"))

    def edit_rich(self, html: str) -> str:
        """Change, add, drop or move a paragraph-like piece of a rich text."""
        pieces = re.findall(
            r"<(?:p|h2|h3|ul|ol)\b.*?</(?:p|h2|h3|ul|ol)>\n?|.+?(?=<|$)", html, re.S
        )
        place = self.random.randrange(len(pieces) + 1)
        dice = self.random.random()
        if dice < 0.2 or place == len(pieces):
            pieces.insert(place, self.part())
        elif dice < 0.35:
            del pieces[place]
        elif dice < 0.45:
            pieces.insert(self.random.randrange(len(pieces)), pieces.pop(place))
        elif dice < 0.55:
            pieces[place] = re.sub(r' data-block-key="\w+"', "", pieces[place]) + "\n"
        else:
            pieces[place] = self.edit_inside(pieces[place])
        return "".join(pieces)

    def edit_inside(self, piece: str) -> str:
        ends = [found.start() for found in re.finditer(r"</(?:p|h2|h3|li|b|a)>", piece)]
        if not ends:
            return piece
        at = self.random.choice(ends)
        dice = self.random.random()
        if dice < 0.2 and piece.startswith("<li>", at + 5):
            return f"{piece[: at + 5]}<li>{self.text()}</li>{piece[at + 5 :]}"
        return f"{piece[:at]} {self.text(2)}{piece[at:]}"

    def edit_list(self, items: list[Any], bare: bool) -> None:
        dice = self.random.random()
        place = self.random.randrange(len(items) + 1)
        if not items or dice < 0.15:
            items.insert(place, self.text() if bare else self.new_blok())
            return
        place %= len(items)
        if dice < 0.3:
            del items[place]
        elif dice < 0.45:
            items.insert(self.random.randrange(len(items)), items.pop(place))
        elif dice < 0.5 and isinstance(items[place], dict):
            items[place].update(type="citaat", value=self.text())
        else:
            self.edit(items, place)

    def new_blok(self) -> Any:
        make = self.random.choice((self.onderwerp, self.onderdeel, self.punt, self.kolommen))
        return make() if self.random.random() < 0.5 else self.blok("item", self.text())

    def spoil_ids(self, value: Any, chance: float = 0.5) -> Any:
        """Return a copy in which some ids are None, missing or the same."""
        if isinstance(value, list):
            return [self.spoil_ids(item, chance) for item in value]
        if not isinstance(value, dict):
            return value
        result = {key: self.spoil_ids(item, chance) for key, item in value.items()}
        if "id" in result and "type" in result and self.random.random() < chance:
            result["id"] = self.random.choice((None, "", "dubbel", 7))
            if self.random.random() < 0.2:
                del result["id"]
        return result


def bloks(value: Any) -> list[dict[str, Any]]:
    """Return every block in a value."""
    if isinstance(value, dict):
        return [found for item in value.values() for found in bloks(item)]
    if not isinstance(value, list):
        return []
    found = []
    for item in value:
        if isinstance(item, dict) and isinstance(item.get("type"), str) and "value" in item:
            found.append(item)
        found += bloks(item)
    return found


def without_ids(value: Any) -> Any:
    """Return a value without block ids, for comparing what it says."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    blok = "type" in value and "value" in value
    return {k: without_ids(item) for k, item in value.items() if not (blok and k == "id")}


def texts(value: Any) -> set[str]:
    """Return what stands in a value: plain leaves as they are, rich text paragraph by paragraph."""
    if isinstance(value, dict):
        return {t for key, item in value.items() if key != "id" for t in texts(item)}
    if isinstance(value, list):
        return {text for item in value for text in texts(item)}
    if not isinstance(value, str):
        return {repr(value)}
    # Two loose texts that came at one place stand behind each other, with " / " between them.
    pieces = re.split(r"</?(?:p|h\d|ul|ol|li|embed)\b[^<>]*>| / ", value)
    return {" ".join(piece.split()) for piece in pieces if piece.strip()}
