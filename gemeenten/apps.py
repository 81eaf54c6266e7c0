from importlib import import_module

from django.apps import AppConfig
from django.core import checks


class GemeentenConfig(AppConfig):
    name = "gemeenten"
    verbose_name = "Gemeenten"

    def ready(self):
        from gemeenten.adressen import ADRESSEN
        from gemeenten.editie.levensloop.archief import beletsel_in_archief, bezwaar_uit_archief
        from gemeenten.goedkeuring.workflows import wie_neemt
        from gemeenten.kernband.herkomst import voorvertoning
        from gemeenten.kernband.slots import gegevens_van_editie
        from gemeenten.kernband.voorstellen.dank import dank_bij_kernpagina
        from gemeenten.models import livegang
        from gemeenten.onboarding.livegang import bezwaar_tegen_livegang
        from gemeenten.toegang.mensen.banden import banden
        from gemeenten.toegang.mensen.hulp import hulp_bij_stap
        from gemeenten.toegang.muren.keuzes import keur_verwijzingen
        from gemeenten.toegang.rollen_op_pagina import leesbare_paden, rollen_op_pagina
        from handleiding import adressen, slots, verwijzingen, zichtbaarheid
        from handleiding.workflow import goedkeurders, rollen, schrijven, stappen, tweede_persoon

        adressen.registreer(*ADRESSEN)
        livegang.registreer(bezwaar_uit_archief)
        livegang.registreer(bezwaar_tegen_livegang)
        slots.registreer(gegevens_van_editie)
        slots.registreer(dank_bij_kernpagina)
        voorvertoning.bied_aan()
        rollen.registreer(rollen_op_pagina)
        schrijven.registreer(beletsel_in_archief)
        goedkeurders.registreer_hulp(hulp_bij_stap)
        stappen.registreer_namen(wie_neemt)
        tweede_persoon.registreer(banden)
        zichtbaarheid.registreer(leesbare_paden)
        verwijzingen.registreer(keur_verwijzingen)
        self.verbind_log()
        self.verbind_personen()
        self.verbind_groepen()
        self.verbind_accounts()
        self.verbind_omleidingen()
        self.verbind_lezersreacties()
        self.bouw_muren()
        self.verbind_berichten()
        self.verbind_kernwijzigingen()
        self.verbind_werklijst()
        self.verbind_opdrachten()
        self.verbind_pdf()

    def verbind_log(self):
        """Name what the log can say."""
        from gemeenten import logacties as van_edities
        from gemeenten.lezers.reacties import logacties as van_lezers
        from gemeenten.persoonsgegevens import logacties as van_personen
        from handleiding.logacties import neem_op

        neem_op((*van_edities.TABEL, *van_lezers.TABEL, *van_personen.TABEL))

    def verbind_pdf(self):
        """Name what is printed of a group."""
        from gemeenten.lokaal.draaiboekviews import DRAAIBOEK
        from handleiding.publiek.pdf.stukken import registreer

        registreer(DRAAIBOEK)
        self.verbind_zoeken()

    def verbind_zoeken(self):
        """Let search answer with a municipality, its contact and the dates of a group."""
        from wagtail.permissions import register_permission_policy

        from gemeenten.lezers.zoeken.antwoorden import antwoorden
        from gemeenten.lezers.zoeken.synoniemen import KernredactieBeleid
        from handleiding.models import Synoniemen
        from handleiding.publiek.zoeken import antwoorden as zoeken

        zoeken.registreer(antwoorden)
        register_permission_policy(Synoniemen, KernredactieBeleid(Synoniemen))

    def bouw_muren(self):
        """Put the walls between the editions in place of Wagtail's answers."""
        from gemeenten.toegang.muren.beleid import gebruik_editiebeleid
        from gemeenten.toegang.muren.bestanden import bescherm_bestanden
        from gemeenten.van_wagtail import grijp_in

        self.verbind_verwijzingen()
        self.verbind_terugblik()
        gebruik_editiebeleid()
        import_module("gemeenten.toegang.muren.opslag")  # registers its check
        bescherm_bestanden()
        grijp_in()

    def verbind_verwijzingen(self):
        from wagtail.signals import page_published

        from gemeenten.toegang.muren.gebruik import werk_verwijzingen_bij

        page_published.connect(werk_verwijzingen_bij, dispatch_uid="tenancy_verwijzingen")

    def verbind_terugblik(self):
        """Let who looks back open the files that readers saw then."""
        from gemeenten.lezers.terugblik.toegang import mag_bestand_terugzien
        from gemeenten.toegang.muren import media

        media.registreer(mag_bestand_terugzien)

    def verbind_personen(self):
        """Let no form bring back a person who was removed, and no version keep who went from a text."""
        from wagtail.signals import page_published, page_unpublished

        from gemeenten.persoonsgegevens.nawerk import na_publicatie
        from gemeenten.persoonsgegevens.wegblijven import STEMPEL
        from handleiding import stempel

        stempel.registreer(STEMPEL)
        for signaal in (page_published, page_unpublished):
            signaal.connect(na_publicatie, dispatch_uid="persoonsgegevens_nawerk")

    def verbind_groepen(self):
        """Refuse to delete what others count on."""
        from django.contrib.auth.models import Group
        from django.db.models.signals import pre_delete

        from gemeenten.models import DoeMeePage
        from gemeenten.toegang.mensen.technisch import bewaak_groep
        from handleiding.adressen.bewaking import bewaak_verwijderen

        pre_delete.connect(
            bewaak_verwijderen, sender=DoeMeePage, dispatch_uid="adressen_doe_mee_verwijderen"
        )
        pre_delete.connect(bewaak_groep, sender=Group, dispatch_uid="people_groep_met_werk")

    def verbind_accounts(self):
        """Notice who lets somebody in, wherever an account is saved."""
        from allauth.account.signals import password_reset
        from allauth.mfa.models import Authenticator
        from django.contrib.auth import get_user_model
        from django.db.models.signals import m2m_changed, post_save, pre_save

        from gemeenten.toegang.mensen import adres, signalen

        User = get_user_model()
        for signaal, doe, sender in (
            (pre_save, signalen.voor_bewaren, User),
            (post_save, signalen.na_bewaren, User),
            (m2m_changed, signalen.na_groepen, User.groups.through),
            (pre_save, signalen.bewaak_tweede_stap, Authenticator),
            (password_reset, signalen.na_nieuw_wachtwoord, None),
        ):
            signaal.connect(doe, sender=sender, dispatch_uid=f"people_{doe.__name__}")
        checks.register(adres.check_dubbele, checks.Tags.database)

    def verbind_omleidingen(self):
        from wagtail.signals import page_slug_changed, post_page_move

        from gemeenten.editie.levensloop.omleiding import leid_om_van_host, ruim_kringen_op

        for signal in (page_slug_changed, post_page_move):
            signal.connect(ruim_kringen_op, dispatch_uid="omleiding_ruim_kringen_op")
        post_page_move.connect(leid_om_van_host, dispatch_uid="omleiding_van_host")

    def verbind_lezersreacties(self):
        from wagtail.signals import post_page_move

        from gemeenten.lezers.reacties.verhuizen import verhuis_reacties

        post_page_move.connect(verhuis_reacties, dispatch_uid="lezersreacties_verhuis")

    def verbind_kernwijzigingen(self):
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import PageLogEntry
        from wagtail.signals import page_published

        from gemeenten.editie.opbouw import structuur_signalen
        from gemeenten.kernband.rondes.aanleiding import na_logregel
        from gemeenten.kernband.voorstellen import signalen
        from gemeenten.kernband.wijzigingen import gehoord
        from handleiding.models import Kernpublicatie

        signalen.verbind()
        structuur_signalen.verbind()
        post_save.connect(
            na_logregel, sender=PageLogEntry, dispatch_uid="kernwijzigingen_overnemen"
        )
        page_published.connect(gehoord.na_publicatie, dispatch_uid="kernwijzigingen_gehoord")
        for signaal in (post_save, post_delete):
            signaal.connect(
                gehoord.na_kernpublicatie,
                sender=Kernpublicatie,
                dispatch_uid="kernwijzigingen_gehoord",
            )

    def verbind_werklijst(self):
        """Tell the work list what the editions and the core have waiting."""
        from gemeenten.editie.opbouw.werkregels import opbouw
        from gemeenten.kernband.voorstellen import werkregels as van_voorstellen
        from gemeenten.kernband.wijzigingen import werkregels as van_kern
        from gemeenten.lezers.reacties.werkregels import van_lezers
        from gemeenten.lokaal import collectieflijst
        from gemeenten.lokaal.links.werkregels import dode_links
        from gemeenten.lokaal.verouderd import verouderde_contacten
        from gemeenten.onboarding.aanvraag.werkregels import aanvragen
        from gemeenten.onboarding.openstaand import nog_niet_klaar
        from gemeenten.opdrachten import werkregels as van_opdrachten
        from gemeenten.persoonsgegevens import werkregels as van_personen
        from gemeenten.toegang.rollen_op_pagina import plaatsnamen, rollen_overal
        from handleiding.workflow import werksoorten as soort
        from handleiding.workflow.rollen import registreer_overal
        from handleiding.workflow.werkregels import registreer, registreer_plaatsnamen

        registreer_overal(rollen_overal)
        registreer_plaatsnamen(plaatsnamen)
        registreer(van_kern.kernwijzigingen, soort.KERNWIJZIGING)
        registreer(van_kern.nog_niet_beslist, soort.NIET_BESLIST)
        registreer(opbouw, soort.OPBOUW)
        registreer(van_kern.nog_in_te_dienen, soort.SAMENGEVOEGD)
        registreer(van_kern.vanzelf_overgenomen, soort.AUTOMATISCH)
        registreer(van_voorstellen.te_beslissen, soort.VOORSTEL)
        registreer(van_voorstellen.antwoorden, soort.ANTWOORD)
        registreer(collectieflijst.correcties, soort.CORRECTIE)
        registreer(verouderde_contacten, soort.CONTACT)
        registreer(van_lezers, soort.REACTIE)
        registreer(aanvragen, soort.AANVRAAG)
        registreer(dode_links, soort.DODE_LINK)
        registreer(nog_niet_klaar, soort.CHECKLIST)
        registreer(van_opdrachten.afgelopen, soort.OPDRACHT)
        registreer(van_personen.te_bevestigen, soort.BEVESTIGEN)
        registreer(van_personen.afgelopen, soort.OPDRACHT)

    def verbind_opdrachten(self):
        """Name what can be ordered, and let the file of an order go with it."""
        from django.db.models.signals import post_delete

        from gemeenten.editie.levensloop.opdrachten import INVOER, LIVEGANG, UITVOER
        from gemeenten.models import Opdracht
        from gemeenten.opdrachten.opruimen import (
            neem_bestand_mee,
            vergeet_pdfs,
            vergeet_wat_gemaakt_is,
        )
        from gemeenten.opdrachten.soorten import registreer
        from gemeenten.oude_paden import houd_vindbaar
        from gemeenten.persoonsgegevens import elders
        from gemeenten.persoonsgegevens.opdrachten import VERWIJDEREN, ZOEKEN

        houd_vindbaar()
        registreer(UITVOER, INVOER, LIVEGANG, ZOEKEN, VERWIJDEREN)
        elders.registreer(vergeet_wat_gemaakt_is)
        elders.registreer(vergeet_pdfs)
        post_delete.connect(neem_bestand_mee, sender=Opdracht, dispatch_uid="opdracht_bestand")

    def verbind_berichten(self):
        """Send what a person hears about a text; Wagtail's own mail is replaced in ``van_wagtail``."""
        from django.db.models.signals import post_save
        from wagtail.models import PageLogEntry

        from gemeenten.goedkeuring import berichten
        from handleiding.workflow.reeks import registreer_omhulsel

        post_save.connect(
            berichten.uit_het_log, sender=PageLogEntry, dispatch_uid="bericht_uit_het_log"
        )
        registreer_omhulsel(berichten.bundel)
