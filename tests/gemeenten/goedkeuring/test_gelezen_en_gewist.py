"""A person is taken out of a text while its reviewer reads: who decides, decides about what is left."""

import json
from html import unescape

import pytest
from django.urls import reverse

from gemeenten import persoonsgegevens
from handleiding.workflow.actions import dien_in
from handleiding.workflow.rules import NIET_DE_LAATSTE
from tests.gemeenten.lokaal.persoon import NAAM, contact, vermeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingediend(wereld):
    vermeld(wereld)
    page = contact(wereld).get_latest_revision_as_object()
    rijen = list(page.contactpersonen.all())
    rijen[0].functie = "Andere functie"
    page.contactpersonen = rijen
    redacteur = wereld.user("redacteur-leeuwarden")
    page.save_revision(user=redacteur)
    dien_in(contact(wereld), redacteur)
    return contact(wereld)


def verwijder_persoon(wereld):
    """Have the person removed, confirmed by a colleague of who reads."""
    editie, user = wereld.editie(), wereld.user("beheerder-leeuwarden")
    gekozen = {groep.sleutel for groep in persoonsgegevens.vind(editie, NAAM, user=user).alle}
    wie = {"user": user, "bevestigd_door": wereld.user("collega-gm0080")}
    persoonsgegevens.verwijder(editie, NAAM, gekozen=gekozen, **wie)


def test_who_read_the_name_decides_anew(client, wereld, ingediend):
    """The version keeps its number; what it says is not what was on the screen."""
    keurder, beoordelen = (
        wereld.user("beoordelaar-leeuwarden"),
        reverse("beoordelen", args=[ingediend.pk]),
    )
    client.force_login(keurder)
    besluit = {"besluit": "goedkeuren", "gelezen": client.get(beoordelen).context["gelezen"]}
    verwijder_persoon(wereld)
    versie = contact(wereld).latest_revision
    assert besluit["gelezen"].startswith(f"{versie.pk}-")
    assert NAAM not in json.dumps(versie.content, ensure_ascii=False)
    client.force_login(keurder)
    antwoord = client.post(beoordelen, besluit)
    assert NIET_DE_LAATSTE in antwoord.text
    assert NAAM not in unescape(antwoord.text)
    assert contact(wereld).live_revision_id != versie.pk
    assert contact(wereld).workflow_in_progress
    client.post(beoordelen, besluit | {"gelezen": antwoord.context["gelezen"]})
    assert contact(wereld).live_revision_id == versie.pk
    assert NAAM not in unescape(client.get(contact(wereld).get_url()).text)
