"""An edition ends when nothing of it waits for somebody, and its files leave no log behind."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from gemeenten.levensloop.inlezen import voer_in
from gemeenten.levensloop.verwijder import verwijder
from gemeenten.logacties import EDITIE_INGEVOERD
from gemeenten.models import GemeentePage
from handleiding.workflow.actions import haal_offline, trek_terug
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.gemeenten.levensloop.hulp import als_bestand
from tests.gemeenten.onboarding.hulp import maak_beeld, maak_bestand
from tests.handleiding.workflow.staten import ingediend, vers

CODE = "GM0080"


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


def offline(wereld):
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    return wereld.editie()


def test_edition_is_not_deleted_while_a_page_of_it_is_under_review(client, wereld, kern):
    page = ingediend(wereld)
    editie = offline(wereld)
    client.force_login(kern)
    adres = reverse("editie_doen", args=[editie.pk, "verwijderen"])
    antwoord = client.post(adres, {"bevestiging": editie.title}, follow=True)
    assert "Er ligt nog iets ter beoordeling: Proefpagina." in antwoord.text
    with pytest.raises(PermissionDenied, match="ter beoordeling: Proefpagina"):
        verwijder(wereld.editie(), user=kern, bevestiging=editie.title)
    assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING
    trek_terug(vers(page), wereld.user("redacteur-leeuwarden"))
    client.post(adres, {"bevestiging": editie.title})
    assert not GemeentePage.objects.filter(pk=editie.pk).exists()


def test_log_of_its_files_goes_and_that_of_others_stays(wereld, kern):
    weg = [maak_beeld(f"{CODE} Leeuwarden"), maak_bestand(f"{CODE} Leeuwarden")]
    blijft = [maak_beeld("GM0098 Weststellingwerf"), maak_bestand("GM0098 Weststellingwerf")]
    for ding in (*weg, *blijft):
        log(ding, "wagtail.edit", user=kern)
    verwijder(offline(wereld), user=kern, bevestiging="Leeuwarden")
    over = ModelLogEntry.objects.filter(action="wagtail.edit")
    assert {regel.object_id for regel in over} >= {str(ding.pk) for ding in blijft}
    assert not ModelLogEntry.objects.filter(
        object_id__in=[str(ding.pk) for ding in weg],
        content_type__model__in=[ding._meta.model_name for ding in weg],
    ).exists()


def test_log_tells_who_read_an_edition_in(wereld, kern):
    bestand = als_bestand(wereld.editie(), kern)
    verwijder(offline(wereld), user=kern, bevestiging="Leeuwarden")
    editie, meldingen = voer_in(io.BytesIO(bestand), user=kern)
    regel = PageLogEntry.objects.get(page=editie.pk, action=EDITIE_INGEVOERD)
    assert (regel.user, regel.data["weggelaten"]) == (kern, meldingen)
