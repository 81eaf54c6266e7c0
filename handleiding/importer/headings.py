"""The skeleton of a handbook: chapters, and in them sections, sessions and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from handleiding.importer.lines import HANGEND, Regel
from handleiding.importer.parts import (
    BIJEENKOMST,
    GENUMMERD,
    is_onderdeelkop,
    onderdeelnaam,
)

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
KOPWOORD = re.compile(r"^(?:bijeenkomst|sessie|bijlage)\s+\w{1,2}\s*[:.–-]*\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Kop:
    """A heading: `volg` is the number of a session, as printed (0 when it has none)."""

    soort: Literal["voorwoord", "hoofdstuk", "paragraaf", "bijeenkomst", "bijlage"]
    nummer: str
    titel: str
    regels: tuple[Regel, ...]
    volg: int = 0


@dataclass(frozen=True)
class Deel:
    """A heading with the lines under it, and what lies below."""

    kop: Kop
    regels: tuple[Regel, ...]
    kinderen: tuple[Deel, ...] = ()


def schone_titel(titel: str) -> str:
    """A title without "Bijeenkomst 3:", trailing signs or a stray space after a hyphen."""
    schoon = KOPWOORD.sub("", titel).strip(" :.–-") or titel
    return re.sub(r"(?<=[’'])- (?=\w)", "-", schoon)


def verdeel(regels: Sequence[Regel]) -> list[Deel]:
    """The text in chapters; what stands before the first is the preface, headed by its own line."""
    posities = _vind_hoofdstukken(regels)
    grenzen = [*(positie for _, positie in posities), len(regels)]
    delen: list[Deel] = []
    voor = tuple(regels[: grenzen[0]])
    if voor:
        titel = voor[0].tekst.strip(" :") or voor[0].tekst
        delen.append(Deel(Kop("voorwoord", "", titel, voor[:1]), voor[1:]))
    for (nummer, positie), einde in zip(posities, grenzen[1:], strict=True):
        delen.append(_hoofdstuk(nummer, regels[positie:einde]))
    return delen


def _hoofdstuk(nummer: int, regels: Sequence[Regel]) -> Deel:
    gevonden = HOOFDSTUK.match(regels[0].tekst)
    if gevonden and int(gevonden["nummer"]) == nummer:
        kopregels = _kopregels(regels, 0)
        titel = _titel(gevonden["titel"], kopregels)
    else:
        # The heading itself is missing; its sections show that the chapter is there.
        kopregels, titel = (), f"Hoofdstuk {nummer}"
    kop = Kop("hoofdstuk", str(nummer), titel, tuple(kopregels))
    romp = regels[len(kopregels) :]
    bijlagen = "bijlage" in titel.casefold()
    koppen = _vind_koppen(romp, nummer, bijlagen=bijlagen)
    grenzen = [*(positie for positie, _ in koppen), len(romp)]
    kinderen = tuple(
        Deel(ondertitel, tuple(romp[positie + len(ondertitel.regels) : einde]))
        for (positie, ondertitel), einde in zip(koppen, grenzen[1:], strict=True)
    )
    return Deel(kop, tuple(romp[: grenzen[0]]), kinderen)


def _kopregels(regels: Sequence[Regel], i: int) -> tuple[Regel, ...]:
    """The lines of a heading: it runs on when the next line starts in mid-sentence."""
    kop = [regels[i]]
    for regel in regels[i + 1 : i + 3]:
        los = regel.wit_ervoor or regel.is_item or is_onderdeelkop(regel.tekst)
        if (
            los
            or len(regel.tekst) > 80
            or not (regel.begint_klein or HANGEND.search(kop[-1].tekst))
        ):
            break
        kop.append(regel)
    return tuple(kop)


def _titel(eerste: str, kopregels: Sequence[Regel]) -> str:
    return schone_titel(" ".join([eerste, *(regel.tekst for regel in kopregels[1:])]))


def _vind_koppen(regels: Sequence[Regel], groep: int, *, bijlagen: bool) -> list[tuple[int, Kop]]:
    koppen: list[tuple[int, Kop]] = []
    for i in range(len(regels)):
        kop = _lees_kop(regels, i, groep, bijlagen=bijlagen)
        if kop:
            koppen.append((i, kop))
    return koppen


def _lees_kop(regels: Sequence[Regel], i: int, groep: int, *, bijlagen: bool) -> Kop | None:
    tekst = regels[i].tekst
    bijeenkomst = BIJEENKOMST.match(tekst)
    if bijeenkomst and not bijlagen and is_bijeenkomst(regels, i):
        kopregels = _kopregels(regels, i)
        titel = _titel(bijeenkomst["titel"] or tekst, kopregels)
        nummer = bijeenkomst["nummer"] or f"{groep}.{bijeenkomst['volg']}"
        return Kop("bijeenkomst", nummer, titel, kopregels, int(bijeenkomst["volg"]))
    paragraaf = PARAGRAAF.match(tekst)
    if paragraaf and int(paragraaf["groep"]) == groep:
        kopregels = _kopregels(regels, i)
        soort: Literal["paragraaf", "bijeenkomst"] = "paragraaf"
        if not bijlagen and _doel_volgt(regels, i):
            soort = "bijeenkomst"
        nummer = f"{groep}.{paragraaf['volg']}"
        return Kop(soort, nummer, _titel(paragraaf["titel"], kopregels), kopregels)
    bijlage = BIJLAGE.match(tekst)
    if bijlage and bijlagen and regels[i].wit_ervoor and len(tekst) < 100:
        return Kop("bijlage", "", _titel(bijlage["titel"] or tekst, [regels[i]]), (regels[i],))
    return None


def is_bijeenkomst(regels: Sequence[Regel], i: int) -> bool:
    """Whether a "Bijeenkomst N" line is a session, and not a mention or a list of literature."""
    gevonden = BIJEENKOMST.match(regels[i].tekst)
    if not gevonden:
        return False
    genummerd = bool(gevonden["nummer"]) and "." in gevonden["nummer"]
    return genummerd or _onderdeel_volgt(regels, i)


def _onderdeel_volgt(regels: Sequence[Regel], i: int) -> bool:
    return any(
        is_onderdeelkop(regel.tekst, genummerd=False) and not regel.is_item
        for regel in regels[i + 1 : i + 4]
    )


def _doel_volgt(regels: Sequence[Regel], i: int) -> bool:
    """A section without "Bijeenkomst" in its heading is a session when its parts follow."""
    gevonden = GENUMMERD.match(regels[i + 1].tekst) if i + 1 < len(regels) else None
    diep = gevonden is not None and gevonden["nummer"].count(".") == 2
    return diep and onderdeelnaam(gevonden["titel"] if gevonden else "") in ("doel", "onderwerpen")


def _vind_hoofdstukken(regels: Sequence[Regel]) -> list[tuple[int, int]]:
    """(number, position) of each chapter, in ascending order."""
    secties = [
        (i, int(gevonden["groep"]))
        for i, regel in enumerate(regels)
        if (gevonden := PARAGRAAF.match(regel.tekst)) and gevonden["volg"] == "1"
    ]
    posities: list[tuple[int, int]] = []
    onder = -1
    for nummer in range(1, 31):
        eigen = next((i for i, groep in secties if groep == nummer and i > onder), None)
        later = next((i for i, groep in secties if groep > nummer and i > onder), None)
        positie = _vind_hoofdstuk(regels, nummer, onder, eigen, later)
        if positie is not None:
            posities.append((nummer, positie))
            onder = positie
        elif later is None:
            break
    return posities


def _vind_hoofdstuk(
    regels: Sequence[Regel], nummer: int, onder: int, eigen: int | None, later: int | None
) -> int | None:
    boven = eigen if eigen is not None else later if later is not None else len(regels)
    kandidaten = [
        i for i in range(onder + 1, boven) if _is_kandidaat(regels, i, nummer, onder, eigen)
    ]
    if eigen is None:
        return kandidaten[0] if kandidaten else None
    return kandidaten[-1] if kandidaten else eigen


def _is_kandidaat(
    regels: Sequence[Regel], i: int, nummer: int, onder: int, eigen: int | None
) -> bool:
    gevonden = HOOFDSTUK.match(regels[i].tekst)
    if not gevonden or int(gevonden["nummer"]) != nummer:
        return False
    if eigen == i + 1:
        return regels[i].is_open or not _in_lijst(regels, i, nummer, onder)
    los = regels[i].wit_ervoor or regels[i].paginastart or _tussen_zinnen(regels, i)
    return los and regels[i].is_open and not _in_lijst(regels, i, nummer, onder)


def _tussen_zinnen(regels: Sequence[Regel], i: int) -> bool:
    """A heading without white above it: a sentence ends before it and a text begins below."""
    if i + 1 >= len(regels) or regels[i - 1].is_open:
        return False
    onder = regels[i + 1].tekst
    return len(onder) > LANGE_REGEL or bool(BIJEENKOMST.match(onder) or BIJLAGE.match(onder))


def _in_lijst(regels: Sequence[Regel], i: int, nummer: int, onder: int) -> bool:
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
