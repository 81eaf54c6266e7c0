"""How an edition approves: three policies, chosen by its beheerder, with exceptions per subtree."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Task, Workflow

from gemeenten.goedkeuring.workflows import (
    _TAKEN,
    UITLEG,
    Beleid,
    beleid_van,
    ensure_beleid,
    kies_beleid,
)
from gemeenten.models import Herinnertermijn
from gemeenten.models.goedkeuring import Stapsoort
from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.handleiding.workflow.staten import concept, gelezen, ingediend, vers

KEURDER, KERNKEURDER = "beoordelaar-leeuwarden", "kernbeoordelaar"


def stel_in(wereld, beleid, page=None):
    beheerder = wereld.user("beheerder-leeuwarden")
    kies_beleid(page or wereld.editie(), beleid, eigenaar="GM0080", user=beheerder)


def post(client, wereld, naam="beheerder-leeuwarden", **data):
    client.force_login(wereld.user(naam))
    return client.post(reverse("beleid", args=[wereld.editie().pk]), data, follow=True)


def test_every_policy_has_its_words_and_its_steps():
    assert set(UITLEG) == set(_TAKEN) == set(Beleid), (
        "Name it in both, in gemeenten/goedkeuring/workflows.py."
    )


@pytest.mark.parametrize("beleid", Beleid)
def test_each_step_of_a_policy_is_a_step_of_its_own(wereld, beleid):
    """The same one named twice would be one review where two were promised."""
    stappen = _TAKEN[beleid]("GM0080")
    aantal = ensure_beleid("GM0080", beleid).workflow_tasks.count()
    assert aantal == len(stappen), "Give the other step a Stapsoort of its own."


def test_one_reviewer_is_the_default(wereld):
    assert beleid_van(wereld.editie().get_workflow()) == Beleid.EEN_BEOORDELAAR
    page = ingediend(wereld)
    with pytest.raises(PermissionDenied, match="Uw rol"):
        keur_goed(page, wereld.user(KERNKEURDER))


def test_two_steps_publish_after_the_second(wereld):
    stel_in(wereld, Beleid.TWEE_STAPPEN)
    page = ingediend(wereld)
    with pytest.raises(PermissionDenied):
        keur_goed(page, wereld.user(KERNKEURDER))
    keur_goed(vers(page), wereld.user(KEURDER))
    assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING
    keur_goed(vers(page), wereld.user(KERNKEURDER))
    assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD


def test_two_steps_are_two_people(wereld):
    stel_in(wereld, Beleid.TWEE_STAPPEN)
    page = ingediend(wereld)
    keurder = wereld.user(KEURDER)
    keurder.groups.add(*wereld.user(KERNKEURDER).groups.all())
    keur_goed(page, keurder)
    with pytest.raises(PermissionDenied, match="vorige stap"):
        keur_goed(vers(page), keurder)


def test_sent_back_at_the_second_step_goes_through_both_again(wereld):
    stel_in(wereld, Beleid.TWEE_STAPPEN)
    page = ingediend(wereld)
    keur_goed(page, wereld.user(KEURDER))
    stuur_terug(vers(page), wereld.user(KERNKEURDER), "Nog niet.")
    page = vers(page).get_latest_revision_as_object()
    page.inhoud = [{"type": "tekst", "value": "<p>Beter.</p>"}]
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(vers(page), wereld.user("redacteur-leeuwarden"))
    keurders = [KEURDER, KERNKEURDER]
    while toestand_van(vers(page)) == Toestand.TER_BEOORDELING:
        task = vers(page).current_workflow_task
        wie = next(n for n in keurders if task.mag_beoordelen(wereld.user(n)))
        keur_goed(vers(page), wereld.user(wie))
        keurders.remove(wie)
    assert keurders == []
    assert vers(page).live


@pytest.mark.parametrize("naam", [KEURDER, KERNKEURDER])
def test_deputy_may_approve_too(wereld, naam):
    stel_in(wereld, Beleid.MET_PLAATSVERVANGER)
    page = ingediend(wereld)
    keur_goed(page, wereld.user(naam))
    assert vers(page).live


def test_deputy_sees_it_on_the_dashboard_and_opens_it(client, wereld):
    stel_in(wereld, Beleid.MET_PLAATSVERVANGER)
    page = ingediend(wereld)
    client.force_login(wereld.user(KERNKEURDER))
    url = reverse("beoordelen", args=[page.pk])
    assert url in client.get(reverse("wagtailadmin_home")).text
    data = {"besluit": "goedkeuren", "gelezen": gelezen(page)}
    client.post(url, data)
    assert vers(page).live


def test_subtree_goes_its_own_way(client, wereld):
    page = concept(wereld)
    post(
        client,
        wereld,
        welke="uitzondering",
        **{"uitzondering-page": page.pk, "uitzondering-beleid": ""},
    )
    post(client, wereld, welke="uitzondering", **{"uitzondering-page": page.pk, "beleid": "x"})
    assert beleid_van(vers(page).get_workflow()) == Beleid.EEN_BEOORDELAAR
    stel_in(wereld, Beleid.TWEE_STAPPEN, page)
    assert beleid_van(vers(page).get_workflow()) == Beleid.TWEE_STAPPEN
    assert beleid_van(wereld.bijeenkomst().get_workflow()) == Beleid.EEN_BEOORDELAAR
    post(client, wereld, welke="weg", page=page.pk)
    assert beleid_van(vers(page).get_workflow()) == Beleid.EEN_BEOORDELAAR


def test_beheerder_chooses_on_the_screen(client, wereld):
    response = post(client, wereld, welke="beleid", beleid="met_plaatsvervanger")
    assert "Opgeslagen" in response.text
    assert beleid_van(wereld.editie().get_workflow()) == Beleid.MET_PLAATSVERVANGER
    anders = wereld.editie("weststellingwerf").get_workflow()
    assert beleid_van(anders) == Beleid.EEN_BEOORDELAAR
    page = concept(wereld)
    veld = {"uitzondering-page": page.pk, "uitzondering-beleid": "twee_stappen"}
    assert "Proefpagina: twee stappen" in post(client, wereld, welke="uitzondering", **veld).text


def test_what_is_under_review_ends_as_it_began(wereld):
    page = ingediend(wereld)
    stel_in(wereld, Beleid.TWEE_STAPPEN)
    keur_goed(page, wereld.user(KEURDER))
    assert vers(page).live


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", KEURDER, "beheerder-weststellingwerf", KERNKEURDER]
)
def test_only_the_beheerder_of_this_edition_chooses(client, wereld, naam):
    post(client, wereld, naam, welke="beleid", beleid="met_plaatsvervanger")
    assert beleid_van(wereld.editie().get_workflow()) == Beleid.EEN_BEOORDELAAR


def test_exception_stays_inside_the_edition(client, wereld):
    buiten = wereld.bijeenkomst(editie="weststellingwerf")
    velden = {"uitzondering-page": buiten.pk, "uitzondering-beleid": "twee_stappen"}
    post(client, wereld, welke="uitzondering", **velden)
    assert beleid_van(buiten.get_workflow()) == Beleid.EEN_BEOORDELAAR
    client.post(
        reverse("beleid", args=[wereld.editie().pk]),
        {"welke": "weg", "page": wereld.editie("weststellingwerf").pk},
    )
    assert wereld.editie("weststellingwerf").workflowpage


def test_term_of_reminders(client, wereld):
    post(client, wereld, welke="termijn", werkdagen="5")
    assert Herinnertermijn.objects.get(editie=wereld.editie()).werkdagen == 5
    assert "minstens 1" in post(client, wereld, welke="termijn", werkdagen="0").text


def test_other_words_break_no_policy(wereld, monkeypatch):
    stel_in(wereld, Beleid.TWEE_STAPPEN)
    workflow = wereld.editie().get_workflow()
    for enum in (Beleid, Stapsoort):
        for lid in enum:
            monkeypatch.setattr(lid, "_label_", f"{lid.label}, in andere woorden")
    aantallen = Workflow.objects.count(), Task.objects.count()
    assert beleid_van(wereld.editie().get_workflow()) == Beleid.TWEE_STAPPEN
    assert ensure_beleid("GM0080", Beleid.TWEE_STAPPEN) == workflow
    assert (Workflow.objects.count(), Task.objects.count()) == aantallen


def test_who_renames_a_workflow_or_task_in_the_cms_changes_nothing(wereld):
    workflow = wereld.editie().get_workflow()
    Workflow.objects.filter(pk=workflow.pk).update(name="Zo doen wij het")
    Task.objects.filter(workflow_tasks__workflow=workflow).update(name="Kijken")
    assert beleid_van(wereld.editie().get_workflow()) == Beleid.EEN_BEOORDELAAR
    assert ensure_beleid("GM0080", Beleid.EEN_BEOORDELAAR) == workflow
    assert workflow.workflow_tasks.count() == 1
    assert not Workflow.objects.filter(name__startswith="GM0080: één").exists()


def test_a_workflow_by_the_same_name_is_none_of_ours(wereld):
    ander = Workflow.objects.create(name="GM0080: twee stappen")
    assert beleid_van(ander) is None
    assert ensure_beleid("GM0080", Beleid.TWEE_STAPPEN) != ander
