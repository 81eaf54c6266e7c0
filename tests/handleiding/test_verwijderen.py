"""Deleting in the core never takes away what an edition stands on, and says so."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from handleiding.logacties import VERWIJDERD
from handleiding.models import HoofdstukPage, OnderdeelPage
from handleiding.views.verwijderen import HEEFT_VARIANTEN

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
