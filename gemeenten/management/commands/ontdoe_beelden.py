from collections import Counter

from django.core.management.base import BaseCommand

from gemeenten.beelden.opruimen import KAAL, ruim_op


class Command(BaseCommand):
    help = "Haal plaats, maker en andere gegevens uit de afbeeldingen die er al staan. Het beeld blijft gelijk."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="zeg wat er zou gebeuren, doe niets"
        )

    def handle(self, *args, dry_run, **options):
        aantallen = Counter()
        for naam, uitkomst in ruim_op(schrijf=not dry_run):
            aantallen[uitkomst] += 1
            if uitkomst != KAAL:
                self.stdout.write(f"{naam}: {uitkomst}")
        for uitkomst, aantal in aantallen.items():
            self.stdout.write(f"{aantal} × {uitkomst}")
        if dry_run:
            self.stdout.write("Er is niets gewijzigd.")
