from django.apps import AppConfig


class HandleidingConfig(AppConfig):
    name = "handleiding"
    verbose_name = "Handleiding"

    def ready(self):
        from handleiding.basisbewaking import bewaak_basis
        from handleiding.boompad import gebruik_padindex
        from handleiding.datumkeuze import gebruik_datumkeuze
        from handleiding.verschiltekst import vergelijk_met_regels
        from handleiding.views.rijen import bereid_zoekresultaten_voor
        from handleiding.workflow.bewaking import bewaak_publicatie
        from handleiding.workflow.permissions import gebruik_paginarechten

        gebruik_datumkeuze()
        gebruik_padindex()
        vergelijk_met_regels()
        gebruik_paginarechten()
        bereid_zoekresultaten_voor()
        bewaak_publicatie()
        bewaak_basis()
