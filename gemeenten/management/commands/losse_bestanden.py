from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from gemeenten.bestanden.versies.losse import losse_bestanden


class Command(BaseCommand):
    help = (
        "Noem bestanden in de opslag die bij geen document of afbeelding horen: het proces dat ze bewaarde, is "
        "halverwege gestopt. Is er net een oudere kopie van de database teruggezet? Verwijder dan niets."
    )

    def add_arguments(self, parser):
        parser.add_argument("--verwijder", action="store_true", help="verwijder ze ook")

    def handle(self, *, verwijder, **options):
        aantal = 0
        for naam in losse_bestanden():
            self.stdout.write(naam)
            if verwijder:
                default_storage.delete(naam)
            aantal += 1
        gedaan = "verwijderd" if verwijder else "gevonden. Er is niets gewijzigd"
        self.stdout.write(f"{aantal} losse bestanden {gedaan}.")
