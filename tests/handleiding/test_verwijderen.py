"""Deleting in the core never takes away what an edition stands on, and says so."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from handleiding.logacties import VERWIJDERD
from handleiding.models import HoofdstukPage, OnderdeelPage
from handleiding.publiek.etalage import Etalagezicht, Publicatie
from handleiding.views.verwijderen import HEEFT_VARIANTEN
from handleiding.workflow.actions import haal_offline

from .workflow.staten import KEURDER, goedgekeurd, offline

UITLEG = HEEFT_VARIANTEN.partition("}”")[2][:60]


@pytest.fixture
def admin(client, wereld):
    """A superuser, before a core whose pages are offline: those that are online are refused anyhow."""
    for page in OnderdeelPage.objects.kernpaginas().live().exclude(pk=wereld.kern.pk):
        page.unpublish(user=None)
    client.force_login(wereld.user("admin"))
    return client


@pytest.fixture(params=["sessie", "hoofdstuk erboven"])
def kernpagina(request, wereld):
    if request.param == "sessie":
        return wereld.kernbijeenkomst()
    return HoofdstukPage.objects.kernpaginas().get(slug="programma")


def verwijderingen() -> int:
    return PageLogEntry.objects.filter(action=VERWIJDERD).count()


@pytest.mark.parametrize("methode", ["get", "post"])
def test_page_with_variants_is_refused_with_the_reason(admin, kernpagina, methode):
    adres = reverse("wagtailadmin_pages:delete", args=[kernpagina.pk])
    assert UITLEG in getattr(admin, methode)(adres, follow=True).text
    assert OnderdeelPage.objects.filter(pk=kernpagina.pk).exists()
    assert verwijderingen() == 0


def test_in_bulk_it_is_refused_as_well(admin, kernpagina):
    adres = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = admin.post(f"{adres}?id={kernpagina.pk}&next=/cms/", follow=True)
    assert UITLEG in response.text
    assert OnderdeelPage.objects.filter(pk=kernpagina.pk).exists()
    assert verwijderingen() == 0


def test_page_without_variants_may_go(admin, wereld):
    page = HoofdstukPage(title="Nieuw", slug="nieuw", live=False)
    wereld.kern.add_child(instance=page)
    admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not HoofdstukPage.objects.filter(pk=page.pk).exists()
    assert verwijderingen() == 1


class TestWhatReadersSawStays:
    """For ten years, to answer for what stood online; nobody reads it."""

    @pytest.fixture
    def weg(self, wereld):
        return offline(wereld)

    def lang_geleden(self, page):
        """Let ten years and a few days pass since it was taken offline."""
        for rij in Publicatie.objects.filter(page=page.pk):
            rij.vanaf -= timedelta(days=3660)
            rij.save()

    @pytest.mark.parametrize("methode", ["get", "post"])
    def test_screen_says_why(self, admin, weg, methode):
        adres = reverse("wagtailadmin_pages:delete", args=[weg.pk])
        antwoord = getattr(admin, methode)(adres, follow=True).text
        assert "“Proefpagina” kan niet worden verwijderd: lezers zagen deze pagina." in antwoord
        assert "bewaren wij 10 jaar" in antwoord
        assert Page.objects.filter(pk=weg.pk).exists()

    def test_page_above_it_stays_and_names_it(self, admin, wereld, weg):
        boven = HoofdstukPage(title="Boven", slug="boven", live=False)
        wereld.editie().add_child(instance=boven)
        weg.move(boven, pos="last-child")
        adres = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        antwoord = admin.post(f"{adres}?id={boven.pk}&next=/cms/", follow=True)
        assert "lezers zagen de pagina “Proefpagina” eronder" in antwoord.text
        assert Page.objects.filter(pk__in=(boven.pk, weg.pk)).count() == 2

    def test_code_does_not_delete_it_either(self, weg):
        with pytest.raises(ProtectedError), transaction.atomic():
            Page.objects.get(pk=weg.pk).delete()
        with pytest.raises(ProtectedError), transaction.atomic():
            Page.objects.filter(path__startswith=weg.path).delete()
        assert Publicatie.objects.filter(page=weg.pk, online=True).exists()

    def test_after_the_term_it_may_go(self, admin, weg):
        self.lang_geleden(weg)
        admin.post(reverse("wagtailadmin_pages:delete", args=[weg.pk]))
        assert not Page.objects.filter(pk=weg.pk).exists()

    def test_term_counts_from_when_it_went_offline(self, admin, wereld):
        page = goedgekeurd(wereld)
        self.lang_geleden(page)
        haal_offline(page, wereld.user(KEURDER), "Klopt niet meer.")
        admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert Page.objects.filter(pk=page.pk).exists()

    def test_what_no_reader_could_reach_may_go(self, admin, weg):
        """Approved below a page that was not online yet."""
        Publicatie.objects.filter(page=weg.pk).update(zicht=Etalagezicht.VERBORGEN)
        admin.post(reverse("wagtailadmin_pages:delete", args=[weg.pk]))
        assert not Page.objects.filter(pk=weg.pk).exists()
