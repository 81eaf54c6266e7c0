"""Read a handbook from a file into the core."""

import json
from collections import Counter
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from gemeenten.inleesronde.plan import maak_plan
from gemeenten.inleesronde.schrijven import schrijf
from gemeenten.inleesronde.verslag import als_json, in_regels
from handleiding.importer.kopwoorden import lees_woorden, raad, vertaal
from handleiding.importer.parse import parse
from handleiding.importer.read import read_bron
from handleiding.importer.structure import ImportFout
from handleiding.models import HandleidingPage


class Command(BaseCommand):
    help = "Leest een handleiding (.txt, .docx of .pdf) in de landelijke kern, als concept."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="toon alleen wat er zou gebeuren"
        )
        parser.add_argument(
            "--rapport", type=Path, help="schrijf het rapport als JSON naar dit bestand"
        )
        parser.add_argument(
            "--woord",
            action="append",
            default=[],
            help="wat een kop van dit handboek betekent, bijvoorbeeld avond=bijeenkomst",
        )
        parser.add_argument("--gebruiker", help="de gebruiker die als schrijver telt")

    def handle(self, *, bestand, dry_run, rapport, woord, gebruiker, **options):
        user = self._user(gebruiker)
        wortel = HandleidingPage.objects.kernpaginas().first()
        if wortel is None:
            raise CommandError("Er is nog geen handleiding. Voer eerst uit: manage.py inrichten")
        handleiding = self._lees(bestand, woord)
        # What is left out, and what becomes of each page, is told before anything is kept.
        self._toon_rapport(handleiding.rapport)
        plan = maak_plan(handleiding, wortel)
        for regel in in_regels(plan):
            self.stdout.write(regel)
        if rapport:
            self._bewaar(rapport, handleiding.rapport.to_json() | {"gevolgen": als_json(plan)})
        if dry_run:
            self.stdout.write("Proefdraai: er is niets gewijzigd.")
            return
        telling = Counter(deel.gevolg.value for deel in schrijf(handleiding, wortel, user=user))
        stand = ", ".join(f"{aantal} {gevolg}" for gevolg, aantal in telling.most_common())
        self.stdout.write(f"Klaar: {stand}.")

    def _lees(self, bestand, woorden):
        bron = None
        try:
            betekenis = lees_woorden(woorden)
            bron = read_bron(bestand)
            regels, gelezen = vertaal(bron.regels, betekenis)
            return parse(regels, [*bron.opmerkingen, *gelezen])
        except ImportFout as fout:
            hulp = raad(bron.regels) if bron else []
            raise CommandError(" ".join([str(fout), *hulp])) from fout

    def _bewaar(self, bestand, uitkomst):
        bestand.write_text(json.dumps(uitkomst, ensure_ascii=False, indent=2), encoding="utf-8")

    def _user(self, gebruiker):
        if not gebruiker:
            return None
        User = get_user_model()
        try:
            return User.objects.get_by_natural_key(gebruiker)
        except User.DoesNotExist as fout:
            raise CommandError(f"Er is geen gebruiker met de naam {gebruiker}.") from fout

    def _toon_rapport(self, rapport):
        cijfers = rapport.to_json()
        self.stdout.write(
            f"{cijfers['regels']} regels: {cijfers['geplaatst']} geplaatst, "
            f"{cijfers['opmaak']} opmaak, {len(cijfers['niet_geplaatst'])} niet geplaatst."
        )
        for groep in cijfers["opmaak_soorten"]:
            tekst = f" “{groep['tekst']}”" if groep["tekst"] else ""
            self.stdout.write(f"  {groep['aantal']} keer weggelaten als {groep['soort']}{tekst}")
        for regel in cijfers["opmaak_regels"]:
            self.stdout.write(f"  opmaak, regel {regel['regel']}: {regel['tekst']}")
        for regel in cijfers["niet_geplaatst"]:
            self.stdout.write(f"  niet geplaatst, regel {regel['regel']}: {regel['tekst']}")
        for opmerking in cijfers["opmerkingen"]:
            self.stdout.write(f"  let op: {opmerking}")
