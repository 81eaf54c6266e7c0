"""Each way around review, tried. None of them puts a text online that no second person approved."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision, TaskState, Workflow

from handleiding.models import InhoudPage
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_achteraf_goed,
    keur_goed,
    publiceer_met_spoed,
)
from handleiding.workflow.contributors import medewerkers, spoed_open
from handleiding.workflow.rules import GEEN_TWEEDE_PERSOON, Toestand
from handleiding.workflow.state import toestand_van
from tests.formulier import van_pagina

from .staten import concept, gelezen, goedgekeurd, ingediend, offline, vers, wijzig

IEDEREEN = (
    "redacteur-leeuwarden",
    "beoordelaar-leeuwarden",
    "beheerder-leeuwarden",
    "kernredacteur",
    "admin",
)


def bewerk(client, page, **extra):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, van_pagina(page, **extra), follow=True)


@pytest.mark.parametrize("naam", IEDEREEN)
class TestNobodyPublishesAlone:
    def test_publish_button(self, client, wereld, naam):
        page = wijzig(wereld, goedgekeurd(wereld), "Twee.")
        client.force_login(wereld.user(naam))
        bewerk(client, page, **{"action-publish": "1"})
        assert vers(page).live_revision_id == page.live_revision_id

    def test_publish_on_create(self, client, wereld, naam):
        client.force_login(wereld.user(naam))
        url = reverse(
            "wagtailadmin_pages:add", args=["handleiding", "inhoudpage", wereld.editie().pk]
        )
        nieuw = InhoudPage(title="Nieuw", slug="nieuw-stiekem")
        client.post(url, van_pagina(nieuw, **{"action-publish": "1"}))
        assert not Page.objects.filter(slug="nieuw-stiekem", live=True).exists()

    def test_copy_with_publish(self, client, wereld, naam):
        page, editie = goedgekeurd(wereld), wereld.editie()
        client.force_login(wereld.user(naam))
        data = {
            "new_title": "Kopie",
            "new_slug": "kopie-stiekem",
            "new_parent_page": editie.pk,
            "copy_subpages": "on",
            "publish_copies": "on",
            "alias": "on",
        }
        client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
        kopie = Page.objects.filter(slug="kopie-stiekem").first()
        assert kopie is None or not (kopie.live or kopie.alias_of_id)

    @pytest.mark.parametrize("actie", ["publish", "unpublish", "delete", "move"])
    def test_bulk_action(self, client, wereld, naam, actie):
        page = wijzig(wereld, goedgekeurd(wereld), "Twee.")
        elders = wereld.editie("weststellingwerf")
        client.force_login(wereld.user(naam))
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", actie])
        data = {"include_descendants": "on", "chooser": elders.pk}
        client.post(f"{url}?id={page.pk}&next=/cms/", data)
        na = vers(page)
        assert (na.live, na.live_revision_id, na.path) == (True, page.live_revision_id, page.path)

    def test_move_of_what_is_online_to_other_reviewers(self, client, wereld, naam):
        page, elders = goedgekeurd(wereld), wereld.editie("weststellingwerf")
        client.force_login(wereld.user(naam))
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, elders.pk]))
        assert vers(page).path == page.path

    def test_move_while_under_review(self, client, wereld, naam):
        page, elders = ingediend(wereld), wereld.editie("weststellingwerf")
        client.force_login(wereld.user(naam))
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, elders.pk]))
        assert vers(page).path == page.path

    def test_deletion_of_what_is_online_or_under_review(self, client, wereld, naam):
        for page in (goedgekeurd(wereld), wereld.bijeenkomst()):
            client.force_login(wereld.user(naam))
            client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
            assert vers(page).live

    def test_view_restrictions(self, client, wereld, naam):
        page = goedgekeurd(wereld)
        client.force_login(wereld.user(naam))
        url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        client.post(url, {"restriction_type": "login"})
        assert not PageViewRestriction.objects.exists()

    def test_unpublish_screen_of_wagtail_asks_our_reason(self, client, wereld, naam):
        page = goedgekeurd(wereld)
        client.force_login(wereld.user(naam))
        client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        assert vers(page).live

    def test_old_revision_through_the_revert_screen(self, client, wereld, naam):
        page = goedgekeurd(wereld)
        oud = page.live_revision_id
        page = wijzig(wereld, page, "Twee.")
        client.force_login(wereld.user(naam))
        url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oud])
        client.get(url)
        client.post(url, van_pagina(page, **{"action-publish": "1"}))
        assert vers(page).live_revision_id == oud


def test_api_is_off():
    for naam in ("wagtailapi:pages:listing", "wagtailapi_v3:pages:listing", "api:pages:listing"):
        with pytest.raises(NoReverseMatch):
            reverse(naam)


@pytest.mark.parametrize("pad", ["/api/v2/pages/", "/api/v3/pages/", "/api/"])
def test_no_address_of_an_api_answers(client, wereld, pad):
    client.force_login(wereld.user("admin"))
    assert client.get(pad).status_code == 404


def test_publishing_in_code_meets_the_same_guard(wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Twee.")
    for user in (wereld.user("admin"), None):
        with pytest.raises(PermissionDenied, match=GEEN_TWEEDE_PERSOON):
            page.get_latest_revision().publish(user=user, skip_permission_checks=True)
    assert vers(page).live_revision_id == page.live_revision_id


def test_schedule_drops_what_nobody_approved_and_goes_on(wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Twee.")
    gisteren = timezone.now() - timedelta(days=1)
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=gisteren)
    call_command("publish_scheduled")
    na = vers(page)
    assert na.live_revision_id == page.live_revision_id
    assert na.scheduled_revision is None
    assert PageLogEntry.objects.filter(
        page=page.pk, action="handleiding.publicatie_geweigerd"
    ).exists()


def test_schedule_publishes_what_was_approved(wereld):
    page = goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))
    assert toestand_van(page) == Toestand.INGEPLAND
    gisteren = timezone.now() - timedelta(days=1)
    revision = Revision.objects.get(pk=page.latest_revision_id)
    revision.content["go_live_at"] = gisteren.isoformat()
    revision.approved_go_live_at = gisteren
    revision.save()
    call_command("publish_scheduled")
    assert vers(page).live_revision_id == revision.pk


def test_unscheduling_makes_a_draft_that_needs_review_again(client, wereld):
    page = goedgekeurd(wereld, go_live_at=timezone.now() + timedelta(days=3))
    client.force_login(wereld.user("redacteur-leeuwarden"))
    url = reverse(
        "wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.latest_revision_id]
    )
    client.post(url)
    assert vers(page).scheduled_revision is not None
    client.force_login(wereld.user("beheerder-leeuwarden"))
    client.post(url)
    assert toestand_van(vers(page)) == Toestand.CONCEPT
    assert not vers(page).live


@pytest.mark.parametrize("naam", ["beoordelaar-leeuwarden", "tweede", "beheerder-weststellingwerf"])
def test_withdrawing_by_owner_or_approver(client, wereld, naam, django_user_model):
    """Wagtail lets the page's owner and every approver cancel; here it is the submitter's to do."""
    page = concept(wereld)
    if naam == "tweede":
        user = django_user_model.objects.create(username="tweede")
        user.groups.set(wereld.user("redacteur-leeuwarden").groups.all())
        Page.objects.filter(pk=page.pk).update(owner=user)
    dien_in(vers(page), wereld.user("redacteur-leeuwarden"))
    user = wereld.user(naam)
    assert not vers(page).current_workflow_state.user_can_cancel(user)
    client.force_login(user)
    bewerk(client, page, **{"action-cancel-workflow": "1"})
    assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING


@pytest.mark.parametrize("afbreken", [True, False])
def test_emergency_ends_the_review_whatever_the_setting(wereld, settings, afbreken):
    settings.WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = afbreken
    page = ingediend(wereld)
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Fout telefoonnummer.")
    na = vers(page)
    assert na.live
    assert na.current_workflow_state is None
    assert spoed_open(na).data["reden"] == "Fout telefoonnummer."


def test_unpublish_and_put_back_by_the_same_person(wereld):
    """The reviewer who submits what was taken offline does not approve it as well."""
    page = offline(wereld)
    keurder = wereld.user("beoordelaar-leeuwarden")
    dien_in(page, keurder)
    with pytest.raises(PermissionDenied, match="een collega zet haar weer online"):
        keur_goed(vers(page), keurder)
    assert not vers(page).live


def test_changed_text_after_offline_needs_another_pair_of_eyes(wereld):
    page = goedgekeurd(wereld)
    keurder = wereld.user("beoordelaar-leeuwarden")
    haal_offline(page, keurder, "Klopt niet.")
    page = wijzig(wereld, page, "Van de beoordelaar.", door="beoordelaar-leeuwarden")
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), keurder)


def test_overwriting_the_approved_revision_keeps_what_was_approved(client, wereld):
    """Autosave may overwrite its own revision; not one that a colleague approved."""
    page = goedgekeurd(wereld)
    goed = Revision.objects.get(pk=page.live_revision_id)
    client.force_login(wereld.user("redacteur-leeuwarden"))
    bewerk(client, page, overwrite_revision_id=str(goed.pk))
    na = vers(page)
    goed_na = Revision.objects.get(pk=goed.pk)
    assert goed_na.content["inhoud"] == goed.content["inhoud"]
    assert na.latest_revision_id != goed.pk
    assert medewerkers(na) == {wereld.user("redacteur-leeuwarden").pk}


def test_clearing_revisions_away_does_not_wash_a_writer_clean(wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Van A.", door="beoordelaar-leeuwarden")
    weg = page.latest_revision_id
    page = wijzig(wereld, page, "Van A en B.", door="redacteur-leeuwarden")
    Revision.objects.get(pk=weg).delete()
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), wereld.user("beoordelaar-leeuwarden"))


def test_workflow_without_tasks_publishes_nothing(wereld):
    leeg = Workflow.objects.create(name="Leeg")
    page = concept(wereld)
    with pytest.raises(PermissionDenied):
        leeg.start(page, wereld.user("admin"))
    assert not vers(page).live


def test_plain_wagtail_task_does_not_let_a_writer_publish(wereld):
    """A superuser may add Wagtail's own task, which knows no four eyes; the guard below it does."""
    from wagtail.models import GroupApprovalTask, WorkflowTask

    task = GroupApprovalTask.objects.create(name="Van Wagtail zelf")
    workflow = Workflow.objects.create(name="Van Wagtail zelf")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    admin = wereld.user("admin")
    page = wijzig(wereld, concept(wereld), "Van admin.", door="admin")
    workflow.start(page, admin)
    state = TaskState.objects.get(task=task)
    with pytest.raises(PermissionDenied, match=GEEN_TWEEDE_PERSOON):
        task.on_action(state, admin, "approve")
    assert not vers(page).live


def test_emergency_stays_marked_until_someone_else_approves(client, wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Spoed.", door="redacteur-leeuwarden")
    kern = wereld.user("kernredacteur")
    client.force_login(kern)
    data = {"reden": "Nu nodig.", "gelezen": gelezen(page)}
    client.post(reverse("handeling", args=[page.pk, "spoedpublicatie"]), data)
    page = vers(page)
    assert page.live_revision_id == page.latest_revision_id
    assert spoed_open(page)
    wereld.user("redacteur-leeuwarden")
    for wie in ("redacteur-leeuwarden", "kernredacteur"):
        user = wereld.user(wie)
        user.groups.add(*wereld.user("beoordelaar-leeuwarden").groups.all())
        with pytest.raises(PermissionDenied, match="Vier ogen"):
            keur_achteraf_goed(page, user)
    keur_achteraf_goed(page, wereld.user("beoordelaar-leeuwarden"))
    assert not spoed_open(vers(page))


def test_emergency_text_does_not_become_approved_by_the_next_publication(wereld):
    page = wijzig(wereld, goedgekeurd(wereld), "Spoed.", door="beoordelaar-leeuwarden")
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu nodig.")
    page = wijzig(wereld, page, "Daarna.", door="redacteur-leeuwarden")
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(vers(page), wereld.user("beoordelaar-leeuwarden"))


def test_what_has_no_ground_cannot_be_live_in_the_whole_world(wereld):
    """Every page that the demo published rests on an approval by who did not write it."""
    from handleiding.workflow.gronden import mag_online

    for page in Page.objects.filter(live=True, depth__gt=1).specific():
        assert page.live_revision_id, page
        assert mag_online(page, page.live_revision), page
