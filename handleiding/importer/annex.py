"""The annexes: the buffer schema, the literature overview, and any other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handleiding.importer.blocks import Leesblok, maak_blokken
from handleiding.importer.chapter import maak_hoofdstuk
from handleiding.importer.headings import Kopdeel, schone_titel
from handleiding.importer.html import blokken_html
from handleiding.importer.ledger import Grootboek, Grootboekblad
from handleiding.importer.literature import Literatuurgroep, is_label, labelsoort, lees_lijst
from handleiding.importer.parts import lees_bijeenkomst
from handleiding.importer.structure import JSON, blok
from handleiding.literatuur import Verwijzing

CIJFER = re.compile(r"\d")


class Bijlagen:
    """Makes the annex pages; the parts of the literature share one page."""

    def __init__(self, deel: Kopdeel, boek: Grootboek) -> None:
        self.boek = boek
        self.gedrukt: dict[int, list[Verwijzing]] = {}
        self.koppen: dict[int, str] = {}
        self.literatuur: Grootboekblad | None = None
        self.blad = maak_hoofdstuk(deel, boek)
        for kind in deel.kinderen:
            self._voeg_toe(kind)

    def _voeg_toe(self, deel: Kopdeel) -> None:
        titel = deel.kop.titel.casefold()
        if "literatuur" in titel:
            self._literatuur(deel)
        elif "schema" in titel:
            self.blad.kinderen.append(self._schema(deel))
        else:
            self.blad.kinderen.append(maak_hoofdstuk(deel, self.boek, soort="bijlage"))

    def _schema(self, deel: Kopdeel) -> Grootboekblad:
        blad = Grootboekblad("bufferschema", deel.kop.nummer, deel.kop.titel)
        blokken = maak_blokken(deel.regels, self.boek.maat)
        self.boek.plaats(blad, "titel", deel.kop.regels)
        self.boek.plaats_blokken(blad, "inleiding", blokken)
        blad.velden["inleiding"] = blokken_html(blokken)
        return blad

    def _literatuur(self, deel: Kopdeel) -> None:
        """The overview per session fills `gedrukt`; other lists fill `overige`."""
        blokken = maak_blokken(deel.regels, self.boek.maat, breekt=_breekt)
        per_bijeenkomst = any(_is_bijeenkomstkop(blokken, i) for i in range(len(blokken)))
        veld = "gedrukt" if per_bijeenkomst else "overige"
        eerste = self.literatuur is None
        blad = self._literatuurblad(deel)
        self.boek.plaats(blad, "titel" if eerste else veld, deel.kop.regels)
        soort = "verplicht" if per_bijeenkomst else "verdieping"
        is_kop = _is_bijeenkomstkop if per_bijeenkomst else _is_groepskop
        groepen = lees_lijst(blokken, soort=soort, bekend=self.boek.auteurs, is_kop=is_kop)
        if per_bijeenkomst and groepen and not groepen[0].kop:
            inleiding = groepen.pop(0)
            self.boek.plaats_blokken(blad, "inleiding", inleiding.blokken)
            blad.velden["inleiding"] = blokken_html(inleiding.blokken)
        for groep in groepen:
            self.boek.plaats_blokken(blad, veld, groep.blokken)
        waarden = [self._groep(groep, deel.kop.titel) for groep in groepen]
        blad.velden[veld] = [*_lijst(blad.velden[veld]), *waarden]

    def _literatuurblad(self, deel: Kopdeel) -> Grootboekblad:
        if self.literatuur is None:
            self.literatuur = Grootboekblad("literatuur", deel.kop.nummer, deel.kop.titel)
            self.literatuur.velden = {"inleiding": "", "gedrukt": [], "overige": []}
            self.blad.kinderen.append(self.literatuur)
        return self.literatuur

    def _groep(self, groep: Literatuurgroep, titel: str) -> JSON:
        verwijzingen: list[JSON] = [verwijzing.waarde() for verwijzing in groep.verwijzingen]
        gevonden = lees_bijeenkomst(groep.kop)
        if not gevonden:
            return blok("groep", {"kop": groep.kop or titel, "verwijzingen": verwijzingen})
        nummer = int(gevonden["volg"])
        self.gedrukt.setdefault(nummer, []).extend(groep.verwijzingen)
        kop = schone_titel(gevonden["titel"])
        self.koppen.setdefault(nummer, kop)
        return blok("bijeenkomst", {"nummer": nummer, "kop": kop, "verwijzingen": verwijzingen})


def _lijst(waarde: JSON) -> list[JSON]:
    return waarde if isinstance(waarde, list) else []


def _breekt(tekst: str) -> bool:
    return is_label(tekst) or lees_bijeenkomst(tekst) is not None


def _is_bijeenkomstkop(blokken: Sequence[Leesblok], i: int) -> bool:
    return blokken[i].soort == "alinea" and lees_bijeenkomst(blokken[i].tekst) is not None


def _is_groepskop(blokken: Sequence[Leesblok], i: int) -> bool:
    """A short paragraph above a list is the heading of a group."""
    deel = blokken[i]
    if deel.soort != "alinea" or i + 1 >= len(blokken) or CIJFER.search(deel.tekst):
        return False
    kort = deel.woorden <= 8 and len(deel.regels) == 1 and deel.tekst[-1] not in ".?!,"
    los = i == 0 or deel.wit_ervoor
    return kort and los and not labelsoort(deel.tekst) and blokken[i + 1].soort == "item"
