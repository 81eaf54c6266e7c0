"""Bring organisations or contacts of an edition in from a file, on the command line."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from gemeenten.lokaal import invoeren
from gemeenten.lokaal.invoeren import Stand
from gemeenten.models import GemeentePage
from gemeenten.regels.tabellen import TabelFout, lees


class Command(BaseCommand):
    help = "Voert organisaties of contactpersonen in uit CSV, ODS of XLSX, als concept."

    def add_arguments(self, parser):
        parser.add_argument("code", help="CBS-code van de gemeente, bijvoorbeeld GM0080")
        parser.add_argument("soort", choices=list(invoeren.SOORTEN))
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--user", required=True, help="wie het concept maakt")
        parser.add_argument("--dry-run", action="store_true", help="toon alleen het verslag")

    def handle(self, *, code, soort, bestand, user, dry_run, **options):
        try:
            self._voer_in(code, invoeren.SOORTEN[soort], bestand, user, dry_run)
        except GemeentePage.DoesNotExist as fout:
            raise CommandError(f"Er is geen editie met code {code}.") from fout
        except get_user_model().DoesNotExist as fout:
            raise CommandError(f"Er is geen account “{user}”.") from fout
        except OSError as fout:
            raise CommandError(f"{bestand} is niet te lezen.") from fout
        except (TabelFout, ValidationError, PermissionDenied) as fout:
            raise CommandError(" ".join(getattr(fout, "messages", [str(fout)]))) from fout

    def _voer_in(self, code, soort, bestand, naam, dry_run):
        page = invoeren.doelpagina(GemeentePage.objects.get(code=code), soort)
        user = get_user_model().objects.get_by_natural_key(naam)
        tabel = lees(bestand.name, bestand.read_bytes())
        verslag = invoeren.bekijk(page, soort, tabel, user=user)
        for opmerking in verslag.opmerkingen:
            self.stdout.write(opmerking)
        if verslag.onbekend:
            self.stdout.write(f"Koppen die wij niet kennen: {', '.join(verslag.onbekend)}.")
        for regel in verslag.regels:
            self._toon(regel)
        self.stdout.write(", ".join(f"{n} {stand}" for stand, n in verslag.aantallen.items()))
        if dry_run:
            self.stdout.write("Proefdraai: er is niets gewijzigd.")
        else:
            invoeren.voer_in(page, soort, tabel, user=user)

    def _toon(self, regel):
        self.stdout.write(f"{regel.nummer:4} {regel.stand:11} {regel.titel}")
        if regel.stand is Stand.FOUT:
            for kop, melding in regel.fouten:
                self.stdout.write(self.style.ERROR(f"     {kop}: {melding}"))
