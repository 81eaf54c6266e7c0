"""The skeleton of a handbook: chapters, and in them sections, sessions and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from handleiding.importer.chapters import BIJLAGE, HOOFDSTUK, PARAGRAAF, vind_hoofdstukken
from handleiding.importer.lines import Leesregel
from handleiding.importer.parts import (
    GENUMMERD,
    lees_bijeenkomst,
    onderdeel_volgt,
    onderdeelnaam,
    regels_van_kop,
)

KOPWOORD = re.compile(r"^(?:bijeenkomst|sessie|bijlage)\s+\w{1,2}\s*[:.–-]*\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Kop:
    """A heading: `volg` is the number of a session, as printed (0 when it has none)."""

    soort: Literal["voorwoord", "hoofdstuk", "paragraaf", "bijeenkomst", "bijlage"]
    nummer: str
    titel: str
    regels: tuple[Leesregel, ...]
    volg: int = 0


@dataclass(frozen=True)
class Kopdeel:
    """A heading with the lines under it, and what lies below."""

    kop: Kop
    regels: tuple[Leesregel, ...]
    kinderen: tuple[Kopdeel, ...] = ()


def schone_titel(titel: str) -> str:
    """A title without "Bijeenkomst 3:", trailing signs or a stray space after a hyphen."""
    schoon = KOPWOORD.sub("", titel).strip(" :.–-") or titel
    return re.sub(r"(?<=[’'])- (?=\w)", "-", schoon)


def verdeel(regels: Sequence[Leesregel]) -> list[Kopdeel]:
    """The text in chapters; what stands before the first is the preface, headed by its own line."""
    posities = vind_hoofdstukken(regels)
    grenzen = [*(positie for _, positie in posities), len(regels)]
    delen: list[Kopdeel] = []
    voor = tuple(regels[: grenzen[0]])
    if voor:
        titel = voor[0].tekst.strip(" :") or voor[0].tekst
        delen.append(Kopdeel(Kop("voorwoord", "", titel, voor[:1]), voor[1:]))
    for (nummer, positie), einde in zip(posities, grenzen[1:], strict=True):
        delen.append(_hoofdstuk(nummer, regels[positie:einde]))
    return delen


def _hoofdstuk(nummer: int, regels: Sequence[Leesregel]) -> Kopdeel:
    gevonden = HOOFDSTUK.match(regels[0].tekst)
    if gevonden and int(gevonden["nummer"]) == nummer:
        kopregels = regels_van_kop(regels, 0)
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
        Kopdeel(ondertitel, tuple(romp[positie + len(ondertitel.regels) : einde]))
        for (positie, ondertitel), einde in zip(koppen, grenzen[1:], strict=True)
    )
    return Kopdeel(kop, tuple(romp[: grenzen[0]]), kinderen)


def _titel(eerste: str, kopregels: Sequence[Leesregel]) -> str:
    return schone_titel(" ".join([eerste, *(regel.tekst for regel in kopregels[1:])]))


def _vind_koppen(
    regels: Sequence[Leesregel], groep: int, *, bijlagen: bool
) -> list[tuple[int, Kop]]:
    koppen: list[tuple[int, Kop]] = []
    for i in range(len(regels)):
        kop = _lees_kop(regels, i, groep, bijlagen=bijlagen)
        if kop:
            koppen.append((i, kop))
    return koppen


def _lees_kop(regels: Sequence[Leesregel], i: int, groep: int, *, bijlagen: bool) -> Kop | None:
    tekst = regels[i].tekst
    bijeenkomst = lees_bijeenkomst(tekst)
    if bijeenkomst and not bijlagen and is_bijeenkomst(regels, i):
        kopregels = regels_van_kop(regels, i)
        eerste = bijeenkomst["titel"] or ("" if len(kopregels) > 1 else tekst)
        titel = _titel(eerste, kopregels)
        nummer = bijeenkomst["nummer"] or f"{groep}.{bijeenkomst['volg']}"
        return Kop("bijeenkomst", nummer, titel, kopregels, int(bijeenkomst["volg"]))
    paragraaf = PARAGRAAF.match(tekst)
    if paragraaf and int(paragraaf["groep"]) == groep:
        kopregels = regels_van_kop(regels, i)
        soort: Literal["paragraaf", "bijeenkomst"] = "paragraaf"
        if not bijlagen and _doel_volgt(regels, i):
            soort = "bijeenkomst"
        nummer = f"{groep}.{paragraaf['volg']}"
        return Kop(soort, nummer, _titel(paragraaf["titel"], kopregels), kopregels)
    bijlage = BIJLAGE.match(tekst)
    if bijlage and bijlagen and regels[i].wit_ervoor and len(tekst) < 100:
        return Kop("bijlage", "", _titel(bijlage["titel"] or tekst, [regels[i]]), (regels[i],))
    return None


def is_bijeenkomst(regels: Sequence[Leesregel], i: int) -> bool:
    """Whether a "Bijeenkomst N" line is a session, and not a mention or a list of literature."""
    gevonden = lees_bijeenkomst(" ".join(regel.tekst for regel in regels_van_kop(regels, i)))
    if not gevonden:
        return False
    genummerd = bool(gevonden["nummer"]) and "." in gevonden["nummer"]
    return genummerd or onderdeel_volgt(regels, i)


def _doel_volgt(regels: Sequence[Leesregel], i: int) -> bool:
    """A section without "Bijeenkomst" in its heading is a session when its parts follow."""
    gevonden = GENUMMERD.match(regels[i + 1].tekst) if i + 1 < len(regels) else None
    diep = gevonden is not None and gevonden["nummer"].count(".") == 2
    return diep and onderdeelnaam(gevonden["titel"] if gevonden else "") in ("doel", "onderwerpen")
