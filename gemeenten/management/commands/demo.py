"""The demo: build it, tell what there is, and serve it."""

import secrets

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from gemeenten.demo import mensen
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
            bouw_demo(wachtwoord, self.stdout.write, met_werk=True)
        except AndereGegevens as fout:
            raise CommandError(
                "In deze database staan andere gegevens dan de demo. Er is niets gewijzigd. "
                "Gebruik een lege database, bijvoorbeeld met DATABASE_URL=sqlite:///demo.sqlite3"
            ) from fout
        self._vertel(port, wachtwoord)
        if not no_serve:
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def _vertel(self, port, wachtwoord):
        self.stdout.write(self.style.SUCCESS("De demo staat klaar."))
        for adres in ADRESSEN:
            self.stdout.write(f"  http://127.0.0.1:{port}{adres}")
        self.stdout.write(f"Accounts, alle met het wachtwoord {wachtwoord}")
        for naam, uitleg in mensen.accounts().items():
            self.stdout.write(f"  {naam:30} {uitleg}")
