"""Mail people what waits for them. Run it once a day."""

from django.core.management.base import BaseCommand

from gemeenten.goedkeuring.herinneren import herinner


class Command(BaseCommand):
    help = "Mail mensen wat op hen wacht, als daar iets nieuws of iets oud bij is. Eén mail per persoon."

    def handle(self, *args, **options):
        self.stdout.write(f"Werklijst gemaild aan {herinner()} mensen.")
