"""Do all that is due. Run it every five minutes."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.draaien.klussen import KLUSSEN, doe_alles
from config.draaien.models import Beurt


class Command(BaseCommand):
    help = "Doe alles wat op tijd moet gebeuren. Elke vijf minuten; kan veilig nog een keer, ook tegelijk."

    def add_arguments(self, parser):
        parser.add_argument(
            "--stand", action="store_true", help="zeg alleen wanneer iets voor het laatst is gedaan"
        )

    def handle(self, *, stand, **options):
        if stand:
            self._vertel_stand()
            return
        mislukt = []
        for klus, uitkomst in doe_alles():
            self.stdout.write(f"{klus.naam}: {uitkomst}")
            if uitkomst == "mislukt":
                mislukt.append(klus.naam)
        if mislukt:
            raise CommandError(f"Mislukt: {', '.join(mislukt)}. In het logboek staat waarom.")

    def _vertel_stand(self):
        laatst = dict(Beurt.objects.values_list("klus", "klaar_op"))
        for klus in KLUSSEN:
            klaar = laatst.get(klus.naam)
            wanneer = f"{timezone.localtime(klaar):%d-%m-%Y %H:%M}" if klaar else "nog nooit"
            self.stdout.write(f"{klus.naam}: {wanneer}")
