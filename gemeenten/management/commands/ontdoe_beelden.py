from collections import Counter

from django.core.management.base import BaseCommand

from gemeenten.bestanden.versies.ontdoen import KAAL, ruim_op

MELD_ELKE = 100


class Command(BaseCommand):
    help = (
        "Haal plaats, maker en andere gegevens uit de afbeeldingen die er al staan, waar het beeld gelijk blijft. "
        "Noemt wat blijft zoals het was. U kunt dit zo vaak draaien als u wilt."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--proef",
            "--dry-run",
            action="store_true",
            dest="proef",
            help="zeg wat er zou gebeuren, doe niets",
        )

    def handle(self, *args, proef, **options):
        aantallen = Counter()
        for stap in ruim_op(schrijf=not proef):
            aantallen[stap.uitkomst] += 1
            if stap.uitkomst != KAAL:
                self.stdout.write(f"{stap.naam}: {stap.uitkomst}")
            if stap.nummer % MELD_ELKE == 0:
                self.stdout.write(f"({stap.nummer} van {stap.totaal} bestanden bekeken)")
        for uitkomst, aantal in aantallen.items():
            self.stdout.write(f"{aantal} × {uitkomst}")
        if proef:
            self.stdout.write("Er is niets gewijzigd.")
