"""Put a copy back in an empty database and an empty storage, or try that beside the site."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backup import BackupFout
from config.backup.maken import open_kluis
from config.backup.proef import beproef
from config.backup.terugzetten import (
    bewaak_leeg,
    kies_lijst,
    lees_alles,
    lees_verwijderingen,
    maak_bruikbaar,
    verwijderingen_bij,
    zet_terug,
)

KLAAR = "Klaar. Start nu de processen van de site, en leeg een cache die ervoor staat."
ANDERS = (
    "Niet alles is gelijk aan de back-up: hierboven staat wat anders is. Wilt u hiermee verder? Draai dan herstel "
    "--afmaken: dat werkt de database bij en verwijdert opnieuw wie verwijderd was."
)


class Command(BaseCommand):
    help = (
        "Zet een back-up terug in een lege database en een lege opslag, vergelijk alles, en verwijder opnieuw wie "
        "verwijderd was. Stop eerst alle processen van de site. Met --proef wordt het alleen geprobeerd, naast de site."
    )
    requires_system_checks: list[str] = []  # there is nothing yet to check

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--van", help="een andere plek dan BACKUP_PLEK")
        parser.add_argument(
            "--backup", help="welke back-up (zie backup --lijst); anders de nieuwste"
        )
        parser.add_argument(
            "--proef", action="store_true", help="probeer het, en bewaar het verslag"
        )
        parser.add_argument(
            "--afmaken",
            action="store_true",
            help="de database staat er al: doe alleen wat daarna komt",
        )
        lijst = parser.add_mutually_exclusive_group()
        lijst.add_argument(
            "--verwijderingen", metavar="BESTAND", help="de lijst van verwijderingen"
        )
        lijst.add_argument("--zonder-verwijderingen", action="store_true")

    def handle(self, *, van: str | None, backup: str | None, proef: bool, **opties: Any) -> None:
        try:
            kluis = open_kluis(van)
            if proef:
                self._beproef(kluis, backup)
                return
            lijst = None if opties["afmaken"] else kies_lijst(kluis, backup)
            regels = self._regels(kluis, opties)
            if lijst:
                self._zet_terug(kluis, lijst)
            maak_bruikbaar(regels, self.stdout.write)
            self.stdout.write(KLAAR)
        except (BackupFout, OSError) as fout:
            raise CommandError(str(fout)) from fout

    def _beproef(self, kluis: Any, backup: str | None) -> None:
        verslag = beproef(kluis, backup)
        if verslag["anders"]:
            raise BackupFout("De back-up is niet goed: " + "\n".join(verslag["anders"]))
        self.stdout.write(
            f"Back-up {verslag['backup']} is in {verslag['seconden']} seconden op proef teruggezet en gelijk: "
            f"{verslag['rijen']} rijen, {verslag['paginas']} pagina’s, {verslag['revisies']} revisies, "
            f"{verslag['bestanden']} bestanden."
        )

    def _regels(self, kluis: Any, opties: dict[str, Any]) -> Any:
        if opties["zonder_verwijderingen"]:
            return None
        if pad := opties["verwijderingen"]:
            return lees_verwijderingen(Path(pad).read_text(encoding="utf-8"))
        return lees_verwijderingen(verwijderingen_bij(kluis))

    def _zet_terug(self, kluis: Any, lijst: Any) -> None:
        bewaak_leeg(lijst)
        self.stdout.write(f"Back-up {lijst.naam} wordt nagekeken…")
        lees_alles(kluis, lijst)
        uitkomst = zet_terug(kluis, lijst)
        self.stdout.write(
            f"Teruggezet en vergeleken: {uitkomst.rijen} rijen in {uitkomst.tabellen} tabellen, {uitkomst.paginas} "
            f"pagina’s, {uitkomst.revisies} revisies, {uitkomst.bestanden} bestanden."
        )
        for regel in uitkomst.anders:
            self.stderr.write(regel)
        if uitkomst.anders:
            raise BackupFout(ANDERS)
