from django.apps import AppConfig


class ProefConfig(AppConfig):
    name = "tests.proef"
    verbose_name = "Proefpagina’s"
