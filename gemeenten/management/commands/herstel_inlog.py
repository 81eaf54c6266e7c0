from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from gemeenten.toegang.mensen.adres import accounts_met
from gemeenten.toegang.mensen.herstel import heeft_tweede_stap, herstel_vanaf_de_server


class Command(BaseCommand):
    help = "Verwijder de tweede stap van iemand die niet meer kan inloggen, als niemand in het CMS het kan doen."

    def add_arguments(self, parser):
        parser.add_argument("email", help="het e-mailadres van de persoon")
        parser.add_argument("--reden", required=True, help="komt in het log en in de mail")
        parser.add_argument("--dry-run", action="store_true", help="zeg wie het is, doe niets")

    def handle(self, *args, email, reden, dry_run, **options):
        mensen = accounts_met(email)
        if len(mensen) != 1:
            raise CommandError(f"Er zijn {len(mensen)} accounts met het adres {email}.")
        naam = mensen[0].get_full_name() or mensen[0].get_username()
        if dry_run:
            heeft = "heeft" if heeft_tweede_stap(mensen) else "heeft geen"
            self.stdout.write(f"{naam} {heeft} tweede stap. Er is niets gedaan.")
            return
        try:
            gemaild = herstel_vanaf_de_server(mensen[0], reden)
        except PermissionDenied as weigering:
            raise CommandError(str(weigering)) from weigering
        mail = "De mail is verstuurd." if gemaild else "De mail is niet verstuurd."
        self.stdout.write(f"De tweede stap van {naam} is verwijderd. {mail}")
