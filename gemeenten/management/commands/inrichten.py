"""Set up what every installation needs."""

from django.core.management.base import BaseCommand

from gemeenten.onboarding import richt_in


class Command(BaseCommand):
    help = "Maakt de kern, de lijst van gemeenten en hun rechten. Kan veilig nog een keer."

    def handle(self, **options):
        kern = richt_in()
        self.stdout.write(f"De handleiding staat klaar als “{kern.title}” ({kern.url_path}).")
