"""Go on with core changes that wait, for instance after a worker was killed. Run it every ten minutes."""

from django.core.management.base import BaseCommand

from gemeenten.kernwijzigingen.ronde import wachtend
from gemeenten.kernwijzigingen.werk import werk_af


class Command(BaseCommand):
    help = "Neem kernwijzigingen over die nog wachten. Kan veilig nog een keer, ook tegelijk."

    def handle(self, *args, **options):
        werk_af.call()
        self.stdout.write(f"Klaar. Er wachten nog {len(wachtend())} pagina's.")
