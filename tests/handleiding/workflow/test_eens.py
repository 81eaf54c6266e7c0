"""What a turn asks once, and what makes it ask again: nothing is decided on an old answer."""

from functools import partial

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Site, TaskState, WorkflowState

from gemeenten.models import WerkleergroepPage
from handleiding.models import OnderdeelPage
from handleiding.publiek.etalage import Publicatie
from handleiding.workflow import eens as module
from handleiding.workflow.actions import dien_in, keur_goed
from handleiding.workflow.bestaan import alle_bestaan
from handleiding.workflow.beurt import PaginaWeg, op_beurt, op_beurt_samen
from handleiding.workflow.bijdragen import schrijf_toe
from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.eens import eens, vraag_eens
from tests.bewaring import na_de_termijn

from .staten import KEURDER, SCHRIJVER, vers

pytestmark = pytest.mark.django_db


def teller():
    """A question that says how often it was asked."""
    keren = []

    def vraag():
        keren.append(1)
        return len(keren)

    return vraag


def schrijft(page, user):
    page.title += " en nog iets"
    return page.save_revision(user=user)


def vragen(doe) -> int:
    with CaptureQueriesContext(connection) as gevraagd:
        doe()
    return len(gevraagd)


# The answers


def test_outside_of_a_turn_all_is_asked_each_time():
    vraag = teller()
    assert [eens(vraag, "a", rust_op=()) for _ in range(2)] == [1, 2]


def test_in_a_turn_a_question_is_asked_once_and_forgotten_after_it(wereld):
    vraag = teller()
    with op_beurt(wereld.editie().pk):
        with op_beurt(wereld.hoofdstuk().pk):
            assert [eens(vraag, "a", rust_op=()) for _ in range(2)] == [1, 1]
            assert eens(vraag, "b", rust_op=()) == 2
        assert eens(vraag, "a", rust_op=()) == 1
    assert eens(vraag, "a", rust_op=()) == 3


def test_what_fails_is_asked_again():
    def vraag():
        raise PermissionDenied

    with vraag_eens():
        with pytest.raises(PermissionDenied):
            eens(vraag, "a", rust_op=())
        assert eens(lambda: 1, "a", rust_op=()) == 1


def test_what_was_answered_in_a_part_that_failed_is_asked_again(wereld):
    vraag = teller()

    def faal():
        with op_beurt(wereld.hoofdstuk().pk):
            assert eens(vraag, "a", rust_op=()) == 1
            raise PermissionDenied

    with op_beurt(wereld.editie().pk):
        with pytest.raises(PermissionDenied):
            faal()
        assert eens(vraag, "a", rust_op=()) == 2


def test_what_is_saved_or_deleted_ends_the_answers_that_rest_on_it(wereld):
    page, vraag = wereld.hoofdstuk(), teller()
    entry = PageLogEntry.objects.filter(page=page.pk).first()
    with vraag_eens():
        assert eens(vraag, "a", rust_op=(Page,)) == 1
        entry.save()
        assert eens(vraag, "a", rust_op=(Page,)) == 1
        page.save()  # of a type below it
        assert eens(vraag, "a", rust_op=(Page,)) == 2
        na_de_termijn(wereld.editie()).delete()
        assert eens(vraag, "a", rust_op=(Page,)) == 3


def test_only_a_logged_step_of_a_review_changes_no_answer(wereld):
    page, vraag = wereld.hoofdstuk(), teller()
    with vraag_eens():
        eens(vraag, "a", rust_op=(PageLogEntry,))
        log(page, "wagtail.workflow.approve")
        assert eens(vraag, "a", rust_op=(PageLogEntry,)) == 1
        log(page, "wagtail.edit")
        assert eens(vraag, "a", rust_op=(PageLogEntry,)) == 2


# Who contributed


def test_contributors_of_a_turn_are_read_once(wereld):
    page = wereld.hoofdstuk()
    schrijft(page, wereld.user(SCHRIJVER))
    with op_beurt(page.pk):
        assert medewerkers(page) == {wereld.user(SCHRIJVER).pk}
        assert vragen(lambda: medewerkers(page)) == 0
        assert vragen(lambda: medewerkers(page, tot=vers(page).latest_revision)) <= 2


def test_who_writes_in_the_same_turn_contributed(wereld):
    page, ander = wereld.hoofdstuk(), wereld.user(KEURDER)
    with op_beurt(page.pk):
        assert ander.pk not in medewerkers(page)
        schrijft(page, ander)
        assert ander.pk in medewerkers(page)


def test_who_is_named_a_contributor_in_the_same_turn_is_one(wereld):
    page, ander = wereld.hoofdstuk(), wereld.user(KEURDER)
    with op_beurt(page.pk):
        assert ander.pk not in medewerkers(page)
        schrijf_toe(page, [ander.pk])
        assert ander.pk in medewerkers(page)
        assert ander.pk in medewerkers(page, tot=None)


def test_what_came_after_a_version_does_not_count_for_it(wereld):
    page, ander = wereld.hoofdstuk(), wereld.user(KEURDER)
    eerste = schrijft(page, wereld.user(SCHRIJVER))
    schrijft(page, ander)
    schrijf_toe(page, [wereld.user("admin").pk], timezone.now())
    with op_beurt(page.pk):
        assert {ander.pk, wereld.user("admin").pk} <= medewerkers(page)
        assert medewerkers(page, tot=eerste) == {wereld.user(SCHRIJVER).pk}


def test_same_person_by_an_address_of_this_turn(wereld):
    page, ander = wereld.hoofdstuk(), wereld.user(KEURDER)
    schrijft(page, wereld.user(SCHRIJVER))
    with op_beurt(page.pk):
        assert ander.pk not in medewerkers(page)
        zelfde = wereld.user(SCHRIJVER).email
        get_user_model().objects.filter(pk=ander.pk).update(email=zelfde)
        wereld.user("admin").save()  # any account
        assert ander.pk in medewerkers(page)


# What exists


def test_a_row_is_looked_for_once_in_a_turn(wereld):
    entry = PageLogEntry.objects.filter(page=wereld.hoofdstuk().pk, user__isnull=False).first()
    with vraag_eens():
        assert vragen(entry.full_clean) > 0
        assert vragen(entry.full_clean) == 0
    assert vragen(entry.full_clean) > 0


def test_a_row_that_is_deleted_in_the_turn_is_missed(wereld):
    mens = get_user_model().objects.create_user("weg")
    page = wereld.hoofdstuk()
    with vraag_eens():
        log(page, "wagtail.edit", user=mens)
        mens.delete()
        entry = PageLogEntry.objects.filter(page=page.pk, action="wagtail.edit").first()
        entry.user_id = entry.user_id or 0
        with pytest.raises(ValidationError, match="user"):
            entry.full_clean()


def test_a_row_that_never_was_is_missed_each_time(wereld):
    entry = PageLogEntry.objects.filter(page=wereld.hoofdstuk().pk).first()
    entry.revision_id = 10**9
    with vraag_eens():
        for _ in range(2):
            with pytest.raises(ValidationError, match="revision"):
                entry.full_clean()


WEG = 10**9


@pytest.mark.parametrize(
    ("van_pagina", "van_rij", "bestaan"),
    [
        ({}, {}, True),
        ({"owner": WEG}, {}, False),
        ({}, {"werkleergroep": WEG}, False),
        ({"live_revision": WEG}, {"werkleergroep": WEG}, False),
        ({"owner": None}, {}, True),
    ],
)
def test_a_stored_text_is_made_as_its_library_makes_it(wereld, van_pagina, van_rij, bestaan):
    groep = WerkleergroepPage.objects.descendant_of(wereld.editie()).first()
    inhoud = groep.serializable_data() | van_pagina
    inhoud["sessies"] = [rij | van_rij for rij in inhoud["sessies"]]
    assert inhoud["sessies"]
    assert alle_bestaan(WerkleergroepPage, inhoud) is bestaan
    ons = WerkleergroepPage.from_serializable_data(inhoud)
    wagtails = ClusterableModel.from_serializable_data.__func__(WerkleergroepPage, inhoud)
    assert ons.serializable_data() == wagtails.serializable_data()
    assert len(ons.sessies.all()) == (0 if van_rij else len(inhoud["sessies"]))


def test_a_stored_text_on_a_core_page_that_is_gone_is_refused_as_by_its_library(wereld):
    page = wereld.hoofdstuk()
    inhoud = page.serializable_data() | {"kern": WEG}
    for maak in (
        type(page).from_serializable_data,
        partial(ClusterableModel.from_serializable_data.__func__, type(page)),
    ):
        with pytest.raises(Exception, match="on_delete"):
            maak(inhoud)


def test_a_stored_text_asks_a_question_a_model_however_many_rows(wereld):
    groep = WerkleergroepPage.objects.descendant_of(wereld.editie()).first()
    inhoud = groep.serializable_data()
    [sessie, *_] = inhoud["sessies"]
    een = vragen(lambda: type(groep).from_serializable_data(inhoud | {"sessies": [sessie]}))
    tien = vragen(lambda: type(groep).from_serializable_data(inhoud | {"sessies": [sessie] * 10}))
    assert een == tien


def test_no_default_manager_leaves_rows_out():
    """What a text refers to is looked for with it, what a form refers to with the manager that knows all rows."""
    typen = [model for model in apps.get_models() if issubclass(model, Page)]
    typen += [r.related_model for model in typen for r in get_all_child_relations(model)]
    typen += [PageLogEntry, WorkflowState, TaskState]
    doelen = {
        veld.remote_field.model
        for model in typen
        for veld in model._meta.concrete_fields
        if veld.remote_field
    }
    assert {OnderdeelPage, ContentType} < doelen
    assert [m for m in doelen if m._default_manager.all().query.where.children] == []


def test_roots_of_sites_are_asked_once_and_again_when_one_is_saved(wereld):
    page, site = wereld.hoofdstuk(), Site.objects.first()
    with vraag_eens():
        assert not page.is_site_root()
        assert vragen(page.is_site_root) == 0
        site.root_page = page
        site.save()
        assert page.is_site_root()


# The whole turn


def test_what_fails_in_a_turn_undoes_all_of_it(wereld, monkeypatch):
    page = wereld.hoofdstuk()
    schrijft(page, wereld.user(SCHRIJVER))
    dien_in(page, wereld.user(SCHRIJVER))

    def weiger(*args, **kwargs):
        raise PermissionDenied("Nee.")

    voor = PageLogEntry.objects.count()
    monkeypatch.setattr("handleiding.publiek.etalage.bundel.schrijf", weiger)
    with pytest.raises(PermissionDenied, match="Nee"):
        keur_goed(page, wereld.user(KEURDER))
    assert vers(page).workflow_in_progress
    assert PageLogEntry.objects.count() == voor
    monkeypatch.undo()
    keur_goed(page, wereld.user(KEURDER))
    assert not vers(page).workflow_in_progress


def test_a_turn_of_many_holds_each_and_refuses_what_is_gone(wereld):
    page, editie = wereld.hoofdstuk(), wereld.editie()
    with op_beurt_samen([editie.pk, page.pk]), op_beurt(page.pk) as opnieuw:
        assert not opnieuw
    with op_beurt(page.pk) as opnieuw:
        assert opnieuw
    with pytest.raises(PaginaWeg), op_beurt_samen([page.pk, 10**9]):
        pass


def test_listening_twice_is_listening_once():
    module.verbind()
    vraag = teller()
    with vraag_eens():
        assert [eens(vraag, "a", rust_op=()) for _ in range(2)] == [1, 1]


def test_pages_that_go_at_once_leave_nothing_that_was_written_as_they_went(wereld):
    """Who listens to every deletion lets Django leave what is written in between; the database refuses that later."""
    groepen = WerkleergroepPage.objects.all()
    nummers = list(groepen.values_list("pk", flat=True))
    for page in groepen:
        na_de_termijn(page)
    groepen.delete()
    assert not Publicatie.objects.filter(page__in=nummers).exists()
