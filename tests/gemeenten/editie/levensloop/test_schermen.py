"""The screens with which the kernredactie handles an edition."""

import re
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gemeenten.editie.levensloop.handelingen import HANDELINGEN
from gemeenten.models import GemeentePage
from handleiding.models import HandleidingPage
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.onboarding.hulp import telling
from tests.werk import vraag_en_wacht


def adres(editie, actie: str) -> str:
    return reverse("editie_doen", args=[editie.pk, actie])


@pytest.fixture
def kern(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


@pytest.fixture
def offline(wereld):
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    return wereld.editie()


@pytest.mark.parametrize("actie", HANDELINGEN)
@pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "beheerder-weststellingwerf"])
def test_people_of_a_municipality_have_no_business_here(client, wereld, actie, naam):
    client.force_login(wereld.user(naam))
    voor = telling()
    url = adres(wereld.editie(), actie)
    for antwoord in (client.get(url), client.post(url, {"bevestiging": "Leeuwarden"})):
        assert antwoord.status_code in {302, 403, 404}
    assert telling() == voor


def test_checklist_offers_what_can_be_done(kern, client, wereld, offline):
    pagina = reverse("editie_checklist", args=[offline.pk])
    tekst = kern.get(pagina).text
    for actie in ("hernoemen", "archiveren", "verwijderen"):
        assert adres(offline, actie) in tekst
    assert adres(offline, "terughalen") not in tekst
    client.force_login(wereld.user("beheerder-leeuwarden"))
    assert "verwijderen" not in client.get(pagina).text


def test_online_edition_is_offered_to_take_offline_by_its_own_people(client, wereld):
    editie = wereld.editie()
    client.force_login(wereld.user("beheerder-leeuwarden"))
    tekst = client.get(reverse("editie_checklist", args=[editie.pk])).text
    weg = reverse("handeling", args=[editie.pk, "offline_halen"])
    assert weg in tekst
    assert client.get(weg).status_code == 200


def test_renaming_tells_a_mistake_at_its_field_and_then_does_it(kern, wereld):
    editie = wereld.editie()
    url = adres(editie, "hernoemen")
    assert 'value="GM0080"' in kern.get(url).text
    invoer = {"naam": "Oostergo", "code": "GM2001"}
    assert "staat niet in de lijst" in kern.post(url, invoer).text
    antwoord = kern.post(url, invoer | {"buiten_lijst": "on"}, follow=True)
    assert "heeft haar nieuwe naam" in antwoord.text
    assert GemeentePage.objects.get(pk=editie.pk).title == "Oostergo"


def test_refusal_is_told_on_the_screen(kern, wereld):
    antwoord = kern.post(adres(wereld.editie(), "archiveren"), {})
    assert "staat nog online" in antwoord.text


def test_archive_and_back(kern, wereld, offline):
    assert "is gearchiveerd" in kern.post(adres(offline, "archiveren"), {}, follow=True).text
    assert wereld.editie().gearchiveerd_op
    assert "uit het archief" in kern.post(adres(offline, "terughalen"), {}, follow=True).text
    assert not wereld.editie().gearchiveerd_op


def test_deleting_shows_what_goes_and_asks_for_the_name(kern, offline):
    url = adres(offline, "verwijderen")
    aantal = offline.get_descendants(inclusive=True).count()
    assert f"{aantal} pagina’s" in kern.get(url).text
    assert "Typ precies de naam" in kern.post(url, {"bevestiging": "x"}).text
    antwoord = kern.post(url, {"bevestiging": "Leeuwarden"}, follow=True)
    assert "is verwijderd" in antwoord.text
    assert not GemeentePage.objects.filter(pk=offline.pk).exists()


def test_unknown_action_is_not_there(kern, wereld):
    assert kern.get(adres(wereld.editie(), "opeten")).status_code in {302, 404}


@pytest.fixture
def vraag(kern, django_capture_on_commit_callbacks):
    return partial(vraag_en_wacht, kern, django_capture_on_commit_callbacks)


@pytest.fixture
def haal_op(kern, vraag, offline):
    """Order the file of the edition on its screen, and fetch it."""

    def doe() -> SimpleUploadedFile:
        klaar = vraag(reverse("editie_ophalen", args=[offline.pk]), {"met_revisies": "on"})
        [adres] = re.findall(r'href="(/cms/opdracht/[^"]+/bestand/)"', klaar.text)
        antwoord = kern.get(adres)
        assert antwoord.headers["Content-Type"] == "application/zip"
        assert "no-store" in antwoord.headers["Cache-Control"]
        return SimpleUploadedFile("leeuwarden.zip", antwoord.getvalue())

    return doe


def test_edition_goes_out_and_in_again_by_the_screens(kern, wereld, offline, vraag, haal_op):
    url = reverse("editie_ophalen", args=[offline.pk])
    assert "Accounts zitten er niet in" in kern.get(url).text
    bestand = haal_op()
    invoer = reverse("editie_invoeren")
    assert "heeft al een editie" in vraag(invoer, {"bestand": bestand}).text
    kern.post(adres(offline, "verwijderen"), {"bevestiging": "Leeuwarden"})
    bestand.seek(0)
    tekst = vraag(invoer, {"bestand": bestand}).text
    assert "De editie van Leeuwarden staat er, als concept" in tekst


def test_an_edition_comes_in_where_the_core_is_not_online(kern, wereld, offline, vraag, haal_op):
    bestand = haal_op()
    kern.post(adres(offline, "verwijderen"), {"bevestiging": "Leeuwarden"})
    HandleidingPage.objects.kernpaginas().update(live=False)
    tekst = vraag(reverse("editie_invoeren"), {"bestand": bestand}).text
    assert "De editie van Leeuwarden staat er, als concept" in tekst


@pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "lezer-leeuwarden"])
def test_file_is_for_the_kernredactie_only(client, wereld, naam):
    client.force_login(wereld.user(naam))
    for url in (
        reverse("editie_ophalen", args=[wereld.editie().pk]),
        reverse("editie_invoeren"),
    ):
        for antwoord in (client.get(url), client.post(url)):
            assert antwoord.status_code in {302, 403}
            assert antwoord.headers["Content-Type"] != "application/zip"
