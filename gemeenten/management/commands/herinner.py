"""Remind reviewers of what waits too long. Run it once a day."""

from django.core.management.base import BaseCommand

from gemeenten.beoordeling.herinneren import herinner


class Command(BaseCommand):
    help = "Herinner beoordelaars aan pagina's die te lang wachten. Eén mail per persoon."

    def handle(self, *args, **options):
        self.stdout.write(f"Herinnerd aan {herinner()} pagina's.")
