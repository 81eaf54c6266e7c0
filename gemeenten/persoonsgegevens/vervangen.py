"""Other words in the place of a name: in plain text, in rich text, and in what rich text says without showing it. Pure.

Only the characters that were found go: tags around and between them stay, so what was valid stays valid. Where no words
come in their place, one of the two spaces goes as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from handleiding.vouwen import lees_opmaak

# What rich text says without showing it: where a link goes, what a picture shows.
KENMERK = re.compile(r"""\b(href|alt|title)=(?:"([^"]*)"|'([^']*)')""")
_ANKER = re.compile(r"<a\b[^>]*>|</a\s*>", re.IGNORECASE)
_SPATIES = " \u00a0"
_SLUIT_AAN = re.compile(r"[ \u00a0.,;:!?)\u2029]|$")


@dataclass(frozen=True)
class Wissel:
    """Which characters go, and what comes there."""

    start: int
    eind: int
    woorden: str


def kenmerken(html: str) -> list[str]:
    """Return what rich text says without showing it, as it is meant."""
    return [_waarde(stuk) for stuk in KENMERK.finditer(html)]


def wissel(tekst: str, wissels: Iterable[Wissel]) -> str:
    """Return plain text with other words in these places."""
    for plek in _van_achteren(wissels):
        start, eind = _ruim(tekst, plek)
        tekst = f"{tekst[:start]}{plek.woorden}{tekst[eind:]}"
    return tekst


def wissel_in_opmaak(html: str, wissels: Iterable[Wissel]) -> str:
    """The same for rich text; the places are those in what a reader sees of it."""
    gelezen = lees_opmaak(html)
    for plek in _van_achteren(wissels):
        start, eind = _ruim(gelezen.tekst, plek)
        bronnen = dict.fromkeys(gelezen.plaatsen[start:eind])
        html = _zonder(html, list(bronnen), escape(plek.woorden, quote=False))
    return html


def wissel_in_kenmerk(html: str, waarde: str, wissels: Sequence[Wissel]) -> str:
    """The same for what an attribute says; a link that leads to the person goes, its words stay."""
    stuk = next((s for s in KENMERK.finditer(html) if _waarde(s) == waarde), None)
    if stuk is None:
        return html
    if stuk[1] == "href":
        kaal = _zonder_link(html, stuk.start())
    else:
        nieuw = escape(wissel(waarde, wissels))
        kaal = f'{html[: stuk.start()]}{stuk[1]}="{nieuw}"{html[stuk.end() :]}'
    return wissel_in_kenmerk(kaal, waarde, wissels) if len(kaal) < len(html) else kaal


def _waarde(stuk: re.Match[str]) -> str:
    return unquote(unescape(stuk[2] or stuk[3] or ""))


def _van_achteren(wissels: Iterable[Wissel]) -> list[Wissel]:
    """Return the places from the last to the first; of two that overlap the first one."""
    uit: list[Wissel] = []
    for plek in sorted(wissels, key=lambda plek: (plek.start, -plek.eind)):
        if not uit or uit[-1].eind <= plek.start:
            uit.append(plek)
    return uit[::-1]


def _ruim(tekst: str, plek: Wissel) -> tuple[int, int]:
    """Return what goes: where nothing comes in its place, with one of the spaces around it."""
    start, eind = plek.start, plek.eind
    if plek.woorden:
        return start, eind
    if start and tekst[start - 1] in _SPATIES and _SLUIT_AAN.match(tekst, eind):
        return start - 1, eind
    if not start and tekst[eind : eind + 1] in tuple(_SPATIES):
        return start, eind + 1
    return start, eind


def _zonder(html: str, bronnen: list[tuple[int, int]], woorden: str) -> str:
    """Return ``html`` without these pieces, with ``woorden`` where the first one was; a line break is no space."""
    letters = [b for b in bronnen if html[b[0]] != "<"] or bronnen
    regels = [b for b in bronnen if b not in letters and letters[0] < b < letters[-1]]
    for start, eind in sorted([*letters, *regels], reverse=True):
        html = f"{html[:start]}{woorden if (start, eind) == letters[0] else ''}{html[eind:]}"
    return html


def _zonder_link(html: str, plek: int) -> str:
    """Return ``html`` without the link in whose tag ``plek`` is."""
    begin = html.rfind("<", 0, plek)
    eind = html.find(">", plek) + 1
    if not _ANKER.match(html, begin):
        return html
    sluit = next((a for a in _ANKER.finditer(html, eind) if a[0].startswith("</")), None)
    binnen, rest = (html[eind : sluit.start()], html[sluit.end() :]) if sluit else (html[eind:], "")
    return f"{html[:begin]}{binnen}{rest}"
