"""Go on with core changes that wait, for instance after a worker was killed. Run it every ten minutes.

It also removes rounds that are done and old (setting ``OVERNAMERONDES_BEWAREN``).
"""

from django.core.management.base import BaseCommand

from gemeenten.kernband.rondes.opruimen import ruim_op
from gemeenten.kernband.rondes.ronde import wachtend
from gemeenten.kernband.rondes.werk import werk_af


class Command(BaseCommand):
    help = "Neem kernwijzigingen over die nog wachten. Kan veilig nog een keer, ook tegelijk."

    def handle(self, *args, **options):
        werk_af.call()
        self.stdout.write(f"Klaar. Er wachten nog {len(wachtend())} pagina's.")
        if aantal := ruim_op():
            self.stdout.write(f"Opgeruimd: {aantal} rondes die klaar en oud waren.")
