"""Compare the etalage with the pages, or make it say what it should."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from handleiding.logacties import ETALAGE_HERSTELD, noteer
from handleiding.publiek.etalage.controle import herstel, verschillen, vul_aan

HULP = (
    "Controleert wat lezers mogen zien (met foutcode 1 en de namen van pagina’s als er iets niet klopt), "
    "of herstelt het."
)
KLOPT = "De etalage klopt."
KLOPT_NIET = "{aantal} niet zoals het hoort. Herstel het met: manage.py etalage --herstel"
HERSTELD = "{aantal} hersteld."


class Command(BaseCommand):
    help = HULP

    def add_arguments(self, parser):
        wat = parser.add_mutually_exclusive_group(required=True)
        wat.add_argument("--controleer", action="store_true", help="kijkt en verandert niets")
        wat.add_argument("--herstel", action="store_true", help="herstelt wat niet klopt")

    def handle(self, *, herstel, **options):
        if herstel:
            return self._herstel()
        gevonden = list(verschillen())
        for verschil in gevonden:
            self.stdout.write(f"{naam_van(verschil.page_id)}: {verschil.wat}")
        if gevonden:
            raise CommandError(KLOPT_NIET.format(aantal=_aantal(len(gevonden))))
        self.stdout.write(KLOPT)
        return None

    def _herstel(self):
        """Again until nothing differs: what was wrong above hid what is wrong below."""
        vul_aan()
        aantal = 0
        gezien = set()
        while nieuw := [v for v in verschillen() if v not in gezien]:
            for verschil in nieuw:
                herstel(verschil)
                page = Page.objects.get(pk=verschil.page_id).specific
                noteer(page, ETALAGE_HERSTELD, data={"reden": verschil.wat})
                self.stdout.write(f"{naam_van(verschil.page_id)}: {verschil.wat}; hersteld")
                aantal += 1
            gezien |= set(nieuw)
        self.stdout.write(HERSTELD.format(aantal=_aantal(aantal)) if aantal else KLOPT)


def naam_van(page_id: int) -> str:
    page = Page.objects.get(pk=page_id)
    return f"Pagina {page.pk} “{page.title}” ({page.url_path})"


def _aantal(aantal: int) -> str:
    return "1 pagina" if aantal == 1 else f"{aantal} pagina’s"
