from django.apps import AppConfig


class GemeentenConfig(AppConfig):
    name = "gemeenten"
    verbose_name = "Gemeenten"

    def ready(self):
        from gemeenten import livegang
        from gemeenten.onboarding.livegang import bezwaar_tegen_livegang
        from gemeenten.rollen_op_pagina import leesbare_paden, rollen_op_pagina
        from gemeenten.slots import gegevens_van_editie
        from handleiding import slots, zichtbaarheid
        from handleiding.workflow import rollen

        livegang.registreer(bezwaar_tegen_livegang)
        slots.registreer(gegevens_van_editie)
        rollen.registreer(rollen_op_pagina)
        zichtbaarheid.registreer(leesbare_paden)
