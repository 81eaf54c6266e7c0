"""Remove what is kept of people and whose time is over, by the table of retention. ``periodiek`` does it daily."""

import logging

from django.core.management.base import BaseCommand, CommandError

from handleiding.bewaren import alle

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Verwijder wat lang genoeg bewaard is. Kan veilig nog een keer, ook tegelijk."

    def add_arguments(self, parser):
        parser.add_argument(
            "--proef", action="store_true", help="zeg wat er weg mag, en verwijder niets"
        )

    def handle(self, *, proef, **options):
        mislukt = []
        for rij in alle():
            try:
                aantal = rij.aantal() if proef else rij.voer_uit()
            except Exception:
                logger.exception("%s could not be removed", rij.wat)
                mislukt.append(rij.wat)
                continue
            self.stdout.write(f"{rij.wat}\n  {rij.termijn}. {_hoeveel(aantal, proef)}")
        if mislukt:
            raise CommandError(f"Niet verwijderd: {', '.join(mislukt)}.")


def _hoeveel(aantal: int | None, proef: bool) -> str:
    if aantal is None:
        return "Hier hoeft deze opdracht niets te doen."
    return f"{'Mag weg' if proef else 'Verwijderd'}: {aantal}."
