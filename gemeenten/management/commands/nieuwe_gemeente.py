"""Onboard a municipality from the command line."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gemeenten.onboarding import Plan, onboard_gemeente


class Command(BaseCommand):
    help = "Maakt een editie voor een nieuwe gemeente, helemaal als concept."

    def add_arguments(self, parser):
        parser.add_argument("naam")
        parser.add_argument("--code", required=True, help="CBS-code, bijvoorbeeld GM0080")
        parser.add_argument("--bron", default="", help="adres van de editie om te kopiëren")
        parser.add_argument("--slug", default="", help="adres van de nieuwe editie")
        parser.add_argument(
            "--dry-run", action="store_true", help="toon alleen wat er zou gebeuren"
        )

    def handle(self, *, naam, code, bron, slug, dry_run, **options):
        plan = Plan(naam=naam, code=code, slug=slug, bron=bron)
        try:
            with transaction.atomic():
                editie = onboard_gemeente(plan)
                aantal = editie.get_descendants(inclusive=True).count()
                transaction.set_rollback(dry_run)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        self.stdout.write(f"{editie.title}: {aantal} pagina’s als concept, op {editie.url_path}")
        if dry_run:
            self.stdout.write("Proefdraai: er is niets gewijzigd.")
