"""The synonyms of search are the kernredactie's, through the real screens."""

import pytest
from django.urls import reverse

from handleiding.models import Synoniemen
from handleiding.publiek.zoeken.zoekvraag import synoniemsleutel

TOEVOEGEN = "synoniemen:add"


@pytest.fixture
def kernredacteur(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


def test_search_begins_with_synonyms(wereld):
    regels = Synoniemen.objects.values_list("woorden", flat=True)
    assert len(regels) >= 130
    for regel in regels:
        delen = [synoniemsleutel(deel) for deel in regel.split(",")]
        assert len(set(delen)) >= 2, regel
        assert all(1 <= len(deel) <= 2 for deel in delen), regel


def test_kernredactie_adds_one(kernredacteur):
    antwoord = kernredacteur.post(reverse(TOEVOEGEN), {"woorden": "juf,  meester , "}, follow=True)
    assert antwoord.status_code == 200
    assert Synoniemen.objects.filter(woorden="juf, meester").exists()


@pytest.mark.parametrize(
    "woorden", ["juf", "juf, juffen", ", ,", "", "een twee drie, vier", "juf, " * 100]
)
def test_what_is_no_pair_is_refused_where_it_is_typed(kernredacteur, woorden):
    aantal = Synoniemen.objects.count()
    antwoord = kernredacteur.post(reverse(TOEVOEGEN), {"woorden": woorden})
    assert antwoord.status_code == 200
    assert "woorden" in antwoord.context["form"].errors
    assert Synoniemen.objects.count() == aantal


@pytest.mark.parametrize("naam", ["index", "add", "edit", "delete"])
@pytest.mark.parametrize(
    "wie", ["redacteur-leeuwarden", "beheerder-leeuwarden", "lezer-leeuwarden"]
)
def test_who_is_of_an_edition_may_not(client, wereld, wie, naam):
    rij = Synoniemen.objects.first()
    client.force_login(wereld.user(wie))
    argumenten = [rij.pk] if naam in {"edit", "delete"} else []
    adres = reverse(f"synoniemen:{naam}", args=argumenten)
    for antwoord in (client.get(adres), client.post(adres, {"woorden": "juf, meester"})):
        assert antwoord.status_code in {302, 403, 404}
        if antwoord.status_code == 302:
            assert "/synoniemen/" not in antwoord["Location"]
    assert Synoniemen.objects.filter(pk=rij.pk, woorden=rij.woorden).exists()
    assert not Synoniemen.objects.filter(woorden="juf, meester").exists()
