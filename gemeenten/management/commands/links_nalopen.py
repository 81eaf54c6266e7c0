from django.conf import settings
from django.core.management.base import BaseCommand

from gemeenten.lokaal.links.nalopen import loop_na


class Command(BaseCommand):
    help = (
        "Zoek links in openbare tekst die nergens heen leiden, en zet ze in de werklijst van wie die tekst schrijft. "
        "`periodiek` doet dit elke dag voor een deel van de pagina’s; elke pagina komt zo eens per maand aan de beurt."
    )

    def add_arguments(self, parser):
        parser.add_argument("--alles", action="store_true", help="loop nu alle pagina’s na")

    def handle(self, *, alles, **options):
        dood = loop_na(alles=alles)
        self.stdout.write(f"{dood} dode links gevonden.")
        if not settings.LINKS_NALOPEN:
            self.stdout.write(
                "Alleen eigen pagina’s en documenten zijn bekeken. Met LINKS_NALOPEN=True vragen wij het "
                "ook andere websites."
            )
