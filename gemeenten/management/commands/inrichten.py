"""Set up what every installation needs."""

from django.core.management.base import BaseCommand

from gemeenten.models import DoeMeePage
from gemeenten.onboarding import richt_in

DOE_MEE_BEZET = (
    "Een andere pagina heeft het adres van de pagina voor wie mee wil doen. Geef die een ander adres "
    "(python manage.py adressen noemt haar) en voer dit opnieuw uit."
)


class Command(BaseCommand):
    help = "Maakt de kern, de lijst van gemeenten en hun rechten. Kan veilig nog een keer."

    def handle(self, **options):
        kern = richt_in()
        self.stdout.write(f"De handleiding staat klaar als “{kern.title}” ({kern.url_path}).")
        if not DoeMeePage.objects.exists():
            self.stderr.write(DOE_MEE_BEZET)
