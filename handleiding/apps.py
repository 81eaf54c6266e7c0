from django.apps import AppConfig


class HandleidingConfig(AppConfig):
    name = "handleiding"
    verbose_name = "Handleiding"

    def ready(self):
        from handleiding import adressen
        from handleiding.adressen.bewaking import bewaak_adressen
        from handleiding.adressen.eigen import ADRESSEN
        from handleiding.basisbewaking import bewaak_basis
        from handleiding.boompad import gebruik_padindex
        from handleiding.datumkeuze import gebruik_datumkeuze
        from handleiding.export.wagtails import bewaak_rekenbladen
        from handleiding.verschil.velden import vergelijk_in_woorden
        from handleiding.views.hosts import gebruik_hostform
        from handleiding.workflow.bewaking import bewaak_publicatie
        from handleiding.workflow.goedkeurders import hervat_in_een_keer
        from handleiding.workflow.permissions import gebruik_paginarechten

        adressen.registreer(*ADRESSEN)
        bewaak_adressen()
        gebruik_hostform()
        gebruik_datumkeuze()
        gebruik_padindex()
        vergelijk_in_woorden()
        gebruik_paginarechten()
        hervat_in_een_keer()
        bewaak_rekenbladen()
        bewaak_publicatie()
        bewaak_basis()
