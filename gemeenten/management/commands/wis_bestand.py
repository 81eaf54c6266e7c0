from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from gemeenten.bestandsversies.keten import MODELLEN
from gemeenten.bestandsversies.wissen import paginas_van_toen, wis

SOORTEN = {"afbeelding": "image", "document": "document"}


class Command(BaseCommand):
    help = "Verwijder een bestand dat alleen nog in de geschiedenis staat, omdat een persoon daar recht op heeft."

    def add_arguments(self, parser):
        parser.add_argument("soort", choices=SOORTEN)
        parser.add_argument(
            "nummer", type=int, help="staat in het adres van het scherm van het bestand"
        )
        parser.add_argument("--reden", default="", help="komt in de geschiedenis van de pagina’s")
        parser.add_argument(
            "--dry-run", action="store_true", help="zeg wat er zou gebeuren, doe niets"
        )

    def handle(self, *, soort, nummer, reden, dry_run, **options):
        stuk = MODELLEN[SOORTEN[soort]]().objects.filter(pk=nummer).first()
        if stuk is None:
            raise CommandError(f"Er is geen {soort} met nummer {nummer}.")
        try:
            paginas = paginas_van_toen(stuk) if dry_run else wis(stuk, reden)
        except PermissionDenied as fout:
            raise CommandError(str(fout)) from fout
        for page in paginas:
            self.stdout.write(f"{page.title} ({page.url_path})")
        klaar = "Er is niets gewijzigd." if dry_run else f"“{stuk.title}” is verwijderd."
        self.stdout.write(f"{len(paginas)} pagina’s toonden dit bestand eerder. {klaar}")
