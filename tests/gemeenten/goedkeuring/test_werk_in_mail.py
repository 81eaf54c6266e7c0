"""The daily mail is the work list, in the same words, by the preferences of each."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from gemeenten.goedkeuring.voorkeuren import VELDEN, WERKVELD, BerichtvoorkeurForm
from gemeenten.models import Bericht, Berichtvoorkeur
from handleiding.workflow.actions import dien_in
from handleiding.workflow.werkregels import werk_van
from handleiding.workflow.werksoorten import OPMERKING, TABEL
from tests.handleiding.workflow.staten import concept, vers

REDACTEUR, BEOORDELAAR = "redacteur-leeuwarden", "beoordelaar-leeuwarden"


@pytest.fixture
def dagelijks(wereld, django_capture_on_commit_callbacks):
    """Return a function that runs the daily command and gives the mail to somebody, or None.

    What the small world has waiting has been told before.
    """

    def dagelijks(naam):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("herinner")
        [*gekregen] = [m for m in mail.outbox if m.to == [wereld.user(naam).email]]
        assert len(gekregen) <= 1, "one mail a person"
        return gekregen[0] if gekregen else None

    dagelijks(REDACTEUR)
    return dagelijks


@pytest.fixture
def opmerking(wereld):
    page = concept(wereld)
    return Comment.objects.create(
        page=page, user=wereld.user(BEOORDELAAR), text="Klopt <dit>?", contentpath="inhoud"
    )


def test_each_kind_has_a_preference():
    assert set(WERKVELD) == set(TABEL)
    assert {veld for veld in WERKVELD.values() if veld} <= set(VELDEN)
    assert set(VELDEN) <= set(BerichtvoorkeurForm.base_fields)


def test_mail_says_what_the_screen_says(client, wereld, dagelijks, opmerking):
    bericht = dagelijks(REDACTEUR)
    [regel] = [r for r in werk_van(wereld.user(REDACTEUR)) if r.soort is OPMERKING]
    assert f"Opmerking: “Proefpagina” (Leeuwarden). {regel.woorden}" in bericht.body
    assert f"http://localhost:8000{regel.url}" in bericht.body
    assert "Klopt &lt;dit&gt;?" in bericht.alternatives[0].content
    client.force_login(wereld.user(REDACTEUR))
    assert "Klopt &lt;dit&gt;?" in client.get(reverse("wagtailadmin_home")).text


def test_not_told_twice_but_again_after_the_working_days_of_the_edition(dagelijks, opmerking):
    assert dagelijks(REDACTEUR)
    assert dagelijks(REDACTEUR) is None
    Bericht.objects.filter(soort=Bericht.Soort.WERK).update(
        created_at=timezone.now() - timedelta(days=8)
    )
    assert "Opmerking" in dagelijks(REDACTEUR).body


def test_nobody_gets_mail_about_what_they_wrote_themselves(dagelijks, opmerking):
    assert dagelijks(BEOORDELAAR) is None


def test_who_has_nothing_waiting_gets_no_mail(wereld, dagelijks):
    assert dagelijks(BEOORDELAAR) is None


def test_preference_of_the_kind_counts(wereld, dagelijks, opmerking):
    Berichtvoorkeur.objects.update_or_create(
        user=wereld.user(REDACTEUR), defaults={"opmerkingen": False}
    )
    assert dagelijks(REDACTEUR) is None


def test_own_drafts_are_mailed_to_who_asked_for_it(wereld, dagelijks):
    concept(wereld)
    assert dagelijks(REDACTEUR) is None
    Berichtvoorkeur.objects.update_or_create(
        user=wereld.user(REDACTEUR), defaults={"concepten": True}
    )
    assert "Concept, nog niet ingediend: “Proefpagina”" in dagelijks(REDACTEUR).body


def test_what_was_told_at_once_is_not_repeated_the_same_day(
    wereld, dagelijks, django_capture_on_commit_callbacks
):
    page = concept(wereld)
    with django_capture_on_commit_callbacks(execute=True):
        dien_in(page, wereld.user(REDACTEUR))
    assert dagelijks(BEOORDELAAR) is None


def test_whose_account_is_off_or_without_role_gets_nothing(wereld, dagelijks, opmerking):
    user = wereld.user(REDACTEUR)
    user.groups.clear()
    assert dagelijks(REDACTEUR) is None
    assert vers(opmerking.page).pk


def test_long_list_names_the_first_and_leads_to_the_rest(wereld, dagelijks):
    page = concept(wereld)
    for nummer in range(30):
        Comment.objects.create(
            page=page, user=wereld.user(BEOORDELAAR), text=f"Vraag {nummer}", contentpath="inhoud"
        )
    bericht = dagelijks(REDACTEUR)
    assert bericht.subject.endswith("punten wachten op u")
    assert reverse("wacht_op_u") in bericht.body
    assert "En nog " in bericht.body
