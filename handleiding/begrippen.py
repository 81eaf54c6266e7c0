"""The terms of a glossary in a rendered page: the first use of each leads to its explanation. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

_STUK = re.compile(r"<!--.*?-->|<[/!?a-z][^>]*>|[^<]+|<", re.DOTALL | re.IGNORECASE)
_ENTITEIT = re.compile(r"&#?\w+;")
_ELEMENT = re.compile(r"</?\s*([a-z0-9]+)", re.IGNORECASE)
_TAAL = re.compile(r"""\slang\s*=\s*["'](?!nl\b)""", re.IGNORECASE)
_WOORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NAADLOOS = re.compile(r"\s+")
# What is text to read; a word elsewhere, as in a caption or a control, leads nowhere.
_LEESTEKST = frozenset({"p", "li", "td", "dd"})
_STIL = frozenset(
    (  # noqa: SIM905
        "a abbr address blockquote button cite code dfn form figure h1 h2 h3 h4 h5 h6 header label nav script "
        "style summary svg textarea th time"
    ).split()
)
_STIL_BLOK = "collectief-merkteken"
_LEEG = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Begrip:
    """A term with the other ways to write it, and what it means: rendered rich text, whatever shows it."""

    anker: str
    woord: str
    vormen: tuple[str, ...] = ()
    uitleg: Any = ""

    @property
    def schrijfwijzen(self) -> tuple[str, ...]:
        return (self.woord, *self.vormen)


def lees_vormen(tekst: str) -> tuple[str, ...]:
    """Return the forms in a line with commas between them."""
    return tuple(deel for vorm in tekst.split(",") if (deel := " ".join(vorm.split())))


def schrijfsleutel(vorm: str) -> tuple[str, ...]:
    """Return the words of a form; capitals are no difference. A form without a word is none."""
    return tuple(woord.casefold() for woord in _WOORD.findall(vorm))


def merk(html: str, begrippen: Iterable[Begrip]) -> tuple[str, list[Begrip]]:
    """Return ``html`` in which the first use of each term is a link to its explanation, and those terms in order.

    Only in text in Dutch: no heading, link, quotation or control. What the page says stays to the letter.
    """
    zoeker = _Zoeker(begrippen)
    if not zoeker.vormen:
        return html, []
    open_: list[
        tuple[str, bool, bool]
    ] = []  # element, whether it is text to read, whether it is quiet
    stukken = []
    for gevonden in _STUK.finditer(html):
        stuk = gevonden[0]
        if stuk.startswith("<"):
            _volg(stuk, open_)
        elif open_ and open_[-1][1] and not open_[-1][2]:
            stuk = zoeker.merk(stuk)
        stukken.append(stuk)
    return "".join(stukken), zoeker.gebruikt


def _volg(tag: str, open_: list[tuple[str, bool, bool]]) -> None:
    """Keep up what is open: an element that is closed closes what was left open in it."""
    naam = _ELEMENT.match(tag)
    if naam is None:
        return
    element = naam[1].lower()
    if tag.startswith("</"):
        if plek := next((n for n in range(len(open_), 0, -1) if open_[n - 1][0] == element), 0):
            del open_[plek - 1 :]
    elif element not in _LEEG and not tag.endswith("/>"):
        leestekst, stil = open_[-1][1:] if open_ else (False, False)
        zwijgt = element in _STIL or bool(_TAAL.search(tag)) or _STIL_BLOK in tag
        open_.append((element, leestekst or element in _LEESTEKST, stil or zwijgt))


class _Zoeker:
    """Looks for terms word by word, so that a long list costs no more than a short one."""

    def __init__(self, begrippen: Iterable[Begrip]) -> None:
        self.gebruikt: list[Begrip] = []
        self.vormen: dict[str, list[tuple[tuple[str, ...], Begrip]]] = {}
        for begrip in begrippen:
            for vorm in filter(None, map(schrijfsleutel, begrip.schrijfwijzen)):
                self.vormen.setdefault(vorm[0], []).append((vorm, begrip))
        for vormen in self.vormen.values():
            vormen.sort(key=lambda paar: -len(paar[0]))

    def merk(self, tekst: str) -> str:
        delen, tot = [], 0
        # A sign that is written as an entity is no word, and stays as it is written.
        for van, na, begrip in self._vind(_ENTITEIT.sub(lambda e: "\0" * len(e[0]), tekst)):
            naam = escape(begrip.anker)
            link = f'<a class="collectief-begrip" id="bij-{naam}" href="#{naam}">'
            delen += [tekst[tot:van], link, tekst[van:na], "</a>"]
            tot = na
        return "".join([*delen, tekst[tot:]])

    def _vind(self, tekst: str) -> Iterator[tuple[int, int, Begrip]]:
        woorden = list(_WOORD.finditer(tekst))
        plek = 0
        while plek < len(woorden):
            lengte, begrip = self._op(tekst, woorden, plek)
            if begrip is not None:
                self.gebruikt.append(begrip)
                yield woorden[plek].start(), woorden[plek + lengte - 1].end(), begrip
            plek += lengte

    def _op(self, tekst: str, woorden: list[re.Match[str]], plek: int) -> tuple[int, Begrip | None]:
        """Return how many words at this place are one term, and the term if it is its first use."""
        for vorm, begrip in self.vormen.get(woorden[plek][0].casefold(), ()):
            hier = woorden[plek : plek + len(vorm)]
            if tuple(woord[0].casefold() for woord in hier) != vorm or not _aaneen(tekst, hier):
                continue
            return len(vorm), None if begrip in self.gebruikt else begrip
        return 1, None


def _aaneen(tekst: str, woorden: list[re.Match[str]]) -> bool:
    paren = pairwise(woorden)
    return all(_NAADLOOS.fullmatch(tekst[een.end() : twee.start()]) for een, twee in paren)


def dubbele(begrippen: Mapping[Any, Begrip]) -> dict[Any, str]:
    """Return for each place whose term, in one of its forms, stands at an earlier place too: that form."""
    eerder: dict[tuple[str, ...], Any] = {}
    gevonden: dict[Any, str] = {}
    for plek, begrip in begrippen.items():
        for vorm in begrip.schrijfwijzen:
            if eerder.setdefault(schrijfsleutel(vorm), plek) != plek:
                gevonden.setdefault(plek, vorm)
    return gevonden
