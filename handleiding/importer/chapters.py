"""Where the chapters of a handbook begin: by their numbers, and by what goes on around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handleiding.importer.lines import Leesregel
from handleiding.importer.parts import lees_bijeenkomst, onderdeel_volgt, regels_van_kop

HOOFDSTUK = re.compile(
    r"^(?:[Hh]oofdstuk\s+)?(?P<nummer>\d{1,2})[.:]?\s+(?P<titel>[A-ZÀ-Ý‘“'\"].{0,90})$"
)
PARAGRAAF = re.compile(
    r"^(?P<groep>\d{1,2})\.(?P<volg>\d{1,2})\.?\s+(?P<titel>[A-ZÀ-Ý‘“'\"(].{0,140})$"
)
LIJSTITEM = re.compile(r"^(?P<nummer>\d{1,2})[.)]\s")
BIJLAGE = re.compile(
    r"^(?:\d{1,2}\.\d{1,2}\.?\s+)?bijlage\s+(?P<volg>\d{1,2}|[A-Z])\b[:.]?\s*(?P<titel>.*)$", re.I
)
# How far back the number before this one in the same list can be.
VENSTER = 200
LANGE_REGEL = 60


def vind_hoofdstukken(regels: Sequence[Leesregel]) -> list[tuple[int, int]]:
    """(number, position) of each chapter, in ascending order."""
    secties = [
        (i, int(gevonden["groep"]))
        for i, regel in enumerate(regels)
        if (gevonden := PARAGRAAF.match(regel.tekst)) and gevonden["volg"] == "1"
    ]
    vormen = _vormen(regels, secties)
    posities: list[tuple[int, int]] = []
    onder = -1
    for nummer in range(1, 31):
        eigen = next((i for i, groep in secties if groep == nummer and i > onder), None)
        later = next((i for i, groep in secties if groep > nummer and i > onder), None)
        positie = _vind_hoofdstuk(regels, nummer, onder, eigen, later, vormen)
        if positie is not None:
            posities.append((nummer, positie))
            onder = positie
        elif later is None:
            break
    return posities


def _vind_hoofdstuk(
    regels: Sequence[Leesregel],
    nummer: int,
    onder: int,
    eigen: int | None,
    later: int | None,
    vormen: frozenset[str],
) -> int | None:
    boven = eigen if eigen is not None else later if later is not None else len(regels)
    kandidaten = [
        i for i in range(onder + 1, boven) if _is_kandidaat(regels, i, nummer, onder, eigen)
    ]
    if eigen is None:
        vrij = [i for i in kandidaten if not _loopt_door(regels, i, nummer, onder, boven)]
        zeker = [i for i in vrij if _heeft_vorm(regels, i, vormen)]
        # A chapter further on says that this one is there; after the last only a sure heading is one.
        return next(iter(zeker if later is None else zeker or vrij), None)
    return kandidaten[-1] if kandidaten else eigen


def _is_kandidaat(
    regels: Sequence[Leesregel], i: int, nummer: int, onder: int, eigen: int | None
) -> bool:
    gevonden = HOOFDSTUK.match(regels[i].tekst)
    if not gevonden or int(gevonden["nummer"]) != nummer:
        return False
    if eigen == i + 1:
        return regels[i].is_open or not _in_lijst(regels, i, nummer, onder)
    los = regels[i].wit_ervoor or regels[i].paginastart or _tussen_zinnen(regels, i)
    return los and regels[i].is_open and not _in_lijst(regels, i, nummer, onder)


def _tussen_zinnen(regels: Sequence[Leesregel], i: int) -> bool:
    """A heading without white above it: a sentence ends before it and a text begins below."""
    if i + 1 >= len(regels) or regels[i - 1].is_open:
        return False
    onder = regels[i + 1].tekst
    return len(onder) > LANGE_REGEL or bool(lees_bijeenkomst(onder) or BIJLAGE.match(onder))


def _in_lijst(regels: Sequence[Leesregel], i: int, nummer: int, onder: int) -> bool:
    """Whether a numbered line is an item of a list and not a heading."""
    for regel in regels[i + 1 : i + 4]:
        gevonden = LIJSTITEM.match(regel.tekst)
        if gevonden and int(gevonden["nummer"]) == nummer + 1:
            return True
    for regel in reversed(regels[max(onder + 1, i - VENSTER) : i]):
        if PARAGRAAF.match(regel.tekst):
            return False
        gevonden = LIJSTITEM.match(regel.tekst)
        if gevonden:
            return int(gevonden["nummer"]) == nummer - 1
    return False


def _vormen(regels: Sequence[Leesregel], secties: Sequence[tuple[int, int]]) -> frozenset[str]:
    """How the book prints the number of a chapter, by the headings that stand right above their first section."""
    koppen = ((HOOFDSTUK.match(regels[i - 1].tekst), groep) for i, groep in secties if i)
    return frozenset(_vorm(kop) for kop, groep in koppen if kop and int(kop["nummer"]) == groep)


def _vorm(kop: re.Match[str]) -> str:
    """What stands around the number of a chapter: "#.", "hoofdstuk #:"."""
    voor, na = kop.string[: kop.start("nummer")], kop.string[kop.end("nummer") : kop.start("titel")]
    return f"{voor.strip().casefold()}#{na.strip()}"


def _heeft_vorm(regels: Sequence[Leesregel], i: int, vormen: frozenset[str]) -> bool:
    """Whether a line looks like the other headings: "5 Kinderen kwamen" is text in a book with "4. Bijlagen"."""
    kop = HOOFDSTUK.match(regels[i].tekst)
    if kop is None or not regels_van_kop(regels, i)[-1].is_open:
        return False
    onder = regels[i + 1].tekst if i + 1 < len(regels) else ""
    return (
        not vormen or _vorm(kop) in vormen or bool(BIJLAGE.match(onder) or lees_bijeenkomst(onder))
    )


def _loopt_door(regels: Sequence[Leesregel], i: int, nummer: int, onder: int, boven: int) -> bool:
    """Whether what stands above a line goes on below it: the sections of a chapter, or an overview per session."""
    voor, na = range(onder + 1, i), range(i + 1, boven)
    secties = _hoogste(_sectie(regels[j], nummer - 1) for j in voor)
    if secties and any(_sectie(regels[j], nummer - 1) > secties for j in na):
        return True
    bijeenkomsten = _hoogste(_genoemd(regels, j) for j in voor)
    volgende = next((genoemd for j in na if (genoemd := _genoemd(regels, j))), 0)
    return bool(bijeenkomsten) and volgende > bijeenkomsten


def _hoogste(nummers: Iterable[int]) -> int:
    return max(nummers, default=0)


def _sectie(regel: Leesregel, groep: int) -> int:
    """The number of a section of this chapter, or 0."""
    gevonden = PARAGRAAF.match(regel.tekst)
    return int(gevonden["volg"]) if gevonden and int(gevonden["groep"]) == groep else 0


def _genoemd(regels: Sequence[Leesregel], i: int) -> int:
    """The session of which a line heads the literature in an overview, or 0."""
    gevonden = lees_bijeenkomst(regels[i].tekst)
    if not gevonden or gevonden["nummer"] or onderdeel_volgt(regels, i):
        return 0
    return int(gevonden["volg"])
