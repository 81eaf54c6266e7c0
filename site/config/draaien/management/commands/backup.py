"""Make a copy of database and files in a place apart, while everybody works on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backup import BackupFout
from config.backup.maken import bewaar_verwijderingen, maak, open_kluis


class Command(BaseCommand):
    help = (
        "Maak een back-up van database en bestanden in BACKUP_PLEK, terwijl iedereen doorwerkt. "
        "Met BACKUP_SLEUTEL is zij versleuteld. Back-ups van meer dan BACKUP_BEWAREN dagen oud gaan weg."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--naar", help="een andere plek dan BACKUP_PLEK")
        parser.add_argument(
            "--lijst", action="store_true", help="noem alleen welke back-ups er zijn"
        )
        parser.add_argument(
            "--alleen-verwijderingen",
            action="store_true",
            help="bewaar alleen de lijst van verwijderde personen",
        )

    def handle(self, *, naar: str | None, lijst: bool, **opties: Any) -> None:
        try:
            kluis = open_kluis(naar)
            if lijst:
                self.stdout.write("\n".join(kluis.lijsten()) or "Er is nog geen back-up.")
            elif opties["alleen_verwijderingen"]:
                bewaar_verwijderingen(kluis)
                self.stdout.write("De lijst van verwijderde personen is bewaard.")
            else:
                self._maak(kluis)
        except (BackupFout, OSError) as fout:
            raise CommandError(f"De back-up is niet gemaakt. {fout}") from fout

    def _maak(self, kluis: Any) -> None:
        gemaakt = maak(kluis)
        lijst = gemaakt.lijst
        dicht = "versleuteld" if kluis.geheimen else "NIET versleuteld (BACKUP_SLEUTEL ontbreekt)"
        self.stdout.write(
            f"Back-up {lijst.naam}: de database ({lijst.dump.omvang} bytes) en "
            f"{len(lijst.bestanden)} bestanden, {dicht}."
        )
        for naam in lijst.ontbreekt:
            self.stderr.write(f"Staat in de database maar niet in de opslag: {naam}")
        for naam in gemaakt.weg:
            self.stdout.write(f"Te oud, en weggehaald: {naam}")
