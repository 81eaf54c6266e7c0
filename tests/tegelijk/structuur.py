"""Two who decide about the structure of one edition, for real. Run by ``test_structuur.py`` on a copy of the world.

Each pair begins with a page of the core of its own, in the state that its question needs; both screens are open before
either is sent. Prints per pair and point what came of it.
"""

import json
import os
import sys
from collections.abc import Callable
from itertools import count
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.urls import reverse  # noqa: E402
from wagtail.models import Page  # noqa: E402

from gemeenten.editie.levensloop.archief import haal_terug  # noqa: E402
from gemeenten.editie.opbouw import structuurbesluiten  # noqa: E402
from gemeenten.editie.opbouw.structuur import lees_boom  # noqa: E402
from gemeenten.models import Structuurbesluit  # noqa: E402
from handleiding.models import HoofdstukPage, OnderdeelPage  # noqa: E402
from handleiding.workflow.actions import haal_offline  # noqa: E402
from handleiding.workflow.state import toestand_van  # noqa: E402
from tests.tegelijk import wereldje  # noqa: E402
from tests.tegelijk.namen import STRUCTUURPAREN  # noqa: E402
from tests.tegelijk.spelen import (  # noqa: E402
    SQLITE,
    VOOR_HET_SCHRIJVEN,
    VOOR_HET_SLOT,
    Ontmoeting,
)
from tests.tegelijk.stappen import (  # noqa: E402
    Antwoord,
    Stap,
    Stuur,
    archiveren,
    handeling,
    lees,
    naam_van,
    verwijderen,
)

PUNTEN = (VOOR_HET_SLOT,) if SQLITE else (VOOR_HET_SLOT, VOOR_HET_SCHRIJVEN)
wereld = wereldje.wereld
nummer = count(1)


class Vraag:
    """A page of the core about which an edition has something to decide."""

    def __init__(self, begin: str, editie: str) -> None:
        self.editie, self.verplaatst = editie, 0
        self.kern = self._in_de_kern()
        if begin != "nieuw":
            user = wereldje.wie("redacteur", editie)
            van = lees_boom(wereld.editie(editie)).van(self.kern.pk)
            structuurbesluiten.neem_op(
                wereld.editie(editie), self.kern.pk, stand=van.stand, user=user
            )
        if begin == "verplaatst":
            self.verplaats_de_kern()
        if begin == "weg":
            haal_offline(self.kern, wereld.user("kernbeoordelaar"), "Niet meer nodig.")

    def _in_de_kern(self) -> HoofdstukPage:
        page = HoofdstukPage(title=f"Vraag {(n := next(nummer))}", slug=f"vraag-{n}", live=False)
        wereld.kern.add_child(instance=page)
        page.save_revision(user=wereld.user("kernredacteur"))
        wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")
        return wereldje.vers(page)

    def verplaats_de_kern(self) -> None:
        """From behind to before the introduction; the second time to right after it."""
        self.verplaatst += 1
        inleiding = wereld.kern.get_children().get(slug="inleiding")
        pos = "left" if self.verplaatst == 1 else "right"
        Page.objects.get(pk=self.kern.pk).move(inleiding, pos=pos)

    @property
    def varianten(self) -> Any:
        return OnderdeelPage.objects.descendant_of(wereld.editie(self.editie)).filter(
            kern=self.kern.pk
        )

    @property
    def stand(self) -> str:
        aanbod = lees_boom(wereld.editie(self.editie)).van(self.kern.pk)
        return aanbod.stand if aanbod else ""

    def daarna(self) -> dict[str, Any]:
        """Return what there is now, without numbers."""
        besluiten = Structuurbesluit.objects.filter(kern=self.kern.pk)
        aanbod = lees_boom(wereld.editie(self.editie)).van(self.kern.pk)
        return {
            "varianten": [toestand_van(page.specific).value for page in self.varianten],
            "op slot": [page.locked for page in self.varianten],
            "besluiten": sorted(besluiten.values_list("soort", flat=True)),
            "vraag": aanbod.soort.value if aanbod else "",
        }


def beslissen(besluit: str, rol: str = "redacteur") -> Callable[[Vraag, bool], Stuur]:
    """On the screen of the question."""

    def open_scherm(vraag: Vraag, tweede: bool) -> Stuur:
        adres = reverse("structuur", args=[wereld.editie(vraag.editie).pk, vraag.kern.pk])
        data = {"stand": vraag.stand, "besluit": besluit, "reden": "Een reden."}
        client = wereldje.browser(naam_van(rol, vraag.editie, tweede))
        return lambda: lees(client.post(adres, data))

    return open_scherm


def weglaten(vraag: Vraag, tweede: bool) -> Stuur:
    """On the screen that stands in for Wagtail's to delete."""
    adres = reverse("structuur_weglaten", args=[vraag.varianten.get().pk])
    client = wereldje.browser(naam_van("redacteur", vraag.editie, tweede))
    return lambda: lees(client.post(adres, {"reden": "Een reden."}))


def met_de_pagina(open_scherm: Callable[[Any, str, bool], Stuur]) -> Callable[[Vraag, bool], Stuur]:
    """A step that decides about one page, not about the structure."""
    return lambda vraag, tweede: open_scherm(
        wereldje.vers(vraag.varianten.get()), vraag.editie, tweede
    )


def kern_verplaatst(vraag: Vraag, tweede: bool) -> Stuur:
    def stuur() -> Antwoord:
        vraag.verplaats_de_kern()
        return Antwoord(True, "")

    return stuur


STAPPEN = {
    "overnemen": beslissen("overnemen"),
    "niet overnemen": beslissen("weglaten"),
    "verplaatsen": beslissen("verplaatsen", "beheerder"),
    "laten staan": beslissen("laten_staan"),
    "behouden": beslissen("behouden"),
    "ook verwijderen": beslissen("verwijderen"),
    "weglaten": weglaten,
    "indienen": met_de_pagina(handeling("redacteur", "indienen")),
    "verwijderen": met_de_pagina(verwijderen),
    "kern verplaatst weer": kern_verplaatst,
    "archiveren": lambda vraag, tweede: archiveren(None, vraag.editie, tweede),
}


def speel(begin: str, a: str, b: str, punt: str) -> dict[str, Any]:
    editie = wereldje.ARCHIEF if "archiveren" in (a, b) else wereldje.GEWOON
    vraag = Vraag(begin, editie)
    sturen = (STAPPEN[a](vraag, False), STAPPEN[b](vraag, a == b))
    ontmoeting = Ontmoeting(*sturen, punt).speel(Stap(STAPPEN[a], ()))
    spelers = (ontmoeting.a, ontmoeting.b)
    daarna = vraag.daarna()
    if (page := wereld.editie(editie)).gearchiveerd_op:
        haal_terug(page, user=wereld.user("kernredacteur"))
    return daarna | {
        "gelukt": [bool(s.antwoord and s.antwoord.gelukt) for s in spelers],
        "tekst": [s.antwoord.tekst if s.antwoord else "" for s in spelers],
        "fout": [s.fout for s in spelers if s.fout],
        "gewacht": ontmoeting.gewacht,
    }


def main() -> None:
    wereldje.richt_in()
    uitslag = {
        f"{begin}: {a} × {b} · {punt}": speel(begin, a, b, punt)
        for begin, a, b in STRUCTUURPAREN
        for punt in PUNTEN
    }
    json.dump(uitslag, sys.stdout)


if __name__ == "__main__":
    main()
