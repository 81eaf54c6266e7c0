"""The demo: build it, tell what there is, and serve it."""

import io
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend

from gemeenten.demo import mensen
from gemeenten.demo.adres import HOST, omgeving_van, zet_adres
from gemeenten.demo.bouw import AndereGegevens, bouw_demo

ADRESSEN = (
    "/",
    "/handleiding/",
    "/gemeenten/",
    "/gemeenten/leeuwarden/",
    "/gemeenten/leeuwarden/aldlan/",
    "/gemeenten/weststellingwerf/wolvega/",
    "/cms/",
)

ELKE = 60  # seconds; a timer does this in production
logger = logging.getLogger(__name__)


def doe_wat_op_tijd_moet() -> None:
    """Publish what is planned, and what else is due, as long as the demo runs."""
    while True:
        time.sleep(ELKE)
        try:
            call_command("periodiek", stdout=io.StringIO())
        except Exception:  # whatever it is, the next time may go well
            logger.exception("The planned work failed")
        finally:
            connections.close_all()


@contextmanager
def zonder_werker() -> Iterator[None]:
    """Do at once, while the demo is built, what a worker does later."""
    gewoon = task_backends["default"]
    task_backends["default"] = ImmediateBackend("default", settings.TASKS["default"])
    try:
        yield
    finally:
        task_backends["default"] = gewoon


def start_werkers(basis: str) -> None:
    """Let the work on the background be done, as long as this process is there."""
    if settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db."):
        opdracht = [sys.executable, sys.argv[0], "werker", "--met-ouder", str(os.getpid())]
        subprocess.Popen(  # noqa: S603 - our own command
            opdracht, start_new_session=True, env=omgeving_van(basis)
        )


class Command(BaseCommand):
    help = "Bouwt de demo met twee gemeenten en start de site. Kan veilig nog een keer."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="poort van de site (8000)")
        parser.add_argument(
            "--no-serve", action="store_true", help="bouw alleen, start de site niet"
        )

    def handle(self, *, port, no_serve, **options):
        self.stdout.write("De database bijwerken …")
        call_command("migrate", verbosity=0, interactive=False)
        wachtwoord = settings.DEMO_WACHTWOORD or secrets.token_urlsafe(12)
        try:
            with zonder_werker():
                bouw_demo(wachtwoord, self.stdout.write, met_werk=True)
        except AndereGegevens as fout:
            raise CommandError(
                "In deze database staan andere gegevens dan de demo. Er is niets gewijzigd. "
                "Gebruik een lege database, bijvoorbeeld met DATABASE_URL=sqlite:///demo.sqlite3"
            ) from fout
        basis = zet_adres(port)
        self._vertel(basis, wachtwoord)
        if not no_serve:
            start_werkers(basis)
            threading.Thread(target=doe_wat_op_tijd_moet, daemon=True).start()
            call_command("runserver", f"{HOST}:{port}", use_reloader=False)

    def _vertel(self, basis, wachtwoord):
        self.stdout.write(self.style.SUCCESS("De demo staat klaar."))
        for adres in ADRESSEN:
            self.stdout.write(f"  {basis}{adres}")
        self.stdout.write(f"Accounts, alle met het wachtwoord {wachtwoord}")
        for naam, uitleg in mensen.accounts().items():
            self.stdout.write(f"  {naam:30} {uitleg}")
