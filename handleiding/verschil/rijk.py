"""Rich text as a reader meets it: paragraphs of runs, with their markup and links. Pure."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

# The name of an element with its attributes, in order of name.
Merk = tuple[str, tuple[tuple[str, str], ...]]

EDITOR_KEY = "data-block-key"
GEWOON: Merk = ("p", ())
# Stands in the text for an element that has none, as a picture.
DING = "\ufffc"
GELIJKE_TAGS = {"strong": "b", "em": "i"}
LEGE_BLOKKEN = frozenset({"hr", "embed"})
LEGE_TAGS = frozenset({"img", "input", "wbr"})
ALINEA = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
LIJSTEN = frozenset({"ul", "ol", "li", "dl", "dt", "dd"})
TABELLEN = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
RUIMTEN = frozenset(
    {"blockquote", "div", "pre", "figure", "figcaption", "section", "article", "aside"}
)
BLOKKEN = ALINEA | LIJSTEN | TABELLEN | RUIMTEN
RAND = re.compile(r"(^ | $)")
SPATIES = re.compile(r"[ \t\r\n\f]+")


class Tekststuk(NamedTuple):
    """A run of text with one markup."""

    tekst: str
    opmaak: tuple[Merk, ...] = ()


class Alinea(NamedTuple):
    """A paragraph, heading, list item or cell.

    ``soort`` names the elements around it from outside in; ``gedeeld`` says how many of those it is in
    together with the paragraph before it.
    """

    soort: tuple[Merk, ...]
    gedeeld: int
    stukken: tuple[Tekststuk, ...]

    @property
    def tekst(self) -> str:
        return "".join(stuk.tekst for stuk in self.stukken)


Tekst = tuple[Alinea, ...]


def lees(html: str) -> Tekst:
    """Return rich text as paragraphs.

    Two texts that a reader cannot tell apart read the same: keys of the editor, white space that a
    browser does not show, the order of nested markup and of attributes say nothing. Everything else
    counts, elements that no editor makes too. A text of nothing but empty paragraphs is empty.
    """
    if not html:
        return ()
    lezer = _Opmaaklezer()
    lezer.feed(html)
    lezer.close()
    gevonden = lezer.einde()
    leeg = all(not alinea.stukken and alinea.soort in ((), (GEWOON,)) for alinea in gevonden)
    return () if leeg else gevonden


def gewone_tekst(tekst: str) -> Tekst:
    """Return text without markup in the same form, a line for each paragraph; nothing is left out."""
    regels = tekst.replace("\r\n", "\n").split("\n") if tekst else []
    return tuple(Alinea((), 0, (Tekststuk(regel),) if regel else ()) for regel in regels)


class _Opmaaklezer(HTMLParser):
    """Keeps what is open in lists of its own: no text is nested too deep for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.alineas: list[Alinea] = []
        # The open blocks, each with its number; a number is given once.
        self.blokken: list[tuple[int, Merk]] = []
        self.binnen: list[Merk] = []
        self.stukken: list[Tekststuk] = []
        self.vorige: list[int] = []
        self.nummer = 0
        # Blocks that hold a paragraph already.
        self.gevuld: set[int] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        merk = _merk(tag, attrs)
        if merk[0] == "br" and not merk[1]:
            self.stukken.append(Tekststuk("\n", self._opmaak()))
        elif merk[0] in LEGE_BLOKKEN:
            self._begin_blok(merk)
            self._ding(merk)
            self._eind_blok()
        elif merk[0] in BLOKKEN:
            self._begin_blok(merk)
        elif merk[0] in LEGE_TAGS or merk[0] == "br":
            self._ding(merk)
        else:
            self.binnen.append(merk)

    def handle_endtag(self, tag: str) -> None:
        naam = GELIJKE_TAGS.get(tag, tag)
        if naam in BLOKKEN:
            if any(merk[0] == naam for _, merk in self.blokken):
                while self._eind_blok() != naam:
                    pass
            return
        for plek in range(len(self.binnen) - 1, -1, -1):
            if self.binnen[plek][0] == naam:
                del self.binnen[plek]
                return

    def handle_data(self, data: str) -> None:
        letterlijk = any(merk[0] == "pre" for _, merk in self.blokken)
        self.stukken.append(
            Tekststuk(data if letterlijk else SPATIES.sub(" ", data), self._opmaak())
        )

    def handle_comment(self, data: str) -> None:
        self._ding(("!--", (("tekst", data),)))

    def einde(self) -> Tekst:
        """Return all that was read; what is still open ends here."""
        while self.blokken:
            self._eind_blok()
        self._bewaar()
        return tuple(self.alineas)

    def _opmaak(self) -> tuple[Merk, ...]:
        return tuple(sorted(set(self.binnen) - {("span", ())}))

    def _ding(self, merk: Merk) -> None:
        self.stukken.append(Tekststuk(DING, tuple(sorted({*self._opmaak(), merk}))))

    def _begin_blok(self, merk: Merk) -> None:
        self._bewaar()
        if self.blokken and self.blokken[-1][1][0] in ALINEA and merk[0] not in LEGE_BLOKKEN:
            self._eind_blok()  # it was never closed: it cannot hold another block
        self.nummer += 1
        self.blokken.append((self.nummer, merk))

    def _eind_blok(self) -> str:
        self._bewaar(leeg=self.blokken[-1][0] not in self.gevuld)
        return self.blokken.pop()[1][0]

    def _bewaar(self, *, leeg: bool = False) -> None:
        stukken = _netjes(self.stukken)
        self.stukken = []
        if not (stukken or leeg):
            return
        hier = [nummer for nummer, _ in self.blokken]
        paren = zip(hier, self.vorige, strict=False)
        gedeeld = next((i for i, (a, b) in enumerate(paren) if a != b), None)
        if gedeeld is None:
            gedeeld = min(len(hier), len(self.vorige))
        self.alineas.append(Alinea(tuple(merk for _, merk in self.blokken), gedeeld, stukken))
        self.vorige = hier
        self.gevuld.update(hier)


def _merk(tag: str, attrs: list[tuple[str, str | None]]) -> Merk:
    gehouden = {naam: waarde or "" for naam, waarde in attrs if naam != EDITOR_KEY}
    return GELIJKE_TAGS.get(tag, tag), tuple(sorted(gehouden.items()))


def _netjes(ruw: list[Tekststuk]) -> tuple[Tekststuk, ...]:
    """Return runs without the white space that a browser does not show, equal neighbours as one."""
    gevonden: list[Tekststuk] = []
    eind = "\n"
    for tekst, opmaak in ruw:
        if tekst[:1] == " " and eind in " \n":
            tekst = tekst[1:]
        if tekst[:1] == "\n" and gevonden:
            gevonden[-1] = gevonden[-1]._replace(tekst=gevonden[-1].tekst.removesuffix(" "))
        if not tekst:
            continue
        eind = tekst[-1]
        gevonden.append(Tekststuk(tekst, opmaak))
    if gevonden:
        gevonden[-1] = gevonden[-1]._replace(tekst=gevonden[-1].tekst.removesuffix(" "))
    return _aaneen(_spaties_kaal([stuk for stuk in gevonden if stuk.tekst]))


def _spaties_kaal(stukken: list[Tekststuk]) -> Iterator[Tekststuk]:
    """Yield runs in which a space at an edge has only the markup of both its neighbours.

    Nobody sees a bold space, and the editor moves it out of the bold words.
    """
    delen = [
        Tekststuk(tekst, stuk.opmaak)
        for stuk in stukken
        for tekst in RAND.split(stuk.tekst)
        if tekst
    ]
    for n, deel in enumerate(delen):
        if deel.tekst != " " or not 0 < n < len(delen) - 1:
            yield deel
        else:
            beide = set(delen[n - 1].opmaak) & set(delen[n + 1].opmaak)
            yield Tekststuk(" ", tuple(sorted(beide)))


def _aaneen(stukken: Iterable[Tekststuk]) -> tuple[Tekststuk, ...]:
    samen: list[Tekststuk] = []
    for stuk in stukken:
        if samen and samen[-1].opmaak == stuk.opmaak and DING not in (samen[-1].tekst, stuk.tekst):
            samen[-1] = Tekststuk(samen[-1].tekst + stuk.tekst, stuk.opmaak)
        else:
            samen.append(stuk)
    return tuple(samen)
