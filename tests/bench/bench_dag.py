"""What an editor's day costs: python tests/bench/bench_dag.py [--aantal 2] [--paginas 32]

Builds editions in an empty database of its own, and prints the queries and the median of the processor's time of
opening, saving and autosaving a chapter, of submitting and approving it, and of putting an edition online, with the
queries a page. What waits for a worker is no part of it: orders wait here as in production.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

from bench_onboarding import EIGEN_PAGINAS, build_core, onboard, run, say
from bench_schermen import make_people

KEREN = 7
Kosten = tuple[int, float]


def measure(editions: int, pages: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.TASKS["default"]["BACKEND"] = "django_tasks_db.DatabaseBackend"
    call_command("migrate", verbosity=0, interactive=False)
    build_core(pages - EIGEN_PAGINAS)
    edities = [onboard(number) for number in range(editions)]
    people = make_people(edities[0])
    say(f"{connection.vendor}: {editions} editions of {pages} pages, queries and processor ms")
    for naam, metingen in a_chapters_day(edities[0], people).items():
        vragen, ms = median(m[0] for m in metingen), median(m[1] for m in metingen)
        say(f"{naam:12} {vragen:6.0f} {ms:7.0f} ms")
    aantal, (vragen, ms) = live(edities[0], people)
    say(f"{'go live':12} {vragen:6} {ms:7.0f} ms   {aantal} pages, {vragen / aantal:.1f} a page")


def cost(doe: Callable[[], object]) -> Kosten:
    """Return the queries (savepoints too) and the processor's time in ms."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        start = process_time()
        doe()
        ms = 1000 * (process_time() - start)
        return len(queries), ms


def a_chapters_day(editie, people: dict) -> dict[str, list[Kosten]]:
    """Write, submit and approve a chapter, ``KEREN`` times over."""
    from django.test import Client
    from django.urls import reverse

    from handleiding.models import HoofdstukPage
    from handleiding.workflow.vingerafdruk import vingerafdruk
    from tests.formulier import hoofdstuk_data

    page = HoofdstukPage.objects.descendant_of(editie).first()
    editor, scherm = (
        reverse(naam, args=[page.pk]) for naam in ("wagtailadmin_pages:edit", "beoordelen")
    )
    schrijver, keurder = (Client(headers={"host": "localhost"}) for _ in range(2))
    schrijver.force_login(people["redacteur editie"])
    keurder.force_login(people["beoordelaar editie"])
    gemeten: dict[str, list[Kosten]] = {}

    def meet(naam, client, adres, data=None, **kop):
        def vraag():
            antwoord = client.get(adres) if data is None else client.post(adres, data, **kop)
            if antwoord.status_code >= 400:
                raise SystemExit(f"{naam}: {antwoord.status_code} {antwoord.text[:300]}")

        gemeten.setdefault(naam, []).append(cost(vraag))

    def laatste():
        return HoofdstukPage.objects.get(pk=page.pk).latest_revision

    for keer in range(KEREN):
        meet("open", schrijver, editor)
        meet("save", schrijver, editor, hoofdstuk_data(page, tekst=f"<p>Versie {keer}.</p>"))
        data = hoofdstuk_data(page, tekst=f"<p>Vanzelf {keer}.</p>")
        data["overwrite_revision_id"] = str(laatste().pk)
        meet("autosave", schrijver, editor, data, headers={"accept": "application/json"})
        data = hoofdstuk_data(page, tekst=f"<p>Klaar {keer}.</p>") | {"action-submit": "1"}
        meet("submit", schrijver, editor, data)
        keurder.get(scherm)
        besluit = {"besluit": "goedkeuren", "gelezen": vingerafdruk(laatste())}
        meet("approve", keurder, scherm, besluit)
    if not HoofdstukPage.objects.get(pk=page.pk).live:
        raise SystemExit("The chapter was not approved.")
    return gemeten


def live(editie, people: dict) -> tuple[int, Kosten]:
    """Fill, submit and approve the whole edition; return how many pages went online, and what that took."""
    from gemeenten.demo import bouw, gegevens
    from gemeenten.models import GemeentePage
    from gemeenten.onboarding.livegang import dien_editie_in, zet_live

    bouw._vul_editie(editie, gegevens.WESTSTELLINGWERF, people["redacteur editie"])
    dien_editie_in(editie, people["redacteur editie"])
    editie = GemeentePage.objects.get(pk=editie.pk)
    aantal: list[int] = []
    kosten = cost(lambda: aantal.append(zet_live(editie, people["beoordelaar editie"])))
    return aantal[0], kosten


if __name__ == "__main__":
    run(measure)
