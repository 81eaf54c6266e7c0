"""No text loses those it waits for, on whatever road: steps, policies, groups and their rights."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from gemeenten.models import Goedkeurbeleid
from handleiding.models import VierOgenTask
from handleiding.workflow.actions import dien_in, keur_goed, trek_terug
from handleiding.workflow.bezet_houden import BlijftLiggen
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van

from .staten import KEURDER, SCHRIJVER, concept, ingediend, vers

User = get_user_model()
TITEL = "“Proefpagina”"
STAP = "wagtailadmin_workflows"


@pytest.fixture
def page(wereld):
    """A text that waits for the reviewers of Leeuwarden."""
    return ingediend(wereld)


@pytest.fixture
def admin(client, wereld):
    client.force_login(wereld.user("admin"))
    return client


@pytest.fixture
def leeg(db):
    return Group.objects.create(name="Niemand")


def stap(page) -> VierOgenTask:
    return vers(page).current_workflow_task_state.task.specific


def groep(naam="GM0080 beoordelaar"):
    return Group.objects.get(name=naam)


def wacht(page) -> bool:
    return toestand_van(vers(page)) == Toestand.TER_BEOORDELING


def keurbaar(wereld, page):
    keur_goed(vers(page), wereld.user(KEURDER))
    assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD


def zet_groepen(client, task, *groepen):
    return client.post(
        reverse(f"{STAP}:edit_task", args=[task.pk]), {"groups": [g.pk for g in groepen]}
    )


def werkstroomformulier(workflow, *taken, **rijen):
    """The form of a policy: its rows as they are, with other steps in their place."""
    nu = list(workflow.workflow_tasks.order_by("sort_order"))
    velden = {"name": workflow.name}
    for plek, rij in enumerate(nu):
        velden |= {
            f"workflow_tasks-{plek}-id": rij.pk,
            f"workflow_tasks-{plek}-task": taken[plek].pk if plek < len(taken) else rij.task_id,
            f"workflow_tasks-{plek}-ORDER": plek,
            f"workflow_tasks-{plek}-DELETE": "on" if rijen.get("weg") == plek else "",
        }
    totaal = len(nu)
    for task in taken[len(nu) :]:
        velden |= {f"workflow_tasks-{totaal}-task": task.pk, f"workflow_tasks-{totaal}-ORDER": 9}
        totaal += 1
    beheer = {"TOTAL_FORMS": totaal, "INITIAL_FORMS": len(nu), "MIN_NUM_FORMS": 0}
    velden |= {f"workflow_tasks-{naam}": n for naam, n in beheer.items()}
    paginas = list(WorkflowPage.objects.filter(workflow=workflow))
    for plek, rij in enumerate(paginas):
        velden |= {f"pages-{plek}-id": rij.pk, f"pages-{plek}-page": rij.page_id}
        velden |= {f"pages-{plek}-workflow": workflow.pk}
    aantal = len(paginas)
    return velden | {
        "pages-TOTAL_FORMS": aantal,
        "pages-INITIAL_FORMS": aantal,
        "pages-MIN_NUM_FORMS": 0,
        "pages-MAX_NUM_FORMS": 1000,
    }


class TestGroupsOfAStep:
    def test_form_refuses_an_empty_group_and_says_which_text(self, wereld, admin, page, leeg):
        antwoord = zet_groepen(admin, stap(page), leeg)
        assert TITEL in antwoord.text
        assert "daarna kan niemand ze goedkeuren" in antwoord.context["form"].errors["groups"][0]
        assert [g.name for g in stap(page).groups.all()] == ["GM0080 beoordelaar"]
        keurbaar(wereld, page)

    def test_form_replaces_a_group_by_one_with_people(self, wereld, admin, page):
        ander = groep("Kern beoordelaar")
        assert zet_groepen(admin, stap(page), ander).status_code == 302
        assert list(stap(page).groups.all()) == [ander]
        keur_goed(vers(page), wereld.user("kernbeoordelaar"))
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD

    def test_form_refuses_a_group_with_only_who_wrote_the_text(self, wereld, admin, page, leeg):
        leeg.user_set.add(wereld.user(SCHRIJVER))
        leeg.permissions.set(groep().permissions.all())
        assert TITEL in zet_groepen(admin, stap(page), leeg).text
        leeg.user_set.add(wereld.user("beheerder-leeuwarden"))
        assert zet_groepen(admin, stap(page), leeg).status_code == 302

    def test_form_may_once_nothing_waits(self, wereld, admin, page, leeg):
        task = stap(page)
        trek_terug(vers(page), wereld.user(SCHRIJVER))
        assert zet_groepen(admin, task, leeg).status_code == 302

    @pytest.mark.parametrize(
        "weg",
        [
            lambda task: task.groups.clear(),
            lambda task: task.groups.remove(groep()),
            lambda task: task.groups.set([]),
            lambda task: groep().vierogentask_set.clear(),
            lambda task: groep().vierogentask_set.remove(task),  # noqa: PLW0108 - asks for the group in the test
            lambda task: groep().vierogentask_set.set([]),
        ],
    )
    def test_code_refuses_too(self, wereld, page, weg):
        with pytest.raises(BlijftLiggen, match=TITEL), transaction.atomic():
            weg(stap(page))
        keurbaar(wereld, page)

    def test_one_of_two_groups_may_go(self, page):
        stap(page).groups.add(groep("Kern beoordelaar"))
        stap(page).groups.remove(groep())
        with pytest.raises(BlijftLiggen), transaction.atomic():
            stap(page).groups.remove(groep("Kern beoordelaar"))

    def test_a_later_step_counts(self, wereld, admin, leeg):
        kies_beleid(
            wereld.editie(), Beleid.TWEE_STAPPEN, eigenaar="GM0080", user=wereld.user("admin")
        )
        page = ingediend(wereld)
        tweede = VierOgenTask.objects.filter(goedkeurstap__editie=None).get(
            goedkeurstap__soort="eigen"
        )
        assert tweede != stap(page)
        assert TITEL in zet_groepen(admin, tweede, leeg).text
        keur_goed(vers(page), wereld.user(KEURDER))
        assert TITEL in zet_groepen(admin, tweede, leeg).text
        assert wacht(page)


class TestStepsAndPolicies:
    def test_a_step_is_not_switched_off(self, wereld, admin, page):
        antwoord = admin.post(reverse(f"{STAP}:disable_task", args=[stap(page).pk]), follow=True)
        assert TITEL in antwoord.text
        assert stap(page).active
        keurbaar(wereld, page)

    def test_a_policy_is_not_switched_off(self, wereld, admin, page):
        workflow = vers(page).current_workflow_state.workflow
        antwoord = admin.post(reverse(f"{STAP}:disable", args=[workflow.pk]), follow=True)
        assert TITEL in antwoord.text
        workflow.refresh_from_db()
        assert workflow.active
        assert WorkflowPage.objects.filter(workflow=workflow).exists()
        keurbaar(wereld, page)

    def test_form_keeps_the_steps(self, wereld, admin, page):
        workflow = vers(page).current_workflow_state.workflow
        ander = VierOgenTask.objects.create(name="Zomaar")
        adres = reverse(f"{STAP}:edit", args=[workflow.pk])
        for velden in (
            werkstroomformulier(workflow, ander),
            werkstroomformulier(workflow, stap(page), ander),
            werkstroomformulier(workflow, stap(page), ander, weg=0),
        ):
            antwoord = admin.post(adres, velden | {"name": "Mijn nieuwe naam"})
            assert antwoord.status_code == 200
            assert TITEL in antwoord.text
            assert "Mijn nieuwe naam" in antwoord.text
            assert [r.task_id for r in workflow.workflow_tasks.all()] == [stap(page).pk]
            workflow.refresh_from_db()
            assert workflow.name != "Mijn nieuwe naam"
        keurbaar(wereld, page)

    def test_form_may_give_another_name(self, admin, page):
        workflow = vers(page).current_workflow_state.workflow
        velden = werkstroomformulier(workflow) | {"name": "Andere naam"}
        adres = reverse(f"{STAP}:edit", args=[workflow.pk])
        assert admin.post(adres, velden).status_code == 302
        workflow.refresh_from_db()
        assert workflow.name == "Andere naam"

    def test_form_may_once_nothing_waits(self, wereld, admin, page):
        workflow = vers(page).current_workflow_state.workflow
        ander = VierOgenTask.objects.create(name="Zomaar")
        velden = werkstroomformulier(workflow, ander)
        trek_terug(vers(page), wereld.user(SCHRIJVER))
        adres = reverse(f"{STAP}:edit", args=[workflow.pk])
        assert admin.post(adres, velden).status_code == 302
        assert [r.task_id for r in workflow.workflow_tasks.all()] == [ander.pk]

    def test_code_refuses_too(self, wereld, page):
        workflow = vers(page).current_workflow_state.workflow
        task = Task.objects.get(pk=stap(page).pk)

        def zonder_meer():
            task.active = False
            task.save()

        for weg in (
            zonder_meer,
            task.deactivate,
            task.specific.deactivate,
            task.delete,
            workflow.deactivate,
            workflow.delete,
            workflow.workflow_tasks.get().delete,
            WorkflowTask.objects.filter(workflow=workflow).delete,
            Goedkeurbeleid.objects.get(workflow=workflow).workflow.delete,
        ):
            with pytest.raises(BlijftLiggen, match=TITEL), transaction.atomic():
                weg()
        assert wacht(page)
        assert Workflow.objects.filter(pk=workflow.pk, active=True).exists()
        keurbaar(wereld, page)

    @pytest.mark.parametrize("beleid", Beleid)
    def test_another_policy_leaves_what_waits_as_it_began(self, wereld, page, beleid):
        beheerder = wereld.user("beheerder-leeuwarden")
        for plek in (wereld.editie(), vers(page)):
            kies_beleid(plek, beleid, eigenaar="GM0080", user=beheerder)
        assert wacht(page)
        keurbaar(wereld, page)

    def test_a_policy_taken_from_a_page_leaves_what_waits(self, wereld, admin, page):
        admin.post(reverse(f"{STAP}:remove", args=[wereld.editie().pk]))
        keurbaar(wereld, page)


class TestGroups:
    def test_a_group_that_a_text_waits_for_is_not_deleted(self, wereld, admin, page):
        adres = reverse("wagtailusers_groups:delete", args=[groep().pk])
        antwoord = admin.post(adres, follow=True)
        assert TITEL in antwoord.text
        keurbaar(wereld, page)

    def test_a_group_keeps_the_way_into_the_cms(self, wereld, admin, page):
        rechten = [p.pk for p in groep().permissions.all() if p.codename != "access_admin"]
        velden = {"name": "GM0080 beoordelaar", "permissions": rechten}
        for soort in ("collection_member", "page_permissions", "document_permissions"):
            velden |= {f"{soort}-TOTAL_FORMS": 0, f"{soort}-INITIAL_FORMS": 0}
        adres = reverse("wagtailusers_groups:edit", args=[groep().pk])
        paneel = admin.get(adres)
        for formset in paneel.context["permission_panels"]:
            velden |= {f"{formset.prefix}-TOTAL_FORMS": 0, f"{formset.prefix}-INITIAL_FORMS": 0}
        antwoord = admin.post(adres, velden, follow=True)
        assert TITEL in antwoord.text
        assert groep().permissions.filter(codename="access_admin").exists()
        keurbaar(wereld, page)

    @pytest.mark.parametrize(
        "weg",
        [
            lambda groep, recht: groep.permissions.clear(),
            lambda groep, recht: groep.permissions.remove(recht),
            lambda groep, recht: recht.group_set.remove(groep),
            lambda groep, recht: recht.group_set.clear(),
        ],
    )
    def test_code_refuses_too(self, wereld, page, weg):
        recht = Permission.objects.get(codename="access_admin")
        with pytest.raises(BlijftLiggen, match=TITEL), transaction.atomic():
            weg(groep(), recht)
        keurbaar(wereld, page)

    def test_who_comes_in_by_another_group_is_still_there(self, page, leeg):
        recht = Permission.objects.get(codename="access_admin")
        leeg.permissions.add(recht)
        leeg.user_set.add(*groep().user_set.all())
        groep().permissions.remove(recht)
        with pytest.raises(BlijftLiggen), transaction.atomic():
            leeg.permissions.remove(recht)

    def test_nothing_is_submitted_to_who_cannot_come_in(self, wereld):
        groep().permissions.remove(Permission.objects.get(codename="access_admin"))
        with pytest.raises(PermissionDenied, match="Niemand kan deze tekst nu goedkeuren"):
            dien_in(concept(wereld), wereld.user(SCHRIJVER))


def test_who_may_not_change_policies_gets_no_further(client, wereld, page, leeg):
    client.force_login(wereld.user("beheerder-leeuwarden"))
    zet_groepen(client, stap(page), leeg)
    assert [g.name for g in stap(page).groups.all()] == ["GM0080 beoordelaar"]
    assert WorkflowState.objects.filter(status="in_progress").exists()
