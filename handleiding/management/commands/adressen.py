"""Show the addresses of the public side that are no page, and name the pages that are in their way."""

from django.core.management.base import BaseCommand, CommandError

from handleiding.adressen import paginas_in_de_weg
from handleiding.adressen.documentatie import README, bijgewerkt, geschreven
from handleiding.adressen.tabel import alle

HULP = (
    "Toont de adressen die geen pagina zijn, en noemt pagina’s die erop staan (dan met foutcode 1)."
)
GEEN = "Geen pagina staat in de weg."
WEL = "{aantal} in de weg: lezers bereiken ze daar niet, of straks niet meer. Geef ze een ander adres."


class Command(BaseCommand):
    help = HULP

    def add_arguments(self, parser):
        parser.add_argument(
            "--readme",
            action="store_true",
            help="zet de tabel in site/README.md en doe verder niets",
        )

    def handle(self, *, readme, **options):
        if readme:
            README.write_text(bijgewerkt(README.read_text(encoding="utf-8")), encoding="utf-8")
            return
        for adres in alle():
            waar = ", ".join(niveau.waar for niveau in adres.niveaus)
            self.stdout.write(f"{geschreven(adres):36} {waar}: {adres.wat}")
        gevonden = paginas_in_de_weg()
        for regel in gevonden:
            self.stdout.write(self._regel(regel))
        if gevonden:
            raise CommandError(WEL.format(aantal=_aantal(len(gevonden))))
        self.stdout.write(GEEN)

    def _regel(self, gevonden):
        page = gevonden.page
        stand = "in een concept" if gevonden.concept else "online" if page.live else "niet online"
        boven = page.url_path.rsplit("/", 2)[0]
        return (
            f"In de weg: pagina {page.pk} “{page.draft_title or page.title}” ({stand}), "
            f"{boven}/{gevonden.slug}/, adres van {gevonden.adres.wat}"
        )


def _aantal(aantal: int) -> str:
    return "1 pagina staat" if aantal == 1 else f"{aantal} pagina’s staan"
