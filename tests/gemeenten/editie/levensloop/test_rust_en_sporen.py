"""An edition ends when nothing of it waits for somebody, and its files leave no log behind."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry, TaskState

from gemeenten.editie.levensloop.archief import NIET_IN_ARCHIEF, haal_terug
from gemeenten.editie.levensloop.inlezen import voer_in
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.logacties import EDITIE_INGEVOERD, EDITIE_TERUGGEHAALD
from gemeenten.models import GemeentePage
from handleiding.workflow.actions import haal_offline, trek_terug
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.gemeenten.editie.levensloop.hulp import als_bestand
from tests.gemeenten.onboarding.hulp import maak_beeld, maak_bestand
from tests.handleiding.workflow.staten import concept, goedgekeurd, ingediend, vers

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


def doe(client, editie, actie, **data):
    return client.post(reverse("editie_doen", args=[editie.pk, actie]), data, follow=True)


class TestArchive:
    @pytest.fixture(autouse=True)
    def kernredacteur(self, client, kern):
        client.force_login(kern)

    def test_waits_for_a_page_under_review(self, client, wereld):
        page = ingediend(wereld)
        antwoord = doe(client, offline(wereld), "archiveren")
        assert "Er ligt nog iets ter beoordeling: Proefpagina." in antwoord.text
        assert not wereld.editie().gearchiveerd_op
        assert not vers(page).locked

    def test_waits_for_a_page_that_is_planned(self, client, wereld):
        goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))
        antwoord = doe(client, offline(wereld), "archiveren")
        assert "Er staat nog iets ingepland: Proefpagina." in antwoord.text
        assert not wereld.editie().gearchiveerd_op

    def test_end_date_of_what_is_offline_already_stops_nothing(self, client, wereld):
        page = concept(wereld)
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
        doe(client, offline(wereld), "archiveren")
        assert wereld.editie().gearchiveerd_op

    def test_what_is_not_in_it_is_not_taken_out_of_it(self, client, wereld, kern):
        """Two screens open, or an address typed: a lock that somebody set stays."""
        page = concept(wereld)
        page.locked, page.locked_by = True, wereld.user("beheerder-leeuwarden")
        page.save()
        editie = offline(wereld)
        assert NIET_IN_ARCHIEF in doe(client, editie, "terughalen").text
        with pytest.raises(PermissionDenied, match=NIET_IN_ARCHIEF):
            haal_terug(editie, user=kern)
        assert vers(page).locked
        assert not PageLogEntry.objects.filter(action=EDITIE_TERUGGEHAALD).exists()


class TestPeople:
    """Who loses the account, and who keeps it."""

    @pytest.fixture
    def mens(self, wereld):
        return wereld.user("redacteur-leeuwarden")

    def einde(self, wereld, kern):
        verwijder(offline(wereld), user=kern, bevestiging="Leeuwarden")

    def test_who_has_a_right_by_a_group_that_is_no_role_keeps_it(self, wereld, kern, mens):
        groep = Group.objects.create(name="Vertalers")
        groep.permissions.add(Permission.objects.get(codename="access_admin"))
        mens.groups.add(groep)
        self.einde(wereld, kern)
        mens.refresh_from_db()
        assert mens.is_active
        assert mens.has_usable_password()

    @pytest.mark.parametrize("spoor", ["log", "versie", "oordeel"])
    def test_each_kind_of_trace_elsewhere_keeps_the_name_only(self, wereld, kern, mens, spoor):
        elders = wereld.kernbijeenkomst()
        if spoor == "log":
            log(elders, "wagtail.edit", user=mens)
        elif spoor == "versie":
            elders.save_revision(user=mens)
        else:
            TaskState.objects.filter(revision__object_id=str(elders.pk)).update(finished_by=mens)
        self.einde(wereld, kern)
        mens.refresh_from_db()
        assert not mens.is_active
        assert not mens.has_usable_password()

    def test_who_left_none_is_gone(self, wereld, kern, mens):
        self.einde(wereld, kern)
        assert not type(mens).objects.filter(pk=mens.pk).exists()
