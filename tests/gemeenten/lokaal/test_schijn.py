"""A name that is of a street, an organisation or an author is named as such, for a person to judge."""

import json
import re
from functools import partial

import pytest
from django.db import models
from django.urls import reverse
from wagtail.models import Comment, Page

from gemeenten import persoonsgegevens
from gemeenten.models import Contactpersoon, Organisatie
from gemeenten.persoonsgegevens.schijn import ORGANISATIE, STRAAT, schijn
from gemeenten.persoonsgegevens.tabel import ORGANISATIE as NAAM_VAN_ORGANISATIE
from gemeenten.persoonsgegevens.tabel import SCHRIJVER, anders_dan_persoon
from handleiding.blocks.literatuur import VerwijzingBlock
from handleiding.models import HoofdstukPage
from tests.gemeenten.lokaal.groepen import keur_goed
from tests.gemeenten.lokaal.persoon import NAAM, contact, vermeld
from tests.werk import vraag_en_wacht


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("Wij komen samen in de | straat.", STRAAT),
        ("Het is op de |-laan.", STRAAT),
        ("Kom naar | 12b, op de eerste verdieping.", STRAAT),
        ("Adres: | 4 8911 AB Leeuwarden", STRAAT),
        ("Bel stichting | daarover.", ORGANISATIE),
        ("De praktijk van dr. | is open.", ORGANISATIE),
        ("Een brief van | B.V. kwam.", ORGANISATIE),
        ("Vraag | advocaten om raad.", ORGANISATIE),
        ("Bel | morgen.", ""),
        ("| is 12 jaar.", ""),
        ("| 12 jaar later", ""),
        ("Dank aan |, straatcoach.", ""),
        ("Op school kent | iedereen.", ""),
        ("|", ""),
    ],
)
def test_what_a_name_may_be(tekst, zegt):
    voor, na = tekst.split("|")
    assert schijn(voor, na) == zegt


def test_fields_that_hold_no_person_are_known():
    assert "auteur" in VerwijzingBlock().child_blocks
    veld = models.TextField()
    veld.model = HoofdstukPage
    veld.name = "inhoud"
    assert anders_dan_persoon(veld, ("inhoud", 0, "value", "auteur")) == SCHRIJVER
    assert anders_dan_persoon(veld, ("inhoud", 0, "value", "citaat")) == ""
    for model, naam in ((Organisatie, "naam"), (Contactpersoon, "organisatie")):
        assert anders_dan_persoon(model._meta.get_field(naam), (naam,)) == NAAM_VAN_ORGANISATIE


@pytest.fixture
def scherm(client, wereld, django_capture_on_commit_callbacks):
    """Search as the beheerder of Leeuwarden; return the screen and its address."""
    client.force_login(wereld.user("beheerder-leeuwarden"))
    vraag = partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)

    def zoek():
        adres = reverse("persoonsgegevens", args=[wereld.editie().pk])
        antwoord = vraag(adres, {"naam": NAAM})
        return antwoord, antwoord.redirect_chain[-1][0]

    return zoek


def opmerkingen(wereld, *teksten):
    page = Page.objects.get(pk=wereld.hoofdstuk().pk)
    for tekst in teksten:
        Comment.objects.create(
            page=page, user=wereld.user("redacteur-leeuwarden"), text=tekst, contentpath="title"
        )


def aangekruist(tekst):
    dozen = re.findall(r'<input type="checkbox"[^>]*name="kies"[^>]*>', tekst)
    return [re.search(r'value="(\w+)"', doos)[1] for doos in dozen if "checked" in doos]


def test_text_that_the_core_has_too_is_named(wereld, als_beheerder, tekst_van_de_kern):
    overzicht = persoonsgegevens.vind(wereld.editie(), NAAM, **als_beheerder)
    gelijk = {groep.eerste.zin.voor: groep.in_de_kern for groep in overzicht.pagina}
    assert gelijk == {"Volgens ": True, "Vraag hier ": False}


@pytest.fixture
def als_beheerder(wereld):
    return {"user": wereld.user("beheerder-leeuwarden")}


@pytest.fixture
def tekst_van_de_kern(wereld):
    """The core and the edition say the same of a person; the edition says one thing more."""
    kern = HoofdstukPage.objects.kernpaginas().live().order_by("path").first()
    zin = f"<p>Volgens {NAAM} is dat zo, en anders vraagt u het aan een ander.</p>"
    kern.inhoud = json.dumps([{"type": "tekst", "value": zin}])
    HoofdstukPage.objects.filter(pk=kern.pk).update(inhoud=kern.inhoud)
    hoofdstuk = wereld.hoofdstuk()
    eigen = f"<p>Vraag hier {NAAM} om raad.</p>"
    hoofdstuk.inhoud = json.dumps(
        [{"type": "tekst", "value": zin}, {"type": "tekst", "value": eigen}]
    )
    hoofdstuk.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, wereld.hoofdstuk())


def test_running_text_is_ticked_by_nobody_and_by_kind_on_request(client, wereld, scherm):
    vermeld(wereld)
    opmerkingen(wereld, f"Bel {NAAM}.", f"Mail {NAAM}.", f"Bel stichting {NAAM}.")
    antwoord, adres = scherm()
    resultaat = antwoord.context["resultaat"]
    zeker = [b.sleutel for b in resultaat.zekere]
    assert len(zeker) == 1
    assert aangekruist(antwoord.text) == zeker
    assert f"1 keer: {ORGANISATIE}" in antwoord.text
    alles = client.post(adres, {"actie": "alles-cms", "kies": zeker})
    assert set(aangekruist(alles.text)) == {*zeker, *(b.sleutel for b in resultaat.beheer)}
    niets = client.post(adres, {"actie": "niets-zeker", "kies": aangekruist(alles.text)})
    assert set(aangekruist(niets.text)) == {b.sleutel for b in resultaat.beheer}
    onbekend = client.post(adres, {"actie": "alles-x", "kies": zeker})
    assert aangekruist(onbekend.text) == zeker
    assert contact(wereld).contactpersonen.first().naam == NAAM


def test_another_beheerder_cannot_tick_in_this_result(client, wereld, scherm):
    _, adres = scherm()
    client.force_login(wereld.user("beheerder-weststellingwerf"))
    assert client.post(adres, {"actie": "alles-cms"}).status_code in {302, 403}
