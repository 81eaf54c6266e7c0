"""The numbers of lists in a Word document, which stand in no text.

Mammoth begins each list at one, also where a paragraph only came between. So each numbered item gets a bookmark that
says its number, and the reader of mammoth's HTML (htmllines) takes it from there.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement  # building only; defusedxml parses

from handleiding.importer.wordnamen import W, kind, kinderen, naam, waarde
from handleiding.importer.wordstijlen import Woordstijlen

MERK = "collectief-nummer-"
GEEN_NUMMER = frozenset({"bullet", "none", ""})


class Woordlijsten:
    """Counts the items of all lists, in the order of the text."""

    def __init__(self, wortel: Element | None, stijlen: Woordstijlen) -> None:
        self._stijlen = stijlen
        delen = list(kinderen(wortel))
        self._vormen = {
            waarde(deel, "abstractNumId"): {
                waarde(niveau, "ilvl"): niveau for niveau in deel if naam(niveau) == "lvl"
            }
            for deel in delen
            if naam(deel) == "abstractNum"
        }
        self._lijsten = {waarde(deel, "numId"): deel for deel in delen if naam(deel) == "num"}
        self._tellers: dict[str, dict[int, int]] = {}
        self._begonnen: set[tuple[str, str]] = set()

    def tel(self, alinea: Element) -> None:
        """Give a numbered item the bookmark with its number."""
        stijl = waarde(kind(alinea, "pPr", "pStyle"))
        lagen = [alinea, *self._stijlen.keten(stijl)]
        nummering = next(
            (n for laag in lagen if (n := kind(laag, "pPr", "numPr")) is not None), None
        )
        lijst = waarde(kind(nummering, "numId"))
        if lijst not in self._lijsten:
            return
        diepte = waarde(kind(nummering, "ilvl")) or "0"
        vorm = waarde(kind(self._lijsten[lijst], "abstractNumId"))
        niveau = self._vormen.get(vorm, {}).get(diepte)
        if not diepte.isdigit() or waarde(kind(niveau, "numFmt")) in GEEN_NUMMER:
            return
        nummer = self._volgende(lijst, vorm, diepte, waarde(kind(niveau, "start")))
        SubElement(alinea, f"{W}bookmarkStart", {f"{W}name": f"{MERK}{nummer}"})

    def _volgende(self, lijst: str, vorm: str, diepte: str, begin: str) -> int:
        tellers = self._tellers.setdefault(vorm, {})
        opnieuw = next(
            (
                waarde(kind(deel, "startOverride"))
                for deel in self._lijsten[lijst]
                if naam(deel) == "lvlOverride" and waarde(deel, "ilvl") == diepte
            ),
            "",
        )
        eerste = (lijst, diepte) not in self._begonnen
        self._begonnen.add((lijst, diepte))
        if int(diepte) not in tellers or (eerste and opnieuw):
            eerst = opnieuw or begin
            tellers[int(diepte)] = int(eerst) if eerst.isdigit() else 1
        else:
            tellers[int(diepte)] += 1
        for dieper in [niveau for niveau in tellers if niveau > int(diepte)]:
            del tellers[dieper]
        return tellers[int(diepte)]
