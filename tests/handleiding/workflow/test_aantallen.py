"""Screens of the CMS cost the same with two editions as with many."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeenten.models import GemeentenPage, GemeentePage

from .staten import ingediend

MEER = 40


def tel(client, adres):
    client.get(adres)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(adres).status_code == 200
    return len(queries)


@pytest.mark.parametrize("naam", ["redacteur-leeuwarden", "beoordelaar-leeuwarden"])
def test_explorer_dashboard_and_editor_do_not_grow_with_the_editions(client, wereld, naam):
    page = ingediend(wereld)
    client.force_login(wereld.user(naam))
    adressen = [
        reverse("wagtailadmin_explore", args=[wereld.editie().pk]),
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("onderweg", args=[wereld.editie().pk]),
    ]
    voor = [tel(client, adres) for adres in adressen]
    gemeenten = GemeentenPage.objects.get()
    for nummer in range(MEER):
        gemeenten.add_child(
            instance=GemeentePage(
                title=f"Gemeente {nummer}", slug=f"g{nummer}", code=f"GM9{nummer:03}"
            )
        )
    cache.clear()
    assert [tel(client, adres) for adres in adressen] == voor
