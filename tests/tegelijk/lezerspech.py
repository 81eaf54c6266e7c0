"""Bad luck at the door, for real, on a copy of the small world: a web process that is killed while it makes a page, and
one that is killed when an approval is committed and not answered yet. Run by ``test_lezerspech.py``.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.db import connection  # noqa: E402
from wagtail.models import PageLogEntry  # noqa: E402

from handleiding.publiek.etalage import Publicatie  # noqa: E402
from handleiding.publiek.etalage.controle import verschillen  # noqa: E402
from handleiding.workflow.actions import dien_in  # noqa: E402
from handleiding.workflow.state import toestand_van  # noqa: E402
from tests.bezoeker import Bezoeker  # noqa: E402
from tests.tegelijk import wereldje  # noqa: E402
from tests.tegelijk.stappen import STAPPEN  # noqa: E402
from tests.tegelijk.uitkomst import gebreken  # noqa: E402

EDITIE = wereldje.GEWOON
# More questions than the making of a page takes, and more commits than an approval.
HOOGSTENS = 80


def sterf() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_een_kind(doe: Callable[[], object]) -> bool:
    """Do it in a process of its own; tell whether that was killed."""
    connection.close()  # two processes share no connection
    if (kind := os.fork()) == 0:
        doe()
        os._exit(0)
    _, status = os.waitpid(kind, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a child fell")
    return os.WIFSIGNALED(status)


def lees_en_sterf(adres: str, bij: int) -> Callable[[], object]:
    """Read with nothing kept, and die before question number ``bij``; with 0 when the page is made but not kept."""
    gesteld = 0

    def tel(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal gesteld
        gesteld += 1
        if gesteld == bij:
            sterf()
        return execute(sql, params, many, context)

    def lees() -> None:
        bezoeker = Bezoeker()
        if bij == 0:
            bezoeker.django.tijdens = sterf
        with connection.execute_wrapper(tel):
            bezoeker.get(adres)

    return lees


def bij_het_maken() -> dict[str, Any]:
    page = wereldje.online(EDITIE)
    adres = page.get_url()
    gedood = int(in_een_kind(lees_en_sterf(adres, 0)))
    for nummer in range(1, HOOGSTENS):
        if not in_een_kind(lees_en_sterf(adres, nummer)):
            break
        gedood += 1
    lezer = Bezoeker()
    daarna = [lezer.get(adres) for _ in range(2)]
    wereldje.wijzig(page, EDITIE, "Twee.")
    dien_in(wereldje.vers(page), wereldje.wie("redacteur", EDITIE))
    gelukt = STAPPEN["goedkeuren"].open(wereldje.vers(page), EDITIE, False)().gelukt
    return {
        "gedood": gedood,
        "klaar met": nummer,
        "zegt": ["Eén." in antwoord.text for antwoord in daarna],
        "eenmaal gemaakt": len(lezer.django.gevraagd) == 1,
        "publiceren daarna": gelukt and "Twee." in lezer.get(adres).text,
    }


def keur_goed_en_sterf(page: Any, na: int) -> Callable[[], object]:
    """Approve on the screen, and die when its commit number ``na`` is done."""
    leg_vast, gedaan = connection.commit, 0

    def commit() -> None:
        nonlocal gedaan
        leg_vast()
        gedaan += 1
        if gedaan == na:
            sterf()

    def stuur() -> None:
        connection.commit = commit
        STAPPEN["goedkeuren"].open(wereldje.vers(page), EDITIE, False)()

    return stuur


def geteld(page: Any) -> list[int]:
    """How often it was published: by the etalage, by the log."""
    log = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish")
    return [Publicatie.objects.filter(page=page.pk).count(), log.count()]


def na_vastleggen() -> dict[str, Any]:
    """Kill after each commit of an approval, until one of them was the one that decides."""
    page = wereldje.met_concept(EDITIE)
    dien_in(page, wereldje.wie("redacteur", EDITIE))
    lezer, adres, gezien, eerder = Bezoeker(), page.get_url(), [], geteld(page)
    lezer.get(adres)
    nog_eens = STAPPEN["goedkeuren"].open(wereldje.vers(page), EDITIE, False)
    for nummer in range(1, HOOGSTENS):
        gedood = in_een_kind(keur_goed_en_sterf(page, nummer))
        toestand = toestand_van(wereldje.vers(page)).value
        gezien.append([gedood, toestand, "Twee." in lezer.get(adres).text])
        if toestand == "gepubliceerd":
            break
    antwoord = nog_eens()
    erbij = [na - voor for voor, na in zip(eerder, geteld(page), strict=True)]
    return {
        "gezien": gezien,
        "nog eens": [antwoord.gelukt, antwoord.tekst],
        "erbij": erbij,
        "gebreken": gebreken(page),
    }


def main() -> None:
    wereldje.richt_in()
    uitslag = {"maken": bij_het_maken(), "vastgelegd": na_vastleggen()}
    json.dump(uitslag | {"etalage": [v.wat for v in verschillen()]}, sys.stdout)


if __name__ == "__main__":
    main()
