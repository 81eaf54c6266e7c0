"""Which files of a handbook were handed out before, and to get one of them back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date
from wagtail.models import Page, Site

from handleiding.publiek.pdf.tabel import Pdfversie


class Command(BaseCommand):
    help = "Noem de eerdere pdf's van een handleiding, of haal er een op zoals die op een dag was."

    def add_arguments(self, parser):
        parser.add_argument("adres", help="zoals /gemeenten/leeuwarden/handleiding/")
        parser.add_argument("--op", metavar="JJJJ-MM-DD", help="de pdf aan het eind van deze dag")
        parser.add_argument("--naar", metavar="BESTAND", help="waar die pdf heen moet")

    def handle(self, *, adres, op, naar, **options):
        versies = Pdfversie.objects.filter(pdf__page=self._pagina(adres), pdf__soort="handleiding")
        if bool(op) != bool(naar):
            raise CommandError("Geef --op en --naar samen: welke dag, en in welk bestand.")
        if not op:
            for versie in versies:
                moment = timezone.localtime(versie.gemaakt_op)
                self.stdout.write(
                    f"{moment:%d-%m-%Y %H:%M}  {versie.bladzijden} bladzijden  {versie.grootte // 1024} kB"
                )
            return
        versie = self._op_dag(versies, op)
        doel = Path(naar)
        if doel.exists():
            raise CommandError(f"{naar} bestaat al. Kies een andere naam.")
        with versie.bestand.open("rb") as bestand:
            doel.write_bytes(bestand.read())
        self.stdout.write(
            f"{naar}: zoals gemaakt op {timezone.localtime(versie.gemaakt_op):%d-%m-%Y %H:%M}"
        )

    def _pagina(self, adres: str) -> Page:
        hoofd = Site.objects.get(is_default_site=True).root_page.url_path
        paginas = Page.objects.filter(content_type__model="handleidingpage")
        page = paginas.filter(url_path=f"{hoofd}{adres.strip('/')}/").first()
        if page is None:
            raise CommandError(f"Geen handleiding gevonden op {adres}.")
        return page

    def _op_dag(self, versies, op: str) -> Pdfversie:
        dag = parse_date(op)
        if dag is None:
            raise CommandError(f"Schrijf de dag als 2026-11-30, niet als {op}.")
        gevonden = versies.filter(gemaakt_op__date__lte=dag).first()
        if gevonden is None:
            raise CommandError(f"Van {dag:%d-%m-%Y} of eerder is geen pdf bewaard.")
        return gevonden
