"""The whole road of a local change, through the real screens of the CMS."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug
from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.rules import NIET_DE_LAATSTE, VIER_OGEN, Toestand
from handleiding.workflow.state import toestand_van
from tests.formulier import bewaar

from .staten import gelezen


@pytest.fixture
def ingediend(wereld):
    """A session of Leeuwarden with a local change, submitted by its editor."""
    page = wereld.bijeenkomst()
    page.doel = "<p>Een plaatselijk doel.</p>"
    redacteur = wereld.user("redacteur-leeuwarden")
    page.save_revision(user=redacteur)
    dien_in(page, redacteur)
    return wereld.bijeenkomst()


def beoordeel(client, wereld, page, wie, **data):
    client.force_login(wereld.user(wie))
    data = {"gelezen": gelezen(page)} | data
    return client.post(reverse("beoordelen", args=[page.pk]), data, follow=True)


def test_colleague_approves_and_exactly_that_text_goes_live(client, wereld, ingediend):
    beoordeel(client, wereld, ingediend, "beoordelaar-leeuwarden", besluit="goedkeuren")
    page = wereld.bijeenkomst()
    assert page.live_revision_id == ingediend.latest_revision_id
    assert page.doel == "<p>Een plaatselijk doel.</p>"
    assert toestand_van(page) == Toestand.GEPUBLICEERD
    assert wereld.kernbijeenkomst().doel != page.doel
    assert wereld.bijeenkomst(editie="weststellingwerf").doel != page.doel


def test_author_cannot_approve_own_text(client, wereld, ingediend):
    redacteur = wereld.user("redacteur-leeuwarden")
    redacteur.groups.add(*wereld.user("beoordelaar-leeuwarden").groups.all())
    response = beoordeel(client, wereld, ingediend, "redacteur-leeuwarden", besluit="goedkeuren")
    assert VIER_OGEN in response.text
    assert wereld.bijeenkomst().live_revision_id != ingediend.latest_revision_id


def test_superuser_who_wrote_cannot_approve(wereld):
    admin = wereld.user("admin")
    page = wereld.bijeenkomst()
    page.doel = "<p>Van de beheerder.</p>"
    page.save_revision(user=admin)
    dien_in(page, admin)
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(wereld.bijeenkomst(), admin)


def test_reviewer_of_another_municipality_may_nothing(client, wereld, ingediend):
    for besluit in ("goedkeuren", "terugsturen", "terugtrekken"):
        beoordeel(
            client, wereld, ingediend, "beoordelaar-weststellingwerf", besluit=besluit, reden="x"
        )
    page = wereld.bijeenkomst()
    assert toestand_van(page) == Toestand.TER_BEOORDELING
    with pytest.raises(PermissionDenied):
        keur_goed(page, wereld.user("beoordelaar-weststellingwerf"))


def test_sending_back_needs_a_reason_and_tells_it(client, wereld, ingediend):
    response = beoordeel(
        client, wereld, ingediend, "beoordelaar-leeuwarden", besluit="terugsturen", reden=" "
    )
    assert "Geef een reden" in response.text
    beoordeel(
        client,
        wereld,
        ingediend,
        "beoordelaar-leeuwarden",
        besluit="terugsturen",
        reden="Noem de wijk",
    )
    page = wereld.bijeenkomst()
    assert toestand_van(page) == Toestand.TERUGGESTUURD
    assert page.current_workflow_state.current_task_state.comment == "Noem de wijk"


def test_what_was_read_is_what_goes_live(client, wereld, ingediend):
    response = beoordeel(
        client, wereld, ingediend, "beoordelaar-leeuwarden", besluit="goedkeuren", gelezen=1
    )
    assert NIET_DE_LAATSTE in response.text
    assert toestand_van(wereld.bijeenkomst()) == Toestand.TER_BEOORDELING


def test_text_under_review_is_locked_for_everyone(client, wereld):
    bewaar(
        client,
        wereld.user("redacteur-leeuwarden"),
        wereld.hoofdstuk(),
        tekst="<p>Ingediend.</p>",
        **{"action-submit": "1"},
    )
    page = wereld.hoofdstuk()
    assert toestand_van(page) == Toestand.TER_BEOORDELING
    for naam in ("redacteur-leeuwarden", "beoordelaar-leeuwarden", "admin"):
        bewaar(client, wereld.user(naam), page, tekst="<p>Stiekem.</p>")
        assert wereld.hoofdstuk().latest_revision_id == page.latest_revision_id


def test_editing_and_approving_in_one_post_publishes_nothing(client, wereld):
    bewaar(
        client,
        wereld.user("redacteur-leeuwarden"),
        wereld.hoofdstuk(),
        tekst="<p>Ingediend.</p>",
        **{"action-submit": "1"},
    )
    page = wereld.hoofdstuk()
    bewaar(
        client,
        wereld.user("beoordelaar-leeuwarden"),
        page,
        tekst="<p>Eigen tekst.</p>",
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    assert wereld.hoofdstuk().live_revision_id == page.live_revision_id


def test_saving_the_form_without_a_change_makes_nobody_a_contributor(client, wereld):
    page = wereld.hoofdstuk()
    tekst = page.inhoud[0].value.source
    bewaar(client, wereld.user("beoordelaar-leeuwarden"), page, tekst=tekst)
    assert wereld.hoofdstuk().latest_revision_id != page.latest_revision_id
    assert medewerkers(wereld.hoofdstuk()) == set()


def test_only_the_submitter_withdraws(client, wereld, ingediend):
    beoordeel(client, wereld, ingediend, "beheerder-weststellingwerf", besluit="terugtrekken")
    assert toestand_van(wereld.bijeenkomst()) == Toestand.TER_BEOORDELING
    beoordeel(client, wereld, ingediend, "redacteur-leeuwarden", besluit="terugtrekken")
    assert toestand_van(wereld.bijeenkomst()) == Toestand.GEPUBLICEERD_MET_CONCEPT


@pytest.mark.parametrize("naam", ["redacteur-leeuwarden", "beoordelaar-leeuwarden", "admin"])
def test_nobody_publishes_by_hand(client, wereld, naam):
    page = wereld.bijeenkomst()
    client.force_login(wereld.user(naam))
    assert not page.permissions_for_user(wereld.user(naam)).can_publish()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={page.pk}")
    assert wereld.bijeenkomst().live_revision_id == page.live_revision_id


def test_saving_without_a_change_makes_nobody_a_contributor(wereld):
    page = wereld.bijeenkomst()
    page.save_revision(user=wereld.user("beoordelaar-leeuwarden"))
    assert medewerkers(wereld.bijeenkomst()) == set()


def test_contributors_are_counted_since_the_last_publication(wereld, ingediend):
    redacteur = wereld.user("redacteur-leeuwarden")
    assert medewerkers(ingediend) == {redacteur.pk}
    keur_goed(ingediend, wereld.user("beoordelaar-leeuwarden"))
    assert medewerkers(wereld.bijeenkomst()) == set()


def test_sent_back_text_can_be_submitted_again(wereld, ingediend):
    stuur_terug(ingediend, wereld.user("beoordelaar-leeuwarden"), "Nog een keer")
    page = wereld.bijeenkomst().get_latest_revision_as_object()
    page.doel = "<p>Verbeterd.</p>"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld.bijeenkomst(), wereld.user("beoordelaar-leeuwarden"))
    assert wereld.bijeenkomst().doel == "<p>Verbeterd.</p>"


def test_what_was_sent_back_by_a_policy_that_lost_its_steps_is_not_approved(wereld, ingediend):
    """The steps of a policy may go while nothing waits in it; what comes back then is read by its last reviewer."""
    stuur_terug(ingediend, wereld.user("beoordelaar-leeuwarden"), "Noem de wijk.")
    state = wereld.bijeenkomst().current_workflow_state
    for stap in state.workflow.workflow_tasks.all():
        stap.delete()
    redacteur = wereld.user("redacteur-leeuwarden")
    state.resume(user=redacteur)
    page = wereld.bijeenkomst()
    assert toestand_van(page) == Toestand.TER_BEOORDELING
    assert page.live_revision_id != page.latest_revision_id
