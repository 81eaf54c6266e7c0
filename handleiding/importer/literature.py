"""Lists of literature: items, loose addresses, and labels that say how to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from handleiding.importer.blocks import Leesblok
from handleiding.importer.lines import URL
from handleiding.importer.parts import normaal
from handleiding.importer.reference import ontleed
from handleiding.literatuur import Verwijzing

SOORTEN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (soort, re.compile(patroon))
    for soort, patroon in (
        ("herlezen", r"\b(?:herlezen|herlees|opnieuw lezen)\b"),
        ("keuze", r"\b(?:(?:lees|kies) (?:er )?een|een van de|naar keuze|keuze)\b"),
        ("verdieping", r"\b(?:liefhebbers?|verdieping|overige|aanvullende?|extra|verder lezen)\b"),
        ("verplicht", r"\b(?:verplichte?|voor iedereen)\b"),
    )
)
# What a label may say without adding anything to the kind it stands for.
LABELWOORD = re.compile(
    r"(?:lees|lezen|herlezen|herlees|opnieuw|kies|een|van|de|het|onderstaande|volgende|"
    r"artikelen|artikel|teksten|literatuur|voor|liefhebbers|liefhebber|ter|verdieping|"
    r"overige|aanvullende|aanvullend|extra|verder|naar|keuze|verplicht|verplichte|"
    r"iedereen|er|boeken|stukken|uit|deze)"
)
GEEN = frozenset({"geen", "geen literatuur", "niet van toepassing", "nvt", "n v t"})


@dataclass
class Literatuurgroep:
    """References under one heading, in the order of the text."""

    kop: str
    verwijzingen: list[Verwijzing] = field(default_factory=list)
    blokken: list[Leesblok] = field(default_factory=list)


def labelsoort(tekst: str) -> str:
    """The kind of reading that a label announces, or ""."""
    genormaliseerd = normaal(tekst)
    for soort, patroon in SOORTEN:
        if patroon.search(genormaliseerd):
            return soort
    return ""


def is_label(tekst: str) -> bool:
    """Whether a line announces a kind of reading for the references below it."""
    kort = len(tekst.split()) <= 12 and not re.search(r"\d", tekst)
    return kort and (tekst.endswith(":") or (bool(labelsoort(tekst)) and tekst[-1] not in ".,?!"))


def is_geen(tekst: str) -> bool:
    """Whether a line only says that there is nothing."""
    return normaal(tekst) in GEEN


def lees_lijst(
    blokken: Sequence[Leesblok],
    *,
    moment: str = "deze",
    soort: str = "verplicht",
    bekend: frozenset[str] = frozenset(),
    is_kop: Callable[[Sequence[Leesblok], int], bool] = lambda blokken, i: False,
) -> list[Literatuurgroep]:
    """References in groups; the first group has no heading."""
    lezer = _Lijstlezer(moment, soort, bekend)
    for i, blok in enumerate(blokken):
        if is_kop(blokken, i):
            lezer.begin_groep(blok)
        else:
            lezer.lees(blok)
    return [groep for groep in lezer.groepen if groep.kop or groep.blokken]


class _Lijstlezer:
    """Goes through the blocks once; keeps the label that holds."""

    def __init__(self, moment: str, soort: str, bekend: frozenset[str]) -> None:
        self.moment, self.basis, self.soort, self.bekend = moment, soort, soort, bekend
        self.toelichting = ""
        self.groepen = [Literatuurgroep("")]
        self.ruw = ""

    def begin_groep(self, blok: Leesblok) -> None:
        self.soort, self.ruw = self.basis, ""
        self.groepen.append(Literatuurgroep(blok.tekst.rstrip(" :"), blokken=[blok]))

    def lees(self, blok: Leesblok) -> None:
        groep = self.groepen[-1]
        groep.blokken.append(blok)
        tekst = blok.volledig
        if is_geen(tekst):
            return
        if URL.fullmatch(tekst) and groep.verwijzingen:
            groep.verwijzingen[-1] = _met_adres(groep.verwijzingen[-1], tekst)
        elif blok.soort == "alinea" and is_label(tekst):
            self._label(tekst)
        elif blok.soort == "alinea" and not blok.wit_ervoor and self.ruw:
            self._vul_aan(groep, tekst)
        else:
            self._nieuw(groep, tekst)

    def _label(self, tekst: str) -> None:
        self.soort = labelsoort(tekst) or self.basis
        eigen = [woord for woord in normaal(tekst).split() if not LABELWOORD.fullmatch(woord)]
        self.toelichting = tekst.rstrip(" :") if eigen else ""
        self.ruw = ""

    def _nieuw(self, groep: Literatuurgroep, tekst: str) -> None:
        soort = self.soort
        kop, dubbelepunt, rest = tekst.partition(":")
        if dubbelepunt and rest.strip() and labelsoort(kop) and _is_labeltekst(kop):
            soort, tekst = labelsoort(kop), rest.strip()
        self.ruw = tekst
        toelichting, self.toelichting = self.toelichting, ""
        verwijzing = ontleed(tekst, bekend=self.bekend)
        groep.verwijzingen.append(
            replace(
                verwijzing,
                soort=soort,
                moment=self.moment,
                toelichting=f"{toelichting} {verwijzing.toelichting}".strip(),
            )
        )

    def _vul_aan(self, groep: Literatuurgroep, tekst: str) -> None:
        """A line under an item belongs to the same reference: read the two as one."""
        self.ruw = f"{self.ruw} {tekst}"
        vorige = groep.verwijzingen[-1]
        nieuw = ontleed(self.ruw, bekend=self.bekend)
        adres = nieuw.url or vorige.url
        groep.verwijzingen[-1] = replace(
            nieuw,
            url=adres,
            soort=vorige.soort,
            moment=vorige.moment,
            toelichting=vorige.toelichting,
        )


def _is_labeltekst(tekst: str) -> bool:
    return all(LABELWOORD.fullmatch(woord) for woord in normaal(tekst).split())


def _met_adres(verwijzing: Verwijzing, adres: str) -> Verwijzing:
    if not verwijzing.url:
        return replace(verwijzing, url=adres)
    return replace(verwijzing, toelichting=f"{verwijzing.toelichting} {adres}".strip())
