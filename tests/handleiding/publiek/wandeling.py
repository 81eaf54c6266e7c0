"""A walk of everything that can happen to pages, and what the etalage promises after each step."""

import io
import json
from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from gemeenten.editie.levensloop.archief import archiveer, haal_terug
from gemeenten.editie.levensloop.hernoem import NieuweNaam, hernoem
from gemeenten.editie.levensloop.inlezen import voer_in
from gemeenten.editie.levensloop.samenvoegen import voeg_samen
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.inleesronde.schrijven import schrijf
from gemeenten.models import Contactpersoon, DoeMeePage, WerkleergroepPage
from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.persoonsgegevens import verwijder as verwijder_persoon
from gemeenten.persoonsgegevens import vind
from handleiding.models import BijeenkomstPage, Etalage, InhoudPage
from handleiding.publiek.etalage import stempels
from handleiding.verschil.paginatekst import tekst
from handleiding.workflow import actions
from tests.bewaring import na_de_termijn
from tests.gemeenten.editie.levensloop.hulp import als_bestand
from tests.handleiding.workflow.rijen import het_moment_komt
from tests.wereld import HANDLEIDING

WEIGERING = (PermissionDenied, ValidationError)
PERSOON = "Wijnanda Proefnaam"
ALS = {"kern": "kernredacteur", "editie": "redacteur-leeuwarden"}
KEURDERS = {"kern": "kernbeoordelaar", "editie": "beoordelaar-leeuwarden"}


def vers(page):
    return Page.objects.get(pk=page.pk).specific


class Wandeling:
    """Pages of every kind, in two editions and the core, with a public address each."""

    def __init__(self, wereld):
        self.wereld, self.bezoeker = wereld, Client()
        self.leeuwarden, self.ander = wereld.editie(), wereld.editie("weststellingwerf")
        sessie, groep = wereld.bijeenkomst(), WerkleergroepPage.objects.first()
        self.boven = self._pagina(wereld.editie(), "Boven")
        self.onder = self._pagina(self.boven, "Onder", naar=sessie)
        contact = wereld.editie().get_children().get(slug="contact").specific
        self.paginas = [
            self.boven,
            self.onder,
            sessie,
            groep,
            contact,
            wereld.editie(),
            wereld.kernbijeenkomst(),
            wereld.hoofdstuk("bijlagen").get_children().get(slug="literatuur").specific,
            wereld.hoofdstuk("programma"),
        ]
        self.kern_pad = wereld.kern.path
        self.adressen = self._adressen(groep)
        self.lees()

    def _pagina(self, ouder, titel, naar=None):
        link = f'<a linktype="page" id="{naar.pk}">hier</a>' if naar else "Tekst"
        page = InhoudPage(title=titel, slug=titel.lower(), live=False, show_in_menus=True)
        page.inhoud = json.dumps([{"type": "tekst", "value": f"<p>{link}.</p>"}])
        vers(ouder).add_child(instance=page)
        page.save_revision(user=self.wereld.user(ALS["editie"]))
        self.wereld.publiceer(page, ALS["editie"], KEURDERS["editie"])
        return vers(page)

    def _adressen(self, groep):
        wereld = self.wereld
        ander = wereld.editie("weststellingwerf")
        paginas = [
            *self.paginas,
            wereld.home,
            wereld.editie().get_parent(),
            ander,
            wereld.bijeenkomst(editie="weststellingwerf"),
            *DoeMeePage.objects.all(),
        ]
        bij = [
            f"{groep.url}draaiboek/1/",
            f"{groep.url}agenda.ics",
            f"{wereld.editie().url}agenda.ics",
        ]
        return [*(page.url for page in paginas), *bij]

    def lees(self):
        """Remember what anybody gets at each address, and the stamps of the page that answers."""
        sleutels = {pk: stempels(pk) for pk in Etalage.objects.values_list("pk", flat=True)}
        wortel = self.wereld.home.url_path.rstrip("/")
        op_pad = {page.url_path: page.pk for page in Page.objects.filter(depth__gt=1)}
        self.gelezen = {}
        for adres in self.adressen:
            antwoord = self.bezoeker.get(adres)
            kaal = adres.partition("draaiboek/")[0].partition("agenda.ics")[0]
            pk = op_pad.get(f"{wortel}{kaal}")
            wat = (antwoord.status_code, antwoord.headers.get("Location"), antwoord.content)
            self.gelezen[adres] = (wat, pk, sleutels.get(pk))

    # What may happen

    def zet(self, stap, nummer, keuze):
        """Take one step; what is refused changes nothing, and that is looked at too."""
        try:
            getattr(self, stap)(vers(self.paginas[nummer % len(self.paginas)]), keuze)
        except (*WEIGERING, Page.DoesNotExist):
            return

    def _wie(self, page, rollen=ALS):
        kern = page.path.startswith(self.kern_pad)
        return self.wereld.user(rollen["kern" if kern else "editie"])

    def bewaar(self, page, keuze):
        concept = page.get_latest_revision_as_object()
        if keuze % 2:
            concept.title = f"Titel {keuze}"
        if keuze % 3 == 1:
            concept.slug = f"adres-{keuze}"
        if keuze % 3 == 2 and hasattr(concept, "intern"):
            concept.intern = not concept.intern
        if isinstance(concept, BijeenkomstPage):
            concept.doel = f"<p>Doel {keuze}.</p>"
            concept.nummer = 1 + keuze % 7
        if isinstance(concept, WerkleergroepPage):
            concept.locatie = f"Zaal {keuze}"
        concept.save_revision(user=self._wie(page), log_action=True)

    def dien_in(self, page, keuze):
        actions.dien_in(page, self._wie(page))

    def keur_goed(self, page, keuze):
        actions.keur_goed(page, self._wie(page, KEURDERS))

    def publiceer(self, page, keuze):
        self.bewaar(page, keuze)
        self.dien_in(vers(page), keuze)
        self.keur_goed(vers(page), keuze)

    def stuur_terug(self, page, keuze):
        actions.stuur_terug(page, self._wie(page, KEURDERS), "Nog niet.")

    def trek_terug(self, page, keuze):
        actions.trek_terug(page, self._wie(page))

    def spoed(self, page, keuze):
        self.bewaar(page, keuze)
        actions.publiceer_met_spoed(vers(page), self.wereld.user("kernbeoordelaar"), "Nu.")

    def plan(self, page, keuze):
        concept = page.get_latest_revision_as_object()
        concept.title, concept.go_live_at = f"Straks {keuze}", timezone.now() + timedelta(days=9)
        concept.save_revision(user=self._wie(page), log_action=True)
        self.dien_in(vers(page), keuze)
        self.keur_goed(vers(page), keuze)

    def moment(self, page, keuze):
        if page.scheduled_revision is not None:
            het_moment_komt(page)

    def trek_planning_in(self, page, keuze):
        actions.trek_planning_in(page, self._wie(page, KEURDERS))

    def verlopen(self, page, keuze):
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    def haal_offline(self, page, keuze):
        actions.haal_offline(page, self._wie(page, KEURDERS), "Klopt niet.")

    def draai_terug(self, page, keuze):
        oud = page.revisions.order_by("pk").first()
        terug = oud.as_object()
        terug.save_revision(user=self._wie(page), previous_revision=oud, log_action=True)

    def kopieer(self, page, keuze):
        page.copy(
            update_attrs={"slug": f"kopie-{keuze}", "title": "Kopie"},
            recursive=True,
            user=self._wie(page),
        )

    def verplaats(self, page, keuze):
        doel = [self.boven, self.leeuwarden, self.ander][keuze % 3]
        doel = vers(doel)
        if page.can_move_to(doel) and not doel.is_descendant_of(page) and doel.pk != page.pk:
            page.move(doel, pos="last-child")

    def herschik(self, page, keuze):
        if eerste := page.get_siblings(inclusive=False).first():
            page.move(eerste, pos="left")

    def wis(self, page, keuze):
        if page.pk not in (self.boven.pk, self.onder.pk):
            return
        if keuze % 2:
            na_de_termijn(page)
        with suppress(ProtectedError):
            page.delete()

    def ruim_op(self, page, keuze):
        call_command("purge_revisions", verbosity=0)
        call_command("publish_scheduled", verbosity=0)

    def zonder_weg(self, page, keuze):
        """A draft written by code, around the workflow."""
        if not page.live:
            page.get_latest_revision().as_object().save(clean=False)

    def omleiding(self, page, keuze):
        Redirect.objects.update_or_create(
            old_path=f"/gemeenten/leeuwarden/adres-{keuze}", defaults={"redirect_page": page}
        )

    def host(self, page, keuze):
        editie = self._ander()
        Site.objects.update_or_create(hostname=f"w{keuze}.example", defaults={"root_page": editie})

    def persoon(self, page, keuze):
        editie = vers(self.leeuwarden)
        contact = vers(editie.get_children().get(slug="contact"))
        concept = contact.get_latest_revision_as_object()
        if keuze % 2:
            concept.contactpersonen.add(
                Contactpersoon(
                    functie="Proef",
                    naam=PERSOON,
                    toestemming=True,
                    telefoon="14 058",
                    openbaar=True,
                )
            )
            concept.save_revision(user=self._wie(contact))
            self.dien_in(vers(contact), keuze)
            self.keur_goed(vers(contact), keuze)
            return
        beheerder = self.wereld.user("beheerder-leeuwarden")
        gevonden = vind(editie, PERSOON, user=beheerder)
        gekozen = {groep.sleutel for groep in gevonden.alle}
        tweede = self.wereld.user("beoordelaar-leeuwarden")
        verwijder_persoon(editie, PERSOON, gekozen=gekozen, user=beheerder, bevestigd_door=tweede)

    # The life of an edition

    def editie_offline(self, page, keuze):
        naam = ("leeuwarden", "weststellingwerf")[keuze % 2]
        editie = self._ander() if keuze % 2 else vers(self.leeuwarden)
        actions.haal_offline(editie, self.wereld.user(f"beoordelaar-{naam}"), "Verhuisd.")

    def _ander(self):
        return vers(self.ander)

    def archief(self, page, keuze):
        editie, user = self._ander(), self.wereld.user("kernredacteur")
        (haal_terug if editie.gearchiveerd_op else archiveer)(editie, user=user)

    def naam(self, page, keuze):
        nieuw = NieuweNaam(f"Nieuwland {keuze}", f"GM9{keuze:03}", buiten_lijst=True)
        editie = self._ander()
        user = self.wereld.user("kernredacteur")
        hernoem(editie, nieuw, user=user)

    def samen(self, page, keuze):
        self.editie_offline(page, 1)
        user = self.wereld.user("kernredacteur")
        voeg_samen(self._ander(), vers(self.leeuwarden), user=user)

    def uit_bestand(self, page, keuze):
        self.editie_offline(page, 1)
        user, editie = self.wereld.user("kernredacteur"), self._ander()
        bestand = als_bestand(editie, user)
        verwijder(editie, user=user, bevestiging=editie.title)
        voer_in(io.BytesIO(bestand), user=user)

    def nieuwe_editie(self, page, keuze):
        plan = Plan(naam=f"Proef {keuze}", code=f"GM8{keuze:03}", buiten_lijst=True)
        onboard_gemeente(plan, user=self.wereld.user("kernredacteur"))

    def lees_in(self, page, keuze):
        schrijf(HANDLEIDING, self.wereld.kern, user=self.wereld.user("kernredacteur"))


STAPPEN = [
    naam
    for naam, ding in vars(Wandeling).items()
    if callable(ding) and not naam.startswith("_") and naam not in {"lees", "zet"}
]


# What must hold


def zicht_volgens_de_boom():
    """Yield each page whose visibility is not the strictest of itself and all above it, told anew from the tree."""
    paginas = {page.path: page.specific for page in Page.objects.all()}
    van_etalage = {rij.pk: rij for rij in Etalage.objects.all()}
    for pad, page in paginas.items():
        keten = [paginas[pad[:n]] for n in range(Page.steplen, len(pad) + 1, Page.steplen)]
        intern = any(getattr(boven, "intern", False) for boven in keten)
        verborgen = any(
            getattr(boven, "verbergt_wat_eronder_ligt", False) and not boven.live for boven in keten
        )
        if page.pk not in van_etalage or van_etalage[page.pk].zicht != intern + 2 * verborgen:
            yield page


def anders_dan_goedgekeurd():
    """Yield each page that is online with something else than its last public version."""
    for rij in Etalage.objects.filter(page__live=True, page__live_revision__isnull=False):
        page = vers(rij.page)
        if rij.laatste_id != page.live_revision_id:
            yield page, "laatste"
        elif tekst(json.loads(page.to_json())) != tekst(rij.laatste.content):
            yield page, "tekst"


def zonder_stempel(voor, na):
    """Yield each address whose answer changed while no stamp in its key rose; nor may one ever fall."""
    for adres, (was, page, sleutel) in voor.items():
        is_nu, zelfde, nieuw = na[adres]
        if page is None or page != zelfde:
            continue
        if was != is_nu and not any(b > a for a, b in zip(sleutel, nieuw, strict=False)):
            yield adres
