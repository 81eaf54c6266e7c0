from django.apps import AppConfig
from django.core import checks


class DraaienConfig(AppConfig):
    name = "config.draaien"
    label = "draaien"
    verbose_name = "draaien"

    def ready(self):
        from config.draaien import inlogboek
        from config.draaien.checks import check_post_en_adres

        checks.register(check_post_en_adres, deploy=True)
        inlogboek.luister()
