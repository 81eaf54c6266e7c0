from django.apps import AppConfig


class HandleidingConfig(AppConfig):
    name = "handleiding"
    verbose_name = "Handleiding"

    def ready(self):
        from handleiding import adressen
        from handleiding.adressen.bewaking import bewaak_adressen
        from handleiding.adressen.eigen import ADRESSEN
        from handleiding.datumkeuze import gebruik_datumkeuze
        from handleiding.publiek.etalage import luister
        from handleiding.publiek.etalage.luisteraars import verbind
        from handleiding.publiek.zoeken.taken import na_verandering
        from handleiding.van_wagtail import grijp_in
        from handleiding.verschil.velden import vergelijk_in_woorden
        from handleiding.workflow import andere_stap, bestaan, eens, meenemen
        from handleiding.workflow.bezet_houden import bewaak_bezetting

        adressen.registreer(*ADRESSEN)
        bewaak_adressen()
        gebruik_datumkeuze()
        vergelijk_in_woorden()
        eens.verbind()
        bestaan.verbind()
        meenemen.verbind()
        andere_stap.verbind()
        grijp_in()
        bewaak_bezetting()
        verbind()
        luister(na_verandering)
        self.verbind_pdf()
        self.verbind_werklijst()

    def verbind_pdf(self):
        """Let a file go with its row."""
        from django.db.models.signals import post_delete

        from handleiding.models import Pdfversie
        from handleiding.publiek.pdf.tabel import neem_bestand_mee

        post_delete.connect(neem_bestand_mee, sender=Pdfversie, dispatch_uid="pdf_bestand")

    def verbind_werklijst(self):
        """Tell the work list what the workflow has waiting."""
        from handleiding.workflow import eigen_werk, opmerkingen, werksoorten, zonder_keurder
        from handleiding.workflow.werkregels import registreer

        registreer(eigen_werk.ter_beoordeling, werksoorten.TE_BEOORDELEN, werksoorten.COLLEGA)
        registreer(
            eigen_werk.van_eigen_indieningen, werksoorten.TERUGGESTUURD, werksoorten.INGEDIEND
        )
        registreer(eigen_werk.eigen_concepten, werksoorten.CONCEPT)
        registreer(eigen_werk.spoed_na_te_lezen, werksoorten.SPOED)
        registreer(opmerkingen.onbeantwoord, werksoorten.OPMERKING)
        registreer(zonder_keurder.niemand_kan, werksoorten.NIEMAND)
