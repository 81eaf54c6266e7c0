"""Do the background work: one process for each queue, so that a silent mail server holds up only mail."""

import logging

from django.core.management.base import BaseCommand

from config.draaien.taken import GRENZEN
from config.draaien.toezicht import Toezicht
from config.draaien.werker import GeduldigeWerker, stop_zonder


class Command(BaseCommand):
    help = "Doet het werk op de achtergrond. Zonder --rij: een proces voor elke rij."

    def add_arguments(self, parser):
        parser.add_argument("--rij", choices=GRENZEN, help="doe alleen het werk van deze rij")
        parser.add_argument("--leeg", action="store_true", help="doe wat er nu ligt, en stop")
        parser.add_argument("--met-ouder", type=int, help="stop als dit proces er niet meer is")

    def handle(self, *, rij, leeg, met_ouder, **options):
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        if rij is None and not leeg:
            toezicht = Toezicht(GRENZEN)
            if met_ouder:
                stop_zonder(met_ouder)
            toezicht.houd()
            return
        werker = GeduldigeWerker(rij or "*", leeg=leeg)
        werker.configure_signals()
        if met_ouder:
            stop_zonder(met_ouder)
        werker.run()
