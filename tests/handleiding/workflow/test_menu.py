"""The button below the editor is what this person can do next."""

import pytest
from django.urls import reverse

from .staten import ingediend


@pytest.mark.parametrize(
    ("naam", "actie"),
    [
        ("redacteur-leeuwarden", "terugtrekken"),
        ("beheerder-leeuwarden", "terugtrekken"),
        ("beoordelaar-leeuwarden", "beoordelen"),
    ],
)
def test_main_button_while_under_review(client, wereld, naam, actie):
    page = ingediend(wereld)
    client.force_login(wereld.user(naam))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    beoordelen = reverse("beoordelen", args=[page.pk])
    terugtrekken = reverse("handeling", args=[page.pk, "terugtrekken"])
    eerste = beoordelen if actie == "beoordelen" else terugtrekken
    menu = html[html.index("<footer") :]
    gevonden = {menu.find(f'href="{adres}"'): adres for adres in (beoordelen, terugtrekken)}
    assert gevonden[min(plek for plek in gevonden if plek >= 0)] == eerste
    assert ("Wijziging bekijken" in html) == (naam != "beoordelaar-leeuwarden")
