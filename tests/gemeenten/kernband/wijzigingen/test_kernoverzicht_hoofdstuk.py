"""Behind a cell of the overview: what one edition changed in a chapter, and what waits for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from handleiding.models import Kernpublicatie

ONS = "<p>Ons eigen doel voor de wijk.</p>"


@pytest.fixture
def afwijkend(wereld, wijzig_lokaal):
    """Leeuwarden published a goal of its own, and works on a draft since."""
    wijzig_lokaal(doel=ONS)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    wijzig_lokaal(doel="<p>Geheim concept.</p>")


def url(wereld, editie="leeuwarden"):
    hoofdstuk = wereld.kernbijeenkomst().get_parent()
    return reverse("kernoverzicht_hoofdstuk", args=[wereld.editie(editie).pk, hoofdstuk.pk])


def detail(response, titel="Kennismaken"):
    return next(d for d in response.context["details"] if d.stand.titel == titel)


def test_a_cell_of_the_overview_leads_here(kernredacteur, wereld):
    overzicht = kernredacteur.get(reverse("kernoverzicht")).text
    for editie in ("leeuwarden", "weststellingwerf"):
        assert url(wereld, editie) in overzicht
        assert kernredacteur.get(url(wereld, editie)).status_code == 200


def test_shows_the_published_difference_to_the_word_and_no_draft(kernredacteur, wereld, afwijkend):
    response = kernredacteur.get(url(wereld))
    (verschil,) = detail(response).verschillen
    assert verschil.plek == "Doel, alinea 1"
    assert "voor de wijk" in response.text
    assert "Geheim concept" not in response.text
    assert detail(response, "Als het thuis misgaat").verschillen == []
    ander = kernredacteur.get(url(wereld, "weststellingwerf"))
    assert detail(ander).verschillen == []
    assert "voor de wijk" not in ander.text


def test_a_page_that_is_offline_shows_no_text(kernredacteur, wereld, afwijkend):
    wereld.bijeenkomst().unpublish()
    response = kernredacteur.get(url(wereld))
    assert detail(response).verschillen == []
    assert "staat niet online" in response.text
    assert "voor de wijk" not in response.text


def test_shows_how_far_behind_since_when_why_and_what_is_urgent(kernredacteur, wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    datum = timezone.localdate() + timedelta(days=7)
    Kernpublicatie.objects.create(
        revision=wereld.kernbijeenkomst().live_revision,
        reden="De wet veranderde",
        urgentie=Kernpublicatie.Urgentie.DRINGEND,
        uiterlijk=datum,
    )
    response = kernredacteur.get(url(wereld))
    stand = detail(response).stand
    assert (stand.achter, stand.dringend) == (1, datum)
    tekst = " ".join(response.text.split())
    assert "achter: 1 publicatie, sinds" in tekst
    assert "De wet veranderde" in tekst
    assert "beslist nog niet: voor" in tekst
    assert detail(response, "Als het thuis misgaat").publicaties == []


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", "beheerder-weststellingwerf", "lezer-leeuwarden"]
)
def test_for_the_kernredactie_only(client, wereld, afwijkend, naam):
    client.force_login(wereld.user(naam))
    response = client.get(url(wereld))
    assert response.status_code in {302, 403}
    assert "voor de wijk" not in response.text


def test_what_is_no_chapter_or_no_edition_is_not_found(kernredacteur, wereld):
    kern = wereld.kernbijeenkomst()
    for ids in (
        (wereld.editie().pk, kern.pk),
        (wereld.sjabloon.pk, kern.get_parent().pk),
        (0, kern.get_parent().pk),
    ):
        assert kernredacteur.get(reverse("kernoverzicht_hoofdstuk", args=ids)).status_code == 404


def test_looking_writes_nothing(kernredacteur, wereld, afwijkend):
    voor = Revision.objects.count(), PageLogEntry.objects.count()
    kernredacteur.get(url(wereld))
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == voor


def queries(client, adres):
    client.get(adres)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    return len(gevangen)


def test_costs_the_same_for_one_page_and_for_three(kernredacteur, wereld, afwijkend):
    """The chapter of the introduction is one page, that of the sessions three."""
    inleiding = wereld.hoofdstuk().kern
    klein = reverse("kernoverzicht_hoofdstuk", args=[wereld.editie().pk, inleiding.pk])
    assert len(kernredacteur.get(klein).context["details"]) == 1
    assert len(kernredacteur.get(url(wereld)).context["details"]) == 3
    assert queries(kernredacteur, url(wereld)) == queries(kernredacteur, klein)
