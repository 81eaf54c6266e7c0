"""A chapter that was left out is added later."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page

from gemeenten.editie.levensloop.hoofdstuk import ontbrekende_hoofdstukken, voeg_hoofdstuk_toe
from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.onboarding.bron import handleiding_van
from handleiding.models import BijeenkomstPage, HoofdstukPage, OnderdeelPage
from tests.gemeenten.onboarding.hulp import publiceer, telling

ALLE = ["inleiding", "programma", "bijlagen"]


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


def maak(*zonder):
    return onboard_gemeente(Plan(naam="Heerenveen", code="GM0074", zonder_hoofdstukken=zonder))


def adressen(editie) -> list[str]:
    kinderen = Page.objects.get(pk=handleiding_van(editie).pk).get_children()
    return list(kinderen.order_by("path").values_list("slug", flat=True))


@pytest.mark.parametrize("slug", ALLE)
def test_chapter_comes_in_its_own_place_complete_and_as_a_draft(wereld, kern, slug):
    editie = maak(slug)
    (ontbrekend,) = ontbrekende_hoofdstukken(editie)
    nieuw = voeg_hoofdstuk_toe(editie, ontbrekend, user=kern)
    assert adressen(editie) == ALLE
    kernpagina = OnderdeelPage.objects.kernpaginas().get(slug=slug)
    assert (nieuw.kern_id, nieuw.basis_id) == (kernpagina.pk, kernpagina.live_revision_id)
    assert not nieuw.get_descendants(inclusive=True).live().exists()
    onder = Page.objects.get(pk=nieuw.pk).get_descendants()
    assert onder.count() == kernpagina.get_descendants().count()
    assert ontbrekende_hoofdstukken(editie) == []
    assert Page.find_problems() == ([], [], [], [], [])


def test_links_of_the_chapter_lead_to_the_editions_own_pages(wereld, kern):
    kernsessie = wereld.kernbijeenkomst()
    hoofdstuk = HoofdstukPage.objects.kernpaginas().get(slug="inleiding")
    tekst = f'<p><a linktype="page" id="{kernsessie.pk}">x</a></p>'
    hoofdstuk.inhoud = json.dumps([{"type": "tekst", "value": tekst, "id": "a"}])
    hoofdstuk.save_revision()
    publiceer(hoofdstuk)
    editie = maak("inleiding")
    nieuw = voeg_hoofdstuk_toe(editie, hoofdstuk, user=kern)
    eigen = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert f'id="{eigen.pk}"' in nieuw.inhoud.get_prep_value()[0]["value"]


def test_chapter_that_is_there_or_no_chapter_is_refused(wereld, kern):
    editie = maak("bijlagen")
    programma = HoofdstukPage.objects.kernpaginas().get(slug="programma")
    for kernpagina, reden in (
        (programma, "staat al in de editie"),
        (wereld.kernbijeenkomst(), "staat al in de editie"),
        (wereld.hoofdstuk(), "geen hoofdstuk van de kern"),
    ):
        with pytest.raises(PermissionDenied, match=reden):
            voeg_hoofdstuk_toe(editie, kernpagina, user=kern)


def test_people_of_another_municipality_may_not(wereld):
    editie = maak("bijlagen")
    bijlagen = HoofdstukPage.objects.kernpaginas().get(slug="bijlagen")
    voor = telling()
    with pytest.raises(PermissionDenied, match="Alleen de mensen van deze editie"):
        voeg_hoofdstuk_toe(editie, bijlagen, user=wereld.user("redacteur-leeuwarden"))
    assert telling() == voor


def test_checklist_offers_the_missing_chapter(client, wereld, kern):
    editie = maak("bijlagen")
    bijlagen = HoofdstukPage.objects.kernpaginas().get(slug="bijlagen")
    client.force_login(kern)
    adres = reverse("editie_checklist", args=[editie.pk])
    assert f'value="{bijlagen.pk}"' in client.get(adres).text
    antwoord = client.post(adres, {"stap": "hoofdstuk", "kern": bijlagen.pk}, follow=True)
    assert "staat als concept in de editie" in antwoord.text
    assert adressen(editie) == ALLE
