from django.core.management.base import BaseCommand

from config.inlog.sleutels import versleutel_opnieuw


class Command(BaseCommand):
    help = "Versleutel de geheimen van alle tweede factoren met de eerste sleutel van MFA_SLEUTEL."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="tel alleen, schrijf niets")

    def handle(self, *args, dry_run, **options):
        aantal = versleutel_opnieuw(dry_run=dry_run)
        gedaan = "opnieuw te versleutelen" if dry_run else "opnieuw versleuteld"
        self.stdout.write(f"Tweede factoren {gedaan}: {aantal}.")
