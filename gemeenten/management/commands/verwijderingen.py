"""Keep the list of removals of people apart from the backup, and do them again after one was put back."""

import sys
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command

from gemeenten.persoonsgegevens.herhalen import LijstFout, herhaal, lees_lijst, schrijf_lijst


class Command(BaseCommand):
    help = (
        "Bewaar de lijst van verwijderde personen (zonder namen) buiten de back-up, of voer haar opnieuw uit nadat een "
        "back-up is teruggezet."
    )

    def add_arguments(self, parser: Any) -> None:
        wat = parser.add_mutually_exclusive_group(required=True)
        wat.add_argument("--bewaar", metavar="BESTAND", help="schrijf de lijst (- is het scherm)")
        wat.add_argument(
            "--herhaal", metavar="BESTAND", help="voer de lijst opnieuw uit (- is invoer)"
        )
        parser.add_argument("--dry-run", action="store_true", help="tel alleen, verander niets")

    def handle(self, *args: Any, **opties: Any) -> None:
        if opties["bewaar"]:
            self._bewaar(opties["bewaar"])
        else:
            self._herhaal(opties["herhaal"], droog=opties["dry_run"])

    def _bewaar(self, pad: str) -> None:
        regels = list(schrijf_lijst())
        tekst = "".join(f"{regel}\n" for regel in regels)
        if pad == "-":
            self.stdout.write(tekst, ending="")
            return
        doel = Path(pad)
        nieuw = doel.with_name(f"{doel.name}.nieuw")
        try:
            nieuw.write_text(tekst, encoding="utf-8")
            nieuw.replace(doel)  # who is interrupted keeps the list of before
        except OSError as fout:
            raise CommandError(f"De lijst kan niet geschreven worden: {fout.strerror}.") from fout
        self.stdout.write(f"Bewaard: {len(regels) - 1} verwijderingen.")

    def _herhaal(self, pad: str, *, droog: bool) -> None:
        try:
            tekst = sys.stdin.read() if pad == "-" else Path(pad).read_text(encoding="utf-8")
            geheim, regels = lees_lijst(filter(str.strip, tekst.splitlines()))
        except (OSError, UnicodeDecodeError) as fout:
            raise CommandError(
                "Het bestand kan niet gelezen worden. Er is niets veranderd."
            ) from fout
        except LijstFout as fout:
            raise CommandError(str(fout)) from fout
        for regel in regels:
            uit = herhaal(regel, geheim, droog=droog)
            self.stdout.write(f"{uit.wie} ({uit.waar}): {uit.reden or f'{uit.rijen} plekken'}")
            if uit.elders:
                self.stdout.write(
                    f"  Dezelfde woorden staan nog in {uit.elders} andere zinnen. Laat de beheerder opnieuw zoeken."
                )
        if droog:
            self.stdout.write("Er is niets veranderd.")
        elif regels:
            call_command("zoekindex", stdout=self.stdout)
