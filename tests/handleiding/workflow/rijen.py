"""The road of a draft through the screens, and what somebody without an account sees meanwhile."""

from datetime import timedelta

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from handleiding.workflow.vingerafdruk import vingerafdruk, vingerafdruk_van_offline
from tests.formulier import formulier

REDACTEUR = "redacteur-leeuwarden"
KEURDER = "beoordelaar-leeuwarden"


class Weg:
    """The steps of people, each through the address of its screen."""

    def __init__(self, wereld):
        self.wereld = wereld
        self.bezoeker = Client()

    def client(self, naam):
        client = Client()
        client.force_login(self.wereld.user(naam))
        return client

    def maak(self, ouder, titel, adres, soort="inhoudpage", **extra):
        """Make a page as a draft; returns it."""
        url = reverse("wagtailadmin_pages:add", args=["handleiding", soort, ouder.pk])
        self.client(REDACTEUR).post(url, formulier(titel=titel, adres=adres, **extra))
        return Page.objects.child_of(ouder).get(draft_title=titel).specific

    def bewaar(self, page, *, naar="edit", args=(), **velden):
        """Save in the editor; what is not said stays as it is in the row."""
        page = Page.objects.get(pk=page.pk)
        gegeven = {"titel": page.title, "adres": page.slug} | velden
        url = reverse(f"wagtailadmin_pages:{naar}", args=[page.pk, *args])
        return self.client(REDACTEUR).post(url, formulier(**gegeven), follow=True)

    def dien_in(self, page, naam=REDACTEUR):
        return self._handel(page, "indienen", naam)

    def haal_offline(self, page, naam=KEURDER):
        gelezen = vingerafdruk_van_offline(Page.objects.get(pk=page.pk))
        return self._handel(page, "offline_halen", naam, gelezen=gelezen)

    def trek_planning_in(self, page, naam=KEURDER):
        return self._handel(page, "planning_intrekken", naam)

    def trek_terug(self, page, naam=REDACTEUR):
        return self._handel(page, "terugtrekken", naam)

    def keur_goed(self, page, naam=KEURDER):
        return self._besluit(page, "goedkeuren", naam)

    def stuur_terug(self, page, naam=KEURDER):
        return self._besluit(page, "terugsturen", naam)

    def zet_online(self, page):
        """Submit and approve the latest draft; returns the page as it is now."""
        self.dien_in(page)
        self.keur_goed(page)
        return Page.objects.get(pk=page.pk).specific

    def kijk(self, *adressen):
        """Return what a visitor gets at these addresses: the status, where it leads, the text."""
        antwoorden = (self.bezoeker.get(adres) for adres in adressen)
        return [(a.status_code, a.headers.get("Location"), a.content) for a in antwoorden]

    def _handel(self, page, actie, naam, **anders):
        url = reverse("handeling", args=[page.pk, actie])
        return self.client(naam).post(url, self._gelezen(page) | anders)

    def _besluit(self, page, besluit, naam):
        url = reverse("beoordelen", args=[page.pk])
        return self.client(naam).post(url, {"besluit": besluit} | self._gelezen(page))

    def _gelezen(self, page):
        """Return what a screen that shows the latest draft sends along, with a reason."""
        gelezen = vingerafdruk(Page.objects.get(pk=page.pk).latest_revision)
        return {"gelezen": gelezen, "reden": "Dit is de reden."}


def volgende_maand():
    return (timezone.localtime() + timedelta(days=30)).strftime("%d-%m-%Y %H:%M")


def het_moment_komt(page):
    """Let the clock reach the moment that was planned for ``page``, and do what is due."""
    gisteren = timezone.now() - timedelta(days=1)
    revision = Revision.objects.for_instance(page).get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = gisteren.isoformat()
    revision.approved_go_live_at = gisteren
    revision.save()
    call_command("publish_scheduled")


def laat_verlopen(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
