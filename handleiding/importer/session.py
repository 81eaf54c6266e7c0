"""One session to the fields of its page."""

from __future__ import annotations

from collections.abc import Sequence

from handleiding.importer.blocks import Leesblok, maak_blokken
from handleiding.importer.headings import Kopdeel
from handleiding.importer.html import (
    alinea_html,
    blokken_html,
    item_html,
    tekst_html,
    vervolgvragen,
)
from handleiding.importer.ledger import Grootboek, Grootboekblad
from handleiding.importer.literature import is_geen, is_label, labelsoort, lees_lijst
from handleiding.importer.loose import zonder_bijschriften
from handleiding.importer.parts import OVERIG, Boekonderdeel, normaal, verdeel_onderdelen
from handleiding.importer.programme import maak_programma
from handleiding.importer.structure import JSON, blok, stream
from handleiding.literatuur import Verwijzing

# Where a loose caption at the foot of a session can end up.
OPEN_EINDE = frozenset(
    {"aandachtspunten", "literatuur", "voorbereidingsvragen", OVERIG, "instructie"}
)
VELD = {"instructie": "programma", OVERIG: "aandachtspunten", "": "doel"}


class Bijeenkomst:
    """Fills one page from the parts of one session."""

    def __init__(self, deel: Kopdeel, nummer: int, boek: Grootboek) -> None:
        self.boek = boek
        self.nummer = nummer
        self.onderdelen = verdeel_onderdelen(deel.regels)
        self.literatuur: list[Verwijzing] = []
        self.blad = Grootboekblad("bijeenkomst", deel.kop.nummer, deel.kop.titel)
        self.blad.velden["nummer"] = nummer
        self.blad.velden |= {"doel": ""} | {veld: [] for veld in LIJSTEN}
        boek.plaats(self.blad, "titel", deel.kop.regels)
        self.blokken = [self._blokken(i) for i in range(len(self.onderdelen))]
        self._vul()

    def namen(self) -> set[str]:
        """The names of the parts that this session has."""
        return {onderdeel.naam for onderdeel in self.onderdelen}

    def _blokken(self, i: int) -> list[Leesblok]:
        """The blocks of a part, entered in the ledger under the field they go to."""
        onderdeel = self.onderdelen[i]
        breekt = is_label if onderdeel.naam == "literatuur" else lambda tekst: False
        blokken = maak_blokken(onderdeel.regels, self.boek.maat, breekt=breekt)
        if i == len(self.onderdelen) - 1 and onderdeel.naam in OPEN_EINDE:
            blokken = zonder_bijschriften(blokken, self.boek, alleen_einde=True)
        veld = VELD.get(onderdeel.naam, onderdeel.naam)
        self.boek.plaats(self.blad, veld, [onderdeel.kop] if onderdeel.kop else [])
        self.boek.plaats_blokken(self.blad, veld, blokken)
        return blokken

    def _vul(self) -> None:
        velden = self.blad.velden
        velden["doel"] = blokken_html(self._van("") + self._van("doel"))
        velden["onderwerpen"] = onderwerpen(self._van("onderwerpen"))
        velden["materiaal"] = stream("materiaal", teksten(self._van("materiaal")))
        velden["voorbereidingsvragen"] = vragen(self._van("voorbereidingsvragen"))
        velden["aandachtspunten"] = punten(self._van("aandachtspunten")) + self._overig()
        programma = maak_programma(self._van("programma"), self._van("instructie"))
        velden["programma"] = stream("onderdeel", programma.waarden)
        for opmerking in programma.opmerkingen:
            self.boek.meld(f"Bijeenkomst {self.nummer}, programma: {opmerking}.")
        self._lees_literatuur()

    def _van(self, naam: str) -> list[Leesblok]:
        paren = zip(self.onderdelen, self.blokken, strict=True)
        return [blok for onderdeel, blokken in paren if onderdeel.naam == naam for blok in blokken]

    def _overig(self) -> list[JSON]:
        """Parts we have no field for: kept under their own heading, and mentioned."""
        waarden: list[JSON] = []
        for onderdeel, blokken in zip(self.onderdelen, self.blokken, strict=True):
            if onderdeel.naam == OVERIG:
                kop = f"<h3>{tekst_html(onderdeel.titel)}</h3>"
                waarden.append(blok("tekst", kop + blokken_html(blokken, kop="h3")))
                self.boek.meld(
                    f"{onderdeel.nummer} “{onderdeel.titel}” is een onbekend onderdeel; "
                    "de tekst staat bij de aandachtspunten."
                )
        return waarden

    def _lees_literatuur(self) -> None:
        for onderdeel, blokken in zip(self.onderdelen, self.blokken, strict=True):
            if onderdeel.naam == "literatuur":
                groepen = lees_lijst(
                    blokken,
                    moment=moment_van(onderdeel),
                    soort=labelsoort(onderdeel.titel) or "verplicht",
                    bekend=self.boek.auteurs,
                )
                self.literatuur += [v for groep in groepen for v in groep.verwijzingen]
        waarden: list[JSON] = [verwijzing.waarde() for verwijzing in self.literatuur]
        self.blad.velden["literatuur"] = stream("verwijzing", waarden)


LIJSTEN = (
    "onderwerpen",
    "programma",
    "materiaal",
    "aandachtspunten",
    "literatuur",
    "voorbereidingsvragen",
)


def moment_van(onderdeel: Boekonderdeel) -> str:
    """Whether a list is for this session or for the next."""
    return "volgende" if "volgende" in normaal(onderdeel.titel).split() else "deze"


def teksten(blokken: Sequence[Leesblok]) -> list[JSON]:
    """The texts of the blocks, without a lone "Geen"."""
    return [blok.volledig for blok in blokken if not is_geen(blok.volledig)]


def onderwerpen(blokken: Sequence[Leesblok]) -> list[JSON]:
    """Topics, each with the deeper items below it."""
    rijen: list[tuple[str, list[JSON]]] = []
    for deel in blokken:
        if deel.niveau and rijen:
            rijen[-1][1].append(deel.volledig)
        elif not is_geen(deel.volledig):
            rijen.append((deel.volledig, []))
    return [blok("onderwerp", {"tekst": tekst, "onderdelen": sub}) for tekst, sub in rijen]


def punten(blokken: Sequence[Leesblok]) -> list[JSON]:
    """Points of attention: each bullet is one, each paragraph is a text."""
    waarden: list[JSON] = []
    i = 0
    while i < len(blokken):
        einde = i + 1 + vervolgvragen(blokken, i)
        while einde < len(blokken) and blokken[einde].niveau > blokken[i].niveau:
            einde += 1
        if is_geen(blokken[i].volledig):
            pass
        elif blokken[i].soort == "item":
            onder = blokken_html(blokken[i + 1 : einde], kop="h3")
            waarden.append(blok("punt", f"<p>{item_html(blokken[i])}</p>{onder}"))
        else:
            waarden.append(blok("tekst", blokken_html(blokken[i:einde], kop="h3")))
        i = einde
    return waarden


def vragen(blokken: Sequence[Leesblok]) -> list[JSON]:
    """Questions: each bullet, and each paragraph that asks; other paragraphs are texts."""
    waarden: list[JSON] = []
    for deel in blokken:
        tekst = deel.volledig
        if is_geen(tekst):
            continue
        if deel.soort == "item" or "?" in tekst[-3:]:
            waarden.append(blok("vraag", tekst))
        else:
            waarden.append(blok("tekst", alinea_html(tekst)))
    return waarden
