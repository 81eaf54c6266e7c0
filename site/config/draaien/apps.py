from django.apps import AppConfig
from django.core import checks
from django_tasks.signals import task_finished


class DraaienConfig(AppConfig):
    name = "config.draaien"
    label = "draaien"
    verbose_name = "draaien"

    def ready(self):
        from config.adressen import ADRESSEN
        from config.draaien import bewaartermijnen, herkansing, inlogboek, langzaam, post
        from config.draaien.checks import (
            check_machines,
            check_niet_gezien,
            check_post_en_adres,
            check_werk,
        )
        from config.draaien.mislukt import mislukt_werk
        from config.draaien.terughalen import haal_post_terug
        from config.draaien.werkregels import opgegeven
        from config.voordeur import legen
        from gemeenten.persoonsgegevens import elders
        from handleiding import bewaren
        from handleiding.adressen import registreer
        from handleiding.publiek import etalage
        from handleiding.workflow import telling, werkregels, werksoorten

        checks.register(check_post_en_adres, deploy=True)
        checks.register(check_machines, deploy=True)
        checks.register(check_niet_gezien, deploy=True)
        checks.register(check_werk, checks.Tags.database, deploy=True)
        inlogboek.luister()
        langzaam.luister()
        task_finished.connect(herkansing.na_afloop, dispatch_uid="herkansing")
        task_finished.connect(post.vergeet, dispatch_uid="vergeet_post")
        elders.registreer(haal_post_terug)
        registreer(*ADRESSEN)
        etalage.luister(legen.na_verandering)
        bewaren.neem_op(bewaartermijnen.TABEL)
        werkregels.registreer(opgegeven, werksoorten.MISLUKT)
        telling.registreer_spoor("mislukt", lambda vanaf: mislukt_werk().filter(status="FAILED"))
