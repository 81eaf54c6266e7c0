"""Django's command, once at a time: of two at the same moment the second waits, and then finds nothing to do."""

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from config.draaien.slot import om_de_beurt


class Command(Migrate):
    def handle(self, *args, **options):
        with om_de_beurt(connections[options["database"]]):
            return super().handle(*args, **options)
