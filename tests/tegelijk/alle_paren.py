"""Play all pairs of steps on a copy of the small world. Run by ``test_alle_paren.py``; prints what broke the law.

The law: what came of two who met is what comes of one after the other, in one of the two orders.
"""

import json
import os
import sys
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from gemeenten.editie.levensloop.archief import haal_terug  # noqa: E402
from handleiding.publiek.etalage.controle import verschillen  # noqa: E402
from tests.bewaring import na_de_termijn  # noqa: E402
from tests.tegelijk import wereldje  # noqa: E402
from tests.tegelijk.namen import BESLISSEND, ZONDER_MACHT  # noqa: E402
from tests.tegelijk.spelen import (  # noqa: E402
    SQLITE,
    VOOR_HET_SCHRIJVEN,
    VOOR_HET_SLOT,
    Ontmoeting,
    en_terug,
    na_elkaar,
)
from tests.tegelijk.stappen import PAREN, STAPPEN, Antwoord, begin_van  # noqa: E402
from tests.tegelijk.uitkomst import (  # noqa: E402
    gebreken,
    laatste_regel,
    ongezien_online,
    stand,
    tekst_van,
    twee_winnaars,
)

# On SQLite nothing can come between a step that is about to write and its writing: see ``wie_houdt``.
PUNTEN = (VOOR_HET_SLOT,) if SQLITE else (VOOR_HET_SLOT, VOOR_HET_SCHRIJVEN)


class Paar:
    """Two steps, the state they begin in, and the edition they are played in."""

    def __init__(self, a: str, b: str) -> None:
        self.a, self.b, self.begin = a, b, begin_van(a, b)
        self.editie = wereldje.ARCHIEF if "archiveren" in (a, b) else wereldje.GEWOON
        self.tweede = (False, a == b)

    def pagina(self) -> Any:
        return wereldje.STATEN[self.begin](self.editie)

    def schermen(self, page: Any) -> list[Any]:
        paren = zip((self.a, self.b), self.tweede, strict=True)
        return [STAPPEN[naam].open(page, self.editie, tweede) for naam, tweede in paren]

    def ruim_op(self, page: Any) -> None:
        """Take the edition out of the archive, and the page away: it would keep the edition from it."""
        if self.editie != wereldje.ARCHIEF:
            return
        editie = wereldje.wereld.editie(self.editie)
        if editie.gearchiveerd_op:
            haal_terug(editie, user=wereldje.wereld.user("kernredacteur"))
        for nog in type(page).objects.filter(pk=page.pk):
            na_de_termijn(nog).delete()


def uitkomst(paar: Paar, page: Any, sinds: int, a: Antwoord, b: Antwoord) -> dict[str, Any]:
    return {"a": a.gelukt, "b": b.gelukt} | stand(page, paar.editie, sinds)


class Volgorden:
    """What comes of two steps one after the other, with both screens opened before."""

    def __init__(self) -> None:
        self.paginas: dict[str, Any] = {}
        self.bekend: dict[tuple[str, str, str, bool], dict[str, Any]] = {}

    def van(self, paar: Paar, *, omgekeerd: bool) -> dict[str, Any]:
        sleutel = (paar.a, paar.b, paar.begin, omgekeerd)
        if sleutel not in self.bekend:
            page = self._pagina(paar)
            self.bekend[sleutel] = en_terug(lambda: self._speel(paar, omgekeerd, page))
            paar.ruim_op(page)
        return self.bekend[sleutel]

    def _pagina(self, paar: Paar) -> Any:
        """A page that is used again and again, where its being there changes nothing for other pairs."""
        if paar.editie == wereldje.ARCHIEF or paar.begin == "gepland":
            return paar.pagina()
        if paar.begin not in self.paginas:
            self.paginas[paar.begin] = paar.pagina()
        return wereldje.vers(self.paginas[paar.begin])

    def _speel(self, paar: Paar, omgekeerd: bool, page: Any) -> dict[str, Any]:
        sinds = laatste_regel()
        schermen = paar.schermen(page)
        antwoorden = na_elkaar(reversed(schermen) if omgekeerd else schermen)
        a, b = reversed(antwoorden) if omgekeerd else antwoorden
        return uitkomst(paar, page, sinds, a, b)


def speel(paar: Paar, punt: str, volgorden: Volgorden) -> dict[str, Any]:
    """Play a pair once; return what was wrong, and whether the second one waited."""
    page, sinds = paar.pagina(), laatste_regel()
    was_online, gelezen = page.live_revision_id, tekst_van(page.latest_revision.content)
    ontmoeting = Ontmoeting(*paar.schermen(page), punt).speel(STAPPEN[paar.a])
    a, b = ontmoeting.a, ontmoeting.b
    fouten = [fout for fout in (a.fout, b.fout) if fout]
    kreeg = {}
    if not fouten:
        kreeg = uitkomst(paar, page, sinds, a.antwoord, b.antwoord)
        fouten = gebreken(page) + ongezien_online(
            (paar.a, paar.b), page, kreeg, was_online, gelezen
        )
    paar.ruim_op(page)
    if kreeg:
        fouten += oordeel(paar, kreeg, ontmoeting, volgorden)
    return {"fouten": fouten, "gewacht": ontmoeting.gewacht, "kreeg": kreeg if fouten else {}}


def oordeel(paar: Paar, kreeg: dict, ontmoeting: Ontmoeting, volgorden: Volgorden) -> list[str]:
    fouten = []
    # Who waited came second; who was held before it held anything, too.
    eerst_b = not ontmoeting.gewacht and ontmoeting.op_het_punt.is_set()
    orden = [volgorden.van(paar, omgekeerd=eerst_b)]
    if kreeg not in orden:
        orden.append(volgorden.van(paar, omgekeerd=not eerst_b))
    if kreeg not in orden:
        fouten.append(f"no order gives this: {orden}")
    if kreeg["a"] and kreeg["b"] and twee_winnaars(paar.a, paar.b):
        fouten.append("two winners")
    for speler in (ontmoeting.a, ontmoeting.b):
        if not speler.antwoord.gelukt and not speler.antwoord.tekst.strip():
            fouten.append("refused without a word")
    return fouten


def main() -> None:
    wereldje.richt_in()
    keuze = sys.argv[1:]
    volgorden, gespeeld = Volgorden(), {}
    for a, b in PAREN:
        if (keuze and not {a, b} & set(keuze)) or (SQLITE and {a, b}.intersection(ZONDER_MACHT)):
            continue
        for punt in PUNTEN:
            gespeeld[f"{a} × {b} · {punt}"] = speel(Paar(a, b), punt, volgorden)
    houdt = {}
    if SQLITE:
        for naam in BESLISSEND:
            houdt[naam] = speel(Paar(naam, "bewaren"), VOOR_HET_SCHRIJVEN, volgorden)
    etalage = [f"{v.page_id}: {v.wat}" for v in verschillen()]
    json.dump({"paren": gespeeld, "houdt": houdt, "etalage": etalage}, sys.stdout)


if __name__ == "__main__":
    main()
