"""The lines of a printed handbook to pages: pure, general over handbooks of the same form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handleiding.importer.annex import Bijlagen
from handleiding.importer.chapter import maak_hoofdstuk, maak_voorwoord
from handleiding.importer.checks import (
    controleer_begin,
    controleer_einde,
    controleer_regels,
    te_weinig,
)
from handleiding.importer.furniture import Opmaak, vind_opmaak, zonder_opmaak
from handleiding.importer.headings import Kopdeel, verdeel
from handleiding.importer.ledger import Grootboek, Grootboekblad
from handleiding.importer.lines import Leesregel, maak_regels, meet
from handleiding.importer.match import compare_literatuur, lijkt
from handleiding.importer.numbering import meld_nummering
from handleiding.importer.parts import splits_geplakte_koppen
from handleiding.importer.reference import bekende_auteurs
from handleiding.importer.report import reeksen
from handleiding.importer.session import Bijeenkomst
from handleiding.importer.structure import Handleiding
from handleiding.literatuur import Verwijzing

# A running header says the name of the book when it is longer.
KORTSTE_BOEKNAAM = 12


def parse(regels: Sequence[str], opmerkingen: Sequence[str] = ()) -> Handleiding:
    """Read a handbook. Raises ImportFout when it is none, or is cut off.

    ``opmerkingen`` say what its file holds that is no line; they come in the report.
    """
    alle = maak_regels(regels)
    controleer_regels(alle)
    opmaak = vind_opmaak(alle)
    tekst = splits_geplakte_koppen(zonder_opmaak(alle, opmaak.nummers | opmaak.nergens))
    delen = verdeel(tekst)
    controleer_begin(delen)
    lezer = _Boeklezer(Grootboek(meet(tekst), bekende_auteurs(tekst)))
    bladen = [lezer.lees(deel) for deel in delen]
    controleer_einde(tekst, delen, lezer.bijeenkomsten, lezer.bijlagen)
    lezer.sluit_af()
    for opmerking in opmerkingen:
        lezer.boek.meld(opmerking)
    _meld_twijfel(opmaak, lezer.boek)
    paginas, rapport = lezer.boek.rapport(bladen, alle, opmaak)
    return Handleiding(_titel(alle, opmaak), paginas, rapport)


def _titel(regels: Sequence[Leesregel], opmaak: Opmaak) -> str:
    """The title of the book, from its running header or its first line."""
    if len(opmaak.boeknaam) > KORTSTE_BOEKNAAM:
        return opmaak.boeknaam.strip(" |–-")
    eerste = regels[0].tekst
    return (
        eerste if re.match(r"handleiding\b", eerste, re.I) and len(eerste) < 80 else "Handleiding"
    )


def _meld_twijfel(opmaak: Opmaak, boek: Grootboek) -> None:
    if nergens := sorted(opmaak.nergens - opmaak.nummers):
        boek.meld(
            f"Regel(s) {reeksen(nergens)} staan in de inhoudsopgave, maar die titels staan nergens in de tekst. Ze "
            "zijn niet geplaatst: kijk of er een onderdeel ontbreekt, of een titel anders is geschreven."
        )
    for groep in opmaak.twijfel:
        boek.meld(
            f"Regels {reeksen(groep.nummers)} lijken een kop- of voetregel van de pagina (“{groep.tekst}” "
            "met een nummer), maar dat is niet zeker. Ze staan in de tekst: haal ze daar weg als ze er niet horen."
        )


class _Boeklezer:
    """Goes through the chapters once."""

    def __init__(self, boek: Grootboek) -> None:
        self.boek = boek
        self.bijeenkomsten: list[Bijeenkomst] = []
        self.bijlagen: Bijlagen | None = None

    def lees(self, deel: Kopdeel) -> Grootboekblad:
        if deel.kop.soort == "voorwoord":
            return maak_voorwoord(deel, self.boek)
        if "bijlage" in deel.kop.titel.casefold() and self.bijlagen is None:
            self.bijlagen = Bijlagen(deel, self.boek)
            return self.bijlagen.blad
        blad = maak_hoofdstuk(deel, self.boek)
        blad.kinderen = [self._kind(kind) for kind in deel.kinderen]
        return blad

    def _kind(self, deel: Kopdeel) -> Grootboekblad:
        if deel.kop.soort != "bijeenkomst":
            return maak_hoofdstuk(deel, self.boek)
        bijeenkomst = Bijeenkomst(deel, self._nummer(deel), self.boek)
        self.bijeenkomsten.append(bijeenkomst)
        return bijeenkomst.blad

    def _nummer(self, deel: Kopdeel) -> int:
        """The number as printed, unless it is missing or taken: then the next free one."""
        bezet = {bijeenkomst.nummer for bijeenkomst in self.bijeenkomsten}
        verwacht = max(bezet, default=0) + 1
        if deel.kop.volg and deel.kop.volg not in bezet:
            return deel.kop.volg
        self.boek.meld(
            f"“{deel.kop.titel}” heeft geen eigen nummer en is bijeenkomst {verwacht} geworden."
        )
        return verwacht

    def sluit_af(self) -> None:
        """What can only be told when everything has been read."""
        meld_nummering(self.bijeenkomsten, self.boek)
        if weinig := te_weinig(self.bijeenkomsten):
            self.boek.meld(
                f"{weinig} Klopt dat niet? Dan mist er een deel, of heet een kop anders."
            )
        if self.bijlagen is None or not self.bijlagen.gedrukt:
            return
        self.boek.verschillen += compare_literatuur(self._eigen(), self.bijlagen.gedrukt)
        for bijeenkomst in self.bijeenkomsten:
            kop = self.bijlagen.koppen.get(bijeenkomst.nummer, "")
            if kop and lijkt(kop, bijeenkomst.blad.titel) < 0.9:
                self.boek.meld(
                    f"Bijeenkomst {bijeenkomst.nummer} heet “{bijeenkomst.blad.titel}”, "
                    f"maar in het literatuuroverzicht “{kop}”."
                )

    def _eigen(self) -> dict[int, list[Verwijzing]]:
        """The literature for each session: its own, and what the session before it announced."""
        eigen: dict[int, list[Verwijzing]] = {}
        for bijeenkomst in self.bijeenkomsten:
            for verwijzing in bijeenkomst.literatuur:
                later = 1 if verwijzing.moment == "volgende" else 0
                eigen.setdefault(bijeenkomst.nummer + later, []).append(verwijzing)
        return eigen
