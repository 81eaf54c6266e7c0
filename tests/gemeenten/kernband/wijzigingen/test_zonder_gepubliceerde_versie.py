"""A core page, or a page of ours, whose published version was cleared away by an earlier release."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from gemeenten.kernband.rondes.ronde import plan
from gemeenten.models import Overnameregel
from handleiding.models import OnderdeelPage

KERN = "<p>Het doel van de kern.</p>"
EDITIE = ["kernwijzigingen", "afwijkingen", "verbetervoorstellen"]
VARIANT = ["kernwijziging", "herkomst", "wagtailadmin_pages:edit", "wagtailadmin_pages:history"]


def verdwenen(page):
    """Leave the page as its column says it: online, and nothing says which version that is."""
    Page.objects.filter(pk=page.pk).update(live_revision=None, has_unpublished_changes=True)


@pytest.fixture
def kern_verdwenen(wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    verdwenen(wereld.kernbijeenkomst())


@pytest.mark.parametrize("naam", EDITIE)
def test_no_screen_of_an_edition_breaks_on_the_core(redacteur, kern_verdwenen, naam):
    assert redacteur.get(reverse(naam), follow=True).status_code == 200


@pytest.mark.parametrize("naam", VARIANT)
def test_no_screen_of_the_variant_breaks_on_the_core(redacteur, wereld, kern_verdwenen, naam):
    adres = reverse(naam, args=[wereld.bijeenkomst().pk])
    assert redacteur.get(adres, follow=True).status_code == 200


@pytest.mark.parametrize("naam", [*EDITIE, *VARIANT])
def test_no_screen_breaks_on_a_page_of_ours(redacteur, wereld, wijzig_kern, naam):
    wijzig_kern(doel=KERN)
    page = wereld.bijeenkomst()
    verdwenen(page)
    adres = reverse(naam, args=[page.pk] if naam in VARIANT else [])
    assert redacteur.get(adres, follow=True).status_code == 200


def test_overviews_of_the_core_do_not_break(kernredacteur, wereld, kern_verdwenen):
    verdwenen(wereld.bijeenkomst(7))
    verdwenen(wereld.hoofdstuk())
    hoofdstuk = OnderdeelPage.objects.kernpaginas().get(slug="inleiding")
    adressen = [
        reverse("kernoverzicht"),
        reverse("kernoverzicht") + "?vorm=csv",
        reverse("kernoverzicht_hoofdstuk", args=[wereld.editie().pk, hoofdstuk.pk]),
        reverse("kernvoorstellen"),
        reverse("overnames"),
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[wereld.kernbijeenkomst().pk]),
    ]
    for adres in adressen:
        assert kernredacteur.get(adres, follow=True).status_code == 200, adres


def test_nothing_is_offered_until_the_core_publishes_again(wereld, wijzig_kern, kern_verdwenen):
    plan()
    assert not Overnameregel.objects.exists()
    assert not OnderdeelPage.objects.achter().filter(pk=wereld.bijeenkomst().pk).exists()
    wijzig_kern(doel="<p>Opnieuw.</p>")
    assert OnderdeelPage.objects.achter().filter(pk=wereld.bijeenkomst().pk).exists()


def test_readers_still_get_the_page(client, wereld, kern_verdwenen):
    assert KERN in client.get(wereld.kernbijeenkomst().get_url()).text
