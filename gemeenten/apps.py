from django.apps import AppConfig


class GemeentenConfig(AppConfig):
    name = "gemeenten"
    verbose_name = "Gemeenten"

    def ready(self):
        from gemeenten.slots import gegevens_van_editie
        from handleiding.slots import registreer

        registreer(gegevens_van_editie)
