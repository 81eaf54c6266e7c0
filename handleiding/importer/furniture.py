"""Page furniture: running headers and footers, and page numbers. Whatever is not sure stays in the text.

Sure is, where the pages of the source are known (form feeds), the same text at the same place of many pages, but for
a number that counts with them. Where a source lost its pages, it is only a line that names the book and stands in the
white of a page's foot. "Oefening 1", a column of numbers, two years: text, even where they look like it; that is said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from handleiding.importer.contents import inhoudsopgave
from handleiding.importer.lines import Leesregel

MET_NUMMER = re.compile(r"^(?:(?P<voor>\d{1,4})\s+)?(?P<tekst>\D+?)(?:\s+(?P<na>\d{1,4}))?$")
KAAL_NUMMER = re.compile(r"^(?:[-–]\s*)?(?P<nummer>\d{1,4})(?:\s*[-–])?$")
PAGINA_NUMMER = re.compile(
    r"^(?:pagina|blz\.?|p\.)\s*(?P<nummer>\d{1,4})(?:\s*(?:van|/)\s*\d+)?$", re.I
)
# A heading that counts on purpose is not a running header.
TELT_ZELF = re.compile(r"^(?:bijeenkomst|sessie|bijlage|hoofdstuk|deel|stap|vraag|dag)\b", re.I)
# The name of a book with what it is about behind a bar: no heading in a text looks like that.
BOEKNAAM = re.compile(
    r"^(?:handleiding|handboek|werkboek|cursusboek|draaiboek)\b[^|]*\|\s*\w", re.I
)
# The share of page numbers that may be out of order.
MISDRUK = 0.1
# How many lines a page has, where pages are not counted.
KORTSTE_PAGINA, LANGSTE_PAGINA = 15, 80
# A foot that white alone sets apart: more than two empty lines above it.
VOETWIT = 3
# On fewer pages nothing repeats for sure.
MINSTE_PAGINAS = 3
# On what share of all pages a line repeats: a bare number says less than a title, a title that counts nothing least.
TITEL_MET_NUMMER, NUMMER_ALLEEN, TITEL_ALLEEN = Fraction(1, 3), Fraction(1, 2), Fraction(3, 4)

Opmaaksoort: TypeAlias = Literal["kop- of voetregel", "paginanummer", "inhoudsopgave"]
# A line with the number in it; a line that repeats without one has 0.
Genummerd: TypeAlias = tuple[Leesregel, int]
# Furniture that repeats: its text without the number, and where it stands.
Plek: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class Opmaakgroep:
    """Lines that belong to the page and not to the text: of what kind, what they say, and which."""

    soort: Opmaaksoort
    tekst: str
    nummers: tuple[int, ...]


@dataclass(frozen=True)
class Opmaak:
    """What is left out, and what only looks like it and stays in the text."""

    groepen: tuple[Opmaakgroep, ...] = ()
    twijfel: tuple[Opmaakgroep, ...] = ()
    # Lines of a table of contents with a title that stands nowhere else: no furniture, and no text of a page.
    nergens: frozenset[int] = frozenset()

    @property
    def nummers(self) -> frozenset[int]:
        """The numbers of the lines that are furniture."""
        return frozenset(nr for groep in self.groepen for nr in groep.nummers)

    @property
    def boeknaam(self) -> str:
        """What the running header that stands on most pages says, or ""."""
        kopregels = [groep for groep in self.groepen if groep.soort == "kop- of voetregel"]
        return max(kopregels, key=lambda groep: len(groep.nummers)).tekst if kopregels else ""


def vind_opmaak(regels: Sequence[Leesregel]) -> Opmaak:
    """What belongs to the page and not to the text."""
    inhoud = inhoudsopgave(regels)
    weg = tuple(sorted(inhoud.regels))
    groepen = [Opmaakgroep("inhoudsopgave", "", weg)] if weg else []
    kopregels = _kopregels(regels)
    if any(regel.pagina for regel in regels):
        groepen += _per_pagina(regels, kopregels)
    else:
        groepen += [
            _groep(groep)
            for (tekst, plek), groep in kopregels.items()
            if plek.startswith(WIT) and BOEKNAAM.match(tekst) and _telt_regels(groep)
        ]
    uit = Opmaak(tuple(groepen), nergens=inhoud.nergens)
    return replace(uit, twijfel=tuple(_twijfel(kopregels, uit.nummers)))


def zonder_opmaak(regels: Sequence[Leesregel], opmaak: frozenset[int]) -> list[Leesregel]:
    """The lines of the text; the line after furniture starts a page."""
    over: list[Leesregel] = []
    knip = False
    for regel in regels:
        if regel.nr in opmaak:
            knip = True
        elif knip:
            over.append(replace(regel, wit_ervoor=True, paginastart=True))
            knip = False
        else:
            over.append(regel)
    return over


BOVEN, ONDER, WIT, SPATIE = "boven", "onder", "wit", "spatie"


def _plekken(regels: Sequence[Leesregel], i: int) -> Iterator[str]:
    """At which edges of a page a line stands; where pages are not counted, what might be one."""
    if not regels[-1].pagina:
        if regels[i].paginastart:
            yield SPATIE
        wit = regels[i].nr - regels[i - 1].nr if i else 0
        if wit > VOETWIT and i + 1 < len(regels) and regels[i + 1].wit_ervoor:
            yield f"{WIT} {wit} {regels[i + 1].nr - regels[i].nr}"
        return
    if i == 0 or regels[i - 1].pagina != regels[i].pagina:
        yield BOVEN
    if i + 1 == len(regels) or regels[i + 1].pagina != regels[i].pagina:
        yield ONDER


def _kopregels(regels: Sequence[Leesregel]) -> dict[Plek, list[Genummerd]]:
    """Candidate running headers, by their text without its number and their place."""
    groepen: dict[Plek, list[Genummerd]] = defaultdict(list)
    for i, regel in enumerate(regels):
        gevonden = MET_NUMMER.match(regel.tekst)
        if not gevonden or TELT_ZELF.match(regel.tekst):
            continue
        if _is_kopregeltekst(gevonden["tekst"]):
            nummer = int(gevonden["na"] or gevonden["voor"] or 0)
            for plek in _plekken(regels, i):
                groepen[gevonden["tekst"].casefold(), plek].append((regel, nummer))
    return groepen


def _is_kopregeltekst(tekst: str) -> bool:
    letters = sum(teken.isalpha() for teken in tekst)
    return letters >= 8 and tekst[0].isupper() and tekst[-1] not in ".,:;-–"


def _per_pagina(
    regels: Sequence[Leesregel], kopregels: dict[Plek, list[Genummerd]]
) -> Iterator[Opmaakgroep]:
    """Where pages are counted: what stands on enough of them, with a number that counts along."""
    paginas = max(len({regel.pagina for regel in regels}), len(regels) / LANGSTE_PAGINA)
    for groep in kopregels.values():
        telt = _op_de_telling(groep)
        zonder = not any(nummer for _, nummer in groep)
        deel = TITEL_ALLEEN if zonder else TITEL_MET_NUMMER
        genoeg = _is_genoeg(groep if zonder else telt, paginas, deel)
        if genoeg and (zonder or len(groep) - len(telt) <= len(groep) * MISDRUK):
            yield _groep(groep)
    for groep in _losse_nummers(regels).values():
        telt = _op_de_telling(groep)
        if _is_genoeg(telt, paginas, NUMMER_ALLEEN):
            yield Opmaakgroep("paginanummer", "", tuple(regel.nr for regel, _ in telt))


def _losse_nummers(regels: Sequence[Leesregel]) -> dict[str, list[Genummerd]]:
    groepen: dict[str, list[Genummerd]] = defaultdict(list)
    for i, regel in enumerate(regels):
        gevonden = KAAL_NUMMER.match(regel.tekst) or PAGINA_NUMMER.match(regel.tekst)
        if gevonden:
            for plek in _plekken(regels, i):
                groepen[plek].append((regel, int(gevonden["nummer"])))
    return groepen


def _op_de_telling(groep: Sequence[Genummerd]) -> list[Genummerd]:
    """Those lines whose number counts with the pages, as most of these do."""
    telling, _ = Counter(nummer - regel.pagina for regel, nummer in groep).most_common(1)[0]
    return [(regel, nummer) for regel, nummer in groep if nummer - regel.pagina == telling]


def _is_genoeg(groep: Sequence[Genummerd], paginas: float, deel: Fraction) -> bool:
    return len(groep) >= max(MINSTE_PAGINAS, paginas * deel)


def _telt_regels(groep: Sequence[Genummerd]) -> bool:
    """Whether between two lines there are as many lines as their numbers have pages, from the first page on."""
    return len(groep) >= 2 and all(
        hoger > nummer
        and KORTSTE_PAGINA <= (later.nr - regel.nr) / (hoger - nummer) <= LANGSTE_PAGINA
        and later.nr <= hoger * LANGSTE_PAGINA
        for (regel, nummer), (later, hoger) in pairwise(groep)
    )


def _groep(groep: Sequence[Genummerd]) -> Opmaakgroep:
    gevonden = MET_NUMMER.match(groep[0][0].tekst)
    tekst = gevonden["tekst"] if gevonden else ""
    return Opmaakgroep("kop- of voetregel", tekst, tuple(regel.nr for regel, _ in groep))


def _twijfel(kopregels: dict[Plek, list[Genummerd]], weg: frozenset[int]) -> Iterator[Opmaakgroep]:
    """What repeats with a number that goes up, at what might be the edge of a page, and is not sure."""
    for groep in kopregels.values():
        nummers = [nummer for _, nummer in groep]
        rijst = all(nummer < hoger for nummer, hoger in pairwise(nummers))
        if len(groep) > 1 and nummers[0] and rijst and groep[0][0].nr not in weg:
            yield _groep(groep)
