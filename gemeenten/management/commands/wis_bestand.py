from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from gemeenten.bestanden.versies.keten import MODELLEN, versies_van
from gemeenten.bestanden.versies.wissen import paginas_van_toen, wis

OPSLAG = (
    "De gegevens over het bestand zijn verwijderd, maar de opslag gaf een fout. Nog niet weg: {}. Het achtergrondwerk "
    "probeert het opnieuw; kijk daarna met losse_bestanden."
)
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
            andere = [versie.pk for versie in versies_van(stuk) if versie.pk != stuk.pk]
            paginas = paginas_van_toen(stuk) if dry_run else wis(stuk, reden)
        except PermissionDenied as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(OPSLAG.format(fout)) from fout
        for page in paginas:
            self.stdout.write(f"{page.title} ({page.url_path})")
        if andere:
            nummers = ", ".join(map(str, andere))
            self.stdout.write(
                f"Let op: er zijn andere versies van dit bestand, met nummer {nummers}."
            )
        klaar = "Er is niets gewijzigd." if dry_run else f"“{stuk.title}” is verwijderd."
        self.stdout.write(f"{len(paginas)} pagina’s toonden dit bestand eerder. {klaar}")
