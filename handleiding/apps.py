from django.apps import AppConfig


class HandleidingConfig(AppConfig):
    name = "handleiding"
    verbose_name = "Handleiding"

    def ready(self):
        from handleiding import adressen
        from handleiding.adressen.bewaking import bewaak_adressen
        from handleiding.adressen.eigen import ADRESSEN
        from handleiding.datumkeuze import gebruik_datumkeuze
        from handleiding.van_wagtail import grijp_in
        from handleiding.verschil.velden import vergelijk_in_woorden

        adressen.registreer(*ADRESSEN)
        bewaak_adressen()
        gebruik_datumkeuze()
        vergelijk_in_woorden()
        grijp_in()
