"""Bad luck, for real, on a copy of the small world: a process that is killed at each step of an approval, a lock that
is not to be had. Run by ``test_pech.py``; prints what was found afterwards.
"""

import json
import os
import signal
import sys
from threading import Event, Thread
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.db import connection  # noqa: E402
from wagtail.models import TaskState  # noqa: E402

from handleiding.publiek.etalage.controle import verschillen  # noqa: E402
from handleiding.workflow.actions import keur_goed  # noqa: E402
from handleiding.workflow.beurt import op_beurt  # noqa: E402
from handleiding.workflow.state import toestand_van  # noqa: E402
from tests.tegelijk import stappen, wereldje  # noqa: E402
from tests.tegelijk.spelen import SQLITE, en_terug, schrijft  # noqa: E402
from tests.tegelijk.stappen import STAPPEN  # noqa: E402
from tests.tegelijk.uitkomst import gebreken, tekst_van  # noqa: E402

EDITIE = wereldje.GEWOON


class Teller:
    """Counts what is written, and kills its own process before the write with that number."""

    def __init__(self, sterf_bij: int = 0) -> None:
        self.aantal, self.sterf_bij = 0, sterf_bij

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if schrijft(sql):
            self.aantal += 1
            if self.aantal == self.sterf_bij:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def keur(page: Any, teller: Teller) -> None:
    with connection.execute_wrapper(teller):
        keur_goed(wereldje.vers(page), wereldje.wie("beoordelaar", EDITIE))


def gedood(page: Any, nummer: int) -> bool:
    """Approve in a process of its own that dies before its write with that number; tell whether it was killed."""
    connection.close()  # two processes share no connection
    if (kind := os.fork()) == 0:
        keur(page, Teller(nummer))
        os._exit(0)
    _, status = os.waitpid(kind, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def hoe_het_ligt(page: Any) -> list[Any]:
    nu = wereldje.vers(page)
    stappen = TaskState.objects.filter(workflow_state__object_id=str(page.pk))
    return [toestand_van(nu).value, nu.live, [*stappen.values_list("status", flat=True)]]


def sterven() -> dict[str, Any]:
    """Kill an approval before each of its writes, one after the other; then approve it after all."""
    page = wereldje.ingediend(EDITIE)
    telling = Teller()
    en_terug(lambda: keur(page, telling))
    voor, na, gedode = hoe_het_ligt(page), [], 0
    for nummer in range(1, telling.aantal + 1):
        gedode += gedood(page, nummer)
        na.append(hoe_het_ligt(page))
    keur(page, Teller())
    return {
        "schrijfacties": telling.aantal,
        "gedood": gedode,
        "gelijk gebleven": all(stand == voor for stand in na),
        "daarna": hoe_het_ligt(page)[0],
        "gebreken": gebreken(page),
    }


def ongeduldig() -> None:
    """Let this connection wait a fifth of a second for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 200" if SQLITE else "SET lock_timeout = '200ms'")


def slot_bezet() -> dict[str, Any]:
    """Send each step while somebody else holds the page: in words, and nothing is lost."""
    gevonden = {}
    for naam, begin in (
        ("bewaren", "concept"),
        ("autosave", "concept"),
        ("indienen", "concept"),
        ("goedkeuren", "ter beoordeling"),
        ("terugtrekken", "ter beoordeling"),
        ("verwijderen", "concept"),
        ("overnemen", "concept"),
    ):
        page = wereldje.STATEN[begin](EDITIE)
        stuur, voor = STAPPEN[naam].open(page, EDITIE, False), foto(page)
        antwoord = bezet(page, lambda page=page, naam=naam: kaal(naam, page))
        gevonden[naam] = antwoord | {
            "gelijk gebleven": foto(page) == voor,
            "daarna": stuur().gelukt,
        }
    return gevonden


def foto(page: Any) -> list[Any]:
    nu = wereldje.vers(page)
    return [*hoe_het_ligt(page), nu.latest_revision_id, tekst_van(nu.latest_revision.content)]


def kaal(naam: str, page: Any) -> Any:
    """The answer itself, not what we read in it."""
    gelezen: list[Any] = []
    lees, stappen.lees = stappen.lees, gelezen.append
    try:
        STAPPEN[naam].open(page, EDITIE, False)()
    finally:
        stappen.lees = lees
    return gelezen[0]


def bezet(page: Any, stuur: Any) -> dict[str, Any]:
    """Send something while another connection holds the page."""
    heeft, klaar = Event(), Event()

    def houd_vast() -> None:
        try:
            with op_beurt(page.pk):
                heeft.set()
                klaar.wait(30)
        finally:
            connection.close()

    ander = Thread(target=houd_vast)
    ander.start()
    heeft.wait(30)
    ongeduldig()
    try:
        antwoord = stuur()
    finally:
        klaar.set()
        ander.join()
        connection.close()
    return {
        "status": antwoord.status_code,
        "tekst": antwoord.text,
        "soort": antwoord.headers["Content-Type"].partition(";")[0],
        "wacht": antwoord.headers.get("Retry-After"),
    }


def main() -> None:
    wereldje.richt_in()
    uitslag = {"sterven": sterven(), "slot": slot_bezet()}
    json.dump(uitslag | {"etalage": [v.wat for v in verschillen()]}, sys.stdout)


if __name__ == "__main__":
    main()
