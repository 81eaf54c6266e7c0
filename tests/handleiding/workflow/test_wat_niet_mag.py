"""Small halves of the guards of review, each alone: breaking one is seen here first."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.omgeving import omgeving_van

from .staten import KEURDER, SCHRIJVER, concept, goedgekeurd, ingediend, vers, wijzig

pytestmark = pytest.mark.django_db


def aangeboden(page, user):
    return {
        naam
        for naam, _, _ in vers(page).current_workflow_task_state.task.specific.get_actions(
            page, user
        )
    }


def test_approval_is_offered_to_who_may_approve_and_to_nobody_else(wereld):
    page = ingediend(wereld)
    assert aangeboden(page, wereld.user(KEURDER)) == {"approve", "reject"}
    assert aangeboden(page, wereld.user(SCHRIJVER)) == set()
    page = wijzig(wereld, goedgekeurd(wereld, slug="twee"), "Eigen.", door=KEURDER)
    page.get_workflow().start(page, wereld.user(SCHRIJVER))
    assert aangeboden(page, wereld.user(KEURDER)) == {"reject"}


@pytest.mark.parametrize("online", [True, False])
def test_what_somebody_locked_is_not_moved(client, wereld, online):
    page = (goedgekeurd if online else concept)(wereld)
    doel = concept(wereld, slug="doel", title="Doel")
    client.force_login(wereld.user("beheerder-leeuwarden"))
    verplaats = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, doel.pk])
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=wereld.user("kernredacteur"))
    client.post(verplaats)
    assert vers(page).get_parent().pk == wereld.editie().pk
    Page.objects.filter(pk=page.pk).update(locked=False, locked_by=None)
    client.post(verplaats)
    assert vers(page).get_parent().pk == doel.pk


@pytest.mark.parametrize(("dagen", "gepland"), [(-2, False), (2, True), (None, False)])
def test_a_start_date_that_has_passed_is_no_plan(wereld, dagen, gepland):
    """What changes below a page changes at once then."""
    boven = concept(wereld)
    kind = type(boven)(title="Kind", slug="kind", live=False)
    boven.add_child(instance=kind)
    nu = timezone.now().replace(microsecond=0)
    wanneer = None if dagen is None else nu + timedelta(days=dagen)
    boven = wijzig(wereld, boven, "Met datum.", go_live_at=wanneer, intern=True)
    Page.objects.filter(pk=kind.pk).update(live=True)
    [moment] = omgeving_van(boven.latest_revision).eronder
    assert moment.wanneer == (wanneer if gepland else None)


@pytest.mark.parametrize("anders", [True, False])
def test_who_saved_the_same_in_a_version_that_is_gone_wrote_nothing(wereld, anders):
    page = goedgekeurd(wereld)
    eigen = page.get_latest_revision_as_object()
    if anders:
        eigen.inhoud = [{"type": "tekst", "value": "<p>Van de beoordelaar.</p>"}]
    versie = eigen.save_revision(user=wereld.user(KEURDER), log_action=True, changed=anders)
    wijzig(wereld, page, "Van de schrijver.")
    Revision.objects.filter(pk=versie.pk)._raw_delete("default")  # as an earlier release allowed
    assert PageLogEntry.objects.filter(revision_id=versie.pk, content_changed=anders).exists()
    verwacht = {SCHRIJVER, KEURDER} if anders else {SCHRIJVER}
    assert medewerkers(vers(page)) == {wereld.user(naam).pk for naam in verwacht}
    call_command("purge_revisions", verbosity=0)
    assert medewerkers(vers(page)) == {wereld.user(naam).pk for naam in verwacht}
