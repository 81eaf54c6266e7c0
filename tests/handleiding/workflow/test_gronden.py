"""What a review, a plan or a publication refers to stays as it was when somebody read it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from handleiding.logacties import GEPLAND_ONLINE, GEPUBLICEERD, SPOED
from handleiding.workflow.gronden import goedgekeurd_door_ander, is_vastgelegd, mag_online

from .staten import concept, goedgekeurd, ingediend, teruggestuurd, vers, wijzig


def eerder_online(wereld):
    page = goedgekeurd(wereld)
    revision = page.live_revision
    page = wijzig(wereld, page, "Twee.")
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    revision.task_states.all().delete()  # only the log still tells
    return vers(page), revision


def eerder_op_datum_online(wereld):
    """Came online on its planned day, and was followed by another text since."""
    page, revision = eerder_online(wereld)
    gezegd = PageLogEntry.objects.filter(revision=revision, action=GEPUBLICEERD)
    assert gezegd.update(action=GEPLAND_ONLINE)
    return page, revision


def gepland(wereld):
    page = concept(wereld)
    revision = page.latest_revision
    revision.approved_go_live_at = timezone.now() + timedelta(days=1)
    revision.save()
    return page, revision


def online(wereld):
    page = goedgekeurd(wereld)
    page.live_revision.task_states.all().delete()
    PageLogEntry.objects.filter(revision=page.live_revision).delete()
    return page, page.live_revision


@pytest.mark.parametrize("breng", [gepland, online, eerder_online, eerder_op_datum_online])
def test_planned_or_published_text_is_not_overwritten(wereld, breng):
    page, revision = breng(wereld)
    voor, content = page.revisions.count(), revision.content
    page = page.get_latest_revision_as_object()
    page.title = "Anders"
    page.save_revision(overwrite_revision=revision)
    revision.refresh_from_db()
    assert (page.revisions.count(), revision.content) == (voor + 1, content)


@pytest.mark.parametrize("breng", [ingediend, teruggestuurd])
def test_text_that_was_reviewed_is_not_overwritten(wereld, breng):
    page = breng(wereld)
    assert is_vastgelegd(page.latest_revision)


def test_a_draft_is_overwritten_by_its_next_autosave(wereld):
    page = concept(wereld)
    assert not is_vastgelegd(page.latest_revision)


def test_a_ground_is_good_for_one_revision(wereld):
    page = concept(wereld)
    met_grond = page.latest_revision
    log(page, SPOED, user=wereld.user("kernredacteur"), revision=met_grond)
    page = wijzig(wereld, page, "Twee.")
    assert mag_online(page, met_grond)
    assert not mag_online(page, page.latest_revision)


def test_text_under_review_is_not_approved(wereld):
    page = ingediend(wereld)
    assert not goedgekeurd_door_ander(page, page.latest_revision)


def test_refused_text_is_not_approved(wereld):
    page = teruggestuurd(wereld)
    assert not goedgekeurd_door_ander(page, page.latest_revision)
