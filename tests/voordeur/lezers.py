"""Readers in processes of their own, with pages they kept, while two editions publish: is anything old, or another's?

``python tests/voordeur/lezers.py LEZINGEN`` on the database of ``DATABASE_URL``, a copy of the small world. Each text
and each title says of which page it is, and of which publication. A reader first looks which publications were
finished; what it then gets may be no older than those. Some publications are taken back: of those nobody may see
anything.
"""

import json
import os
import random
import re
import sys
import time
from multiprocessing import get_context
from threading import Thread
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.db import OperationalError, connections, transaction  # noqa: E402
from wagtail.models import Page  # noqa: E402

from config.draaien.drukke_database import is_druk  # noqa: E402
from handleiding.models import BijeenkomstPage  # noqa: E402
from handleiding.publiek.etalage import Etalage, Etalagezicht  # noqa: E402
from tests.bezoeker import Bezoeker  # noqa: E402
from tests.wereld import Wereld  # noqa: E402

EDITIES = ("leeuwarden", "weststellingwerf")
PROCESSEN, DRADEN = 2, 2
# Between two publications of one edition; each fifth one has another title, each seventh is taken back.
RUST = 0.02
# Few reads are spread, so that they meet publications; many are as fast as they can be.
WEINIG, TUSSENDOOR = 50_000, 0.004
TITEL, TERUG = 5, 7
TEKST = re.compile(r"tekst-(\d+)-(\d+)")
KOP = re.compile(r"titel-(\d+)-(\d+)")
NOOIT = "nooit-gebleven"
bewerken = get_context("fork")


class Stand:
    """What all processes know: of each session the publications that were finished, of text and of title."""

    def __init__(self, aantal: int) -> None:
        self.tekst = bewerken.Array("q", aantal)
        self.titel = bewerken.Array("q", aantal)
        self.klaar = bewerken.Value("i", 0)
        self.geschreven = bewerken.Value("q", 0)
        self.gewacht = bewerken.Value("q", 0)


def schrijf(stand: Stand, editie: str, paginas: dict[int, int]) -> None:
    """Publish in one edition until the readers are done."""
    wereld, ronde = Wereld(), 0
    while not stand.klaar.value:
        ronde += 1
        nummer, pk = list(paginas.items())[ronde % len(paginas)]
        try:
            with transaction.atomic():
                publiceer(wereld, editie, nummer, pk, ronde)
                if ronde % TERUG == 0:
                    raise Teruggenomen
        except Teruggenomen:
            continue
        except (
            OperationalError
        ) as fout:  # the other edition held the database for long: taken back too
            if not is_druk(fout):
                raise
            stand.gewacht.value += 1
            connections.close_all()
            continue
        stand.tekst[nummer] = ronde
        if ronde % TITEL == 0:
            stand.titel[nummer] = ronde
        with stand.geschreven.get_lock():
            stand.geschreven.value += 1
        time.sleep(RUST)


class Teruggenomen(Exception):
    """Of this publication nobody may ever see anything."""


def publiceer(wereld: Wereld, editie: str, nummer: int, pk: int, ronde: int) -> None:
    concept = Page.objects.get(pk=pk).specific.get_latest_revision_as_object()
    zegt = NOOIT if ronde % TERUG == 0 else f"tekst-{nummer}-{ronde}"
    concept.doel = f"<p>{zegt}</p>"
    if ronde % TITEL == 0:
        concept.title = f"titel-{nummer}-{ronde}"
    concept.save_revision(user=wereld.user(f"redacteur-{editie}"))
    wereld.publiceer(Page.objects.get(pk=pk), f"redacteur-{editie}", f"beoordelaar-{editie}")


def lees(
    stand: Stand, adressen: list[tuple[str, str]], van: dict[str, set[int]], keren: int, uit: Any
) -> None:
    """Read in this process, with pages that it keeps."""
    connections["default"].settings_dict["CONN_MAX_AGE"] = 60  # as in production
    bezoeker, telling = Bezoeker(), dict.fromkeys(("gelezen", "oud", "vreemd", "anders"), 0)

    def draad(begin: int) -> None:
        kies = random.Random(begin)  # noqa: S311 - which page comes next guards nothing
        for _ in range(keren // DRADEN):
            adres, editie = kies.choice(adressen)
            tekst, titel = stand.tekst[:], stand.titel[:]
            if keren < WEINIG:
                time.sleep(TUSSENDOOR)
            for wat in oordeel(bezoeker.get(adres), van[editie], tekst, titel):
                telling[wat] += 1
        connections.close_all()

    draden = [Thread(target=draad, args=(os.getpid() + n,)) for n in range(DRADEN)]
    for een in draden:
        een.start()
    for een in draden:
        een.join()
    uit.put(telling | {"gemaakt": len(bezoeker.django.gevraagd)})


def oordeel(antwoord: Any, eigen: set[int], tekst: list[int], titel: list[int]) -> list[str]:
    """Return what is to be counted of one answer."""
    wat = ["gelezen"]
    if antwoord.status_code != 200 or NOOIT in antwoord.text:
        wat.append("anders")
    for patroon, klaar in ((TEKST, tekst), (KOP, titel)):
        for nummer, ronde in patroon.findall(antwoord.text):
            if int(nummer) not in eigen:
                wat.append("vreemd")
            elif int(ronde) < klaar[int(nummer)]:
                wat.append("oud")
    return wat


def openbaar(editie: str) -> list[tuple[str, str]]:
    """Return the addresses of an edition that everyone may read."""
    pad = Wereld().editie(editie).path
    rijen = Etalage.objects.filter(
        zicht=Etalagezicht.OPENBAAR, page__live=True, page__path__startswith=pad
    )
    return [(rij.page.get_url(), editie) for rij in rijen.select_related("page")]


def main(keren: int) -> dict[str, int]:
    sessies = {
        editie: BijeenkomstPage.objects.descendant_of(Wereld().editie(editie)).live()
        for editie in EDITIES
    }
    nummers = iter(range(100))
    paginas = {
        editie: {next(nummers): pk for pk in lijst.values_list("pk", flat=True)}
        for editie, lijst in sessies.items()
    }
    adressen = [adres for editie in EDITIES for adres in openbaar(editie)]
    stand, uit = Stand(100), bewerken.Queue()
    connections.close_all()  # each process opens its own
    schrijvers = [
        bewerken.Process(target=schrijf, args=(stand, editie, paginas[editie]))
        for editie in EDITIES
    ]
    van = {editie: set(paginas[editie]) for editie in EDITIES}
    lezers = [
        bewerken.Process(target=lees, args=(stand, adressen, van, keren // PROCESSEN, uit))
        for _ in range(PROCESSEN)
    ]
    for proces in (*schrijvers, *lezers):
        proces.start()
    uitslagen = [uit.get() for _ in lezers]
    stand.klaar.value = 1
    for proces in (*lezers, *schrijvers):
        proces.join()
    samen = {naam: sum(uitslag[naam] for uitslag in uitslagen) for naam in uitslagen[0]}
    if gevallen := [proces.exitcode for proces in schrijvers if proces.exitcode]:
        raise SystemExit(f"a writer fell: {gevallen}")
    return samen | {
        "gepubliceerd": stand.geschreven.value,
        "gewacht": stand.gewacht.value,
        "adressen": len(adressen),
    }


if __name__ == "__main__":
    begin = time.monotonic()
    uitslag = main(int(sys.argv[1]))
    sys.stdout.write(json.dumps(uitslag | {"seconden": round(time.monotonic() - begin)}))
