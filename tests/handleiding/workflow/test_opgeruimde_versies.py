"""Clearing versions away never takes what somebody still needs, on whatever road."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db.models import F, ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from handleiding.models import Etalage, OnderdeelPage, Publicatie
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
    stuur_terug,
    trek_planning_in,
)
from handleiding.workflow.contributors import medewerkers, spoed_open
from tests.bewaring import na_de_termijn

from .staten import KEURDER, SCHRIJVER, goedgekeurd, ingediend, vers, wijzig


def oud(**kwargs):
    Revision.objects.update(created_at=F("created_at") - timedelta(days=40), **kwargs)


def online_met_concept(wereld):
    page = goedgekeurd(wereld)
    live = page.live_revision_id
    return wijzig(wereld, page, "Concept.", door=KEURDER), live


def wis_ruw(versie):
    """Leave a page behind as an earlier release did: its published version is simply gone."""
    Page.objects.filter(live_revision=versie).update(live_revision=None)
    Revision.objects.get(pk=versie).task_states.all().delete()
    Etalage.objects.filter(laatste=versie).update(laatste=None)
    Publicatie.objects.filter(revision=versie).update(revision=None)
    Revision.objects.filter(pk=versie)._raw_delete("default")


@pytest.mark.parametrize("opties", [{}, {"pages": True}, {"days": 30}])
def test_a_purge_keeps_what_readers_see(wereld, opties):
    page, live = online_met_concept(wereld)
    oud()
    call_command("purge_revisions", verbosity=0, **opties)
    page = vers(page)
    assert page.live_revision_id == live
    assert medewerkers(page) == {wereld.user(KEURDER).pk}
    dien_in(page, wereld.user(SCHRIJVER))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), wereld.user(KEURDER))


def met_open_spoed(wereld):
    """Return a page whose emergency nobody read, though a later text was approved; and the emergency's version."""
    page = wijzig(wereld, goedgekeurd(wereld), "Met spoed.", door="kernredacteur")
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Er stond een fout.")
    spoed = vers(page).live_revision_id
    page = wijzig(wereld, vers(page), "Daarna.")
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    return vers(page), spoed


def test_a_purge_keeps_what_a_second_person_still_has_to_read(client, wereld):
    page, spoed = met_open_spoed(wereld)
    assert page.live_revision_id != spoed
    oud()
    call_command("purge_revisions", verbosity=0)
    assert Revision.objects.filter(pk=spoed).exists()
    client.force_login(wereld.user(KEURDER))
    scherm = client.get(reverse("handeling", args=[page.pk, "achteraf_goedkeuren"]))
    assert scherm.status_code == 200
    keur_achteraf_goed(page, wereld.user(KEURDER))
    assert spoed_open(page) is None


def test_an_emergency_whose_text_is_gone_is_refused_in_words(client, wereld):
    page, spoed = met_open_spoed(wereld)
    wis_ruw(spoed)
    client.force_login(wereld.user(KEURDER))
    scherm = reverse("handeling", args=[page.pk, "achteraf_goedkeuren"])
    assert client.get(scherm).status_code == 200
    with pytest.raises(PermissionDenied, match="opgeruimd"):
        keur_achteraf_goed(page, wereld.user(KEURDER))
    assert spoed_open(page) is not None


def test_a_purge_still_clears_what_nobody_needs(wereld):
    page, _ = online_met_concept(wereld)
    weg = page.latest_revision_id
    wijzig(wereld, page, "Verder.")
    call_command("purge_revisions", verbosity=0)
    assert not Revision.objects.filter(pk=weg).exists()


def nieuwste(wereld):
    return online_met_concept(wereld)[0].latest_revision_id


def online(wereld):
    return online_met_concept(wereld)[1]


def teruggestuurd(wereld):
    page = ingediend(wereld)
    stuur_terug(page, wereld.user(KEURDER), "Noem de wijk.")
    versie = vers(page).latest_revision_id
    wijzig(wereld, page, "Beter.")
    return versie


def gepland(wereld):
    page = goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=2))
    versie = page.latest_revision_id
    assert page.scheduled_revision.pk == versie
    wijzig(wereld, page, "Later.")
    return versie


def van_voor_het_offline_halen(wereld):
    page, versie = online_met_concept(wereld)
    haal_offline(page, wereld.user(KEURDER), "Klopt niet meer.")
    return versie


NODIG = [nieuwste, online, teruggestuurd, gepland, van_voor_het_offline_halen]


@pytest.mark.parametrize("maak", NODIG)
@pytest.mark.parametrize("velden", [["pk"], ["base_content_type_id", "object_id"]])
def test_a_version_in_use_cannot_be_deleted(wereld, maak, velden):
    """On its own, and together with others."""
    versie = Revision.objects.get(pk=maak(wereld))
    hele_reeks = Revision.objects.filter(**{veld: getattr(versie, veld) for veld in velden})
    voor = Revision.objects.count()
    for versies in (versie, hele_reeks):
        with pytest.raises(ProtectedError):
            versies.delete()
    assert Revision.objects.count() == voor


def test_the_text_that_a_core_emergency_replaced_is_kept(wereld):
    """Until somebody approves the emergency, who contributed is counted from the text before it."""
    page = wereld.kernbijeenkomst()
    voor = page.live_revision_id
    concept = page.get_latest_revision_as_object()
    concept.doel = "<p>Met spoed.</p>"
    concept.save_revision(user=wereld.user("kernredacteur"), log_action=True)
    publiceer_met_spoed(wereld.kernbijeenkomst(), wereld.user("kernbeoordelaar"), "Gevaar.")
    OnderdeelPage.objects.filter(kern=page).update(basis=None, kern=None)
    with pytest.raises(ProtectedError):
        Revision.objects.get(pk=voor).delete()


def test_deleting_a_page_takes_its_versions_along(wereld):
    page, live = online_met_concept(wereld)
    na_de_termijn(page).delete()
    assert not Revision.objects.filter(pk=live).exists()


class TestPublishedVersionIsGoneAlready:
    """Old data: nothing says any more which version is online, but the page's row and the log."""

    def test_who_contributed_is_counted_from_what_is_online(self, wereld):
        page, live = online_met_concept(wereld)
        wis_ruw(live)
        assert medewerkers(vers(page)) == {wereld.user(KEURDER).pk}

    def test_saving_the_same_text_is_no_contribution(self, wereld):
        page = goedgekeurd(wereld)
        live = page.live_revision_id
        page.get_latest_revision_as_object().save_revision(user=wereld.user(KEURDER))
        wis_ruw(live)
        assert medewerkers(vers(page)) == set()

    def test_the_colleague_can_still_approve(self, wereld):
        page = goedgekeurd(wereld)
        live = page.live_revision_id
        page = wijzig(wereld, page, "Nieuw.")
        wis_ruw(live)
        dien_in(vers(page), wereld.user(SCHRIJVER))
        keur_goed(vers(page), wereld.user(KEURDER))
        assert "Nieuw." in str(vers(page).inhoud)


def test_who_decided_about_a_version_that_is_cleared_did_not_write_it(wereld):
    """The log names a reviewer with a version as it names its writers: only who changed the text wrote it."""
    page = goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))
    gepland = page.latest_revision_id
    trek_planning_in(page, wereld.user(KEURDER), "Nog niet.")
    page = wijzig(wereld, page, "Twee.")
    oud()
    call_command("purge_revisions", verbosity=0)
    assert not Revision.objects.filter(pk=gepland).exists()
    assert medewerkers(vers(page)) == {wereld.user(SCHRIJVER).pk}
    dien_in(vers(page), wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
