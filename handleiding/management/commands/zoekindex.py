"""Bring the index of the public search up to date; the planned job does, and after each publication a task."""

from django.core.management.base import BaseCommand, CommandError

from handleiding.publiek.zoeken import indexeren
from handleiding.publiek.zoeken.tabel import Passage

BIJ = "De zoekindex is bij: {aantal} gelezen, {passages} passages."
ACHTER = "{aantal} niet in de zoekindex zoals lezers ze zien. Werk hem bij met: manage.py zoekindex"


class Command(BaseCommand):
    help = "Werkt de zoekindex voor lezers bij, of kijkt alleen of hij bij is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--opnieuw",
            action="store_true",
            help="gooit de index eerst leeg, bijvoorbeeld na een nieuwe versie",
        )
        parser.add_argument(
            "--controleer",
            action="store_true",
            help="verandert niets; foutcode 1 als er iets achterloopt",
        )

    def handle(self, *, opnieuw, controleer, **options):
        if controleer:
            achter = indexeren.achterstand().count() + indexeren.verouderd().count()
            if achter:
                raise CommandError(ACHTER.format(aantal=_paginas(achter)))
        if opnieuw and not controleer:
            indexeren.maak_leeg()
        gelezen = 0 if controleer else indexeren.werk_bij()
        self.stdout.write(BIJ.format(aantal=_paginas(gelezen), passages=Passage.objects.count()))


def _paginas(aantal: int) -> str:
    return "1 pagina" if aantal == 1 else f"{aantal} pagina’s"
