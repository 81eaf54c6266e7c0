"""Wagtail's command, once at a time: two at the same moment would publish a page twice in its log."""

from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as PublishScheduled

from config.draaien.models import Beurt

BEURT = "publish_scheduled"


class Command(PublishScheduled):
    help = "Publiceert en haalt offline wat op tijd moet. Loopt dit al, dan gebeurt er niets."

    def handle(self, *args, **options):
        begin = timezone.now()
        if options["dryrun"]:
            super().handle(*args, **options)
        elif not Beurt.objects.neem(BEURT, begin, None):
            self.stdout.write("Dit loopt al in een ander proces.")
        else:
            klaar_op = None
            try:
                super().handle(*args, **options)
                klaar_op = timezone.now()
            finally:
                Beurt.objects.geef_terug(BEURT, begin, klaar_op=klaar_op)
