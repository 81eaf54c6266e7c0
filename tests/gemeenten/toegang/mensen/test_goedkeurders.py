"""No text waits for nobody: not by submitting it, and not because its last reviewer goes."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from gemeenten.onboarding.livegang import dien_editie_in
from handleiding.models import InhoudPage, Reeks, ReeksRegel
from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug, trek_terug
from handleiding.workflow.goedkeurders import NiemandKanGoedkeuren
from handleiding.workflow.reeks import begin
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from handleiding.workflow.tasks import VierOgenTask
from tests.formulier import van_pagina
from tests.handleiding.workflow.staten import concept, ingediend, offline, vers, wijzig
from tests.handleiding.workflow.test_attacks import bewerk

User = get_user_model()
REDACTEUR, KEURDER, BEHEERDER = (
    f"{rol}-leeuwarden" for rol in ("redacteur", "beoordelaar", "beheerder")
)
NIEMAND = "Niemand kan deze tekst nu goedkeuren"


@pytest.fixture
def alleen(wereld):
    """Leeuwarden with one reviewer, as a small municipality has."""
    User.objects.filter(username="collega-gm0080").delete()
    return wereld.user(KEURDER)


def deactiveer(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def haal_rol_weg(user):
    user.groups.remove(Group.objects.get(name="GM0080 beoordelaar"))


def liet_meeschrijven(wereld):
    """A text on which the only reviewer worked."""
    return wijzig(wereld, concept(wereld), "Van de beoordelaar.", door=KEURDER)


class TestSubmitting:
    @pytest.mark.parametrize("leeg", [deactiveer, haal_rol_weg])
    def test_to_nobody_is_refused_with_who_can_help(self, wereld, alleen, leeg):
        leeg(alleen)
        page = concept(wereld)
        with pytest.raises(NiemandKanGoedkeuren, match="Vraag de beheerder van Leeuwarden"):
            dien_in(page, wereld.user(REDACTEUR))
        assert toestand_van(vers(page)) == Toestand.CONCEPT

    def test_without_a_beheerder_the_kernredactie_helps(self, wereld, alleen):
        deactiveer(alleen)
        deactiveer(wereld.user(BEHEERDER))
        with pytest.raises(NiemandKanGoedkeuren, match="Vraag de kernredactie"):
            dien_in(concept(wereld), wereld.user(REDACTEUR))

    def test_in_the_core_technical_management_helps(self, wereld):
        User.objects.filter(groups__name="Kern beoordelaar").update(is_active=False)
        page = wereld.kernbijeenkomst()
        page.doel = "<p>Anders.</p>"
        page.save_revision(user=wereld.user("kernredacteur"))
        with pytest.raises(NiemandKanGoedkeuren, match="Vraag het technisch beheer"):
            dien_in(vers(page), wereld.user("kernredacteur"))

    def test_to_who_worked_on_it_is_refused(self, wereld, alleen):
        with pytest.raises(NiemandKanGoedkeuren):
            dien_in(liet_meeschrijven(wereld), wereld.user(REDACTEUR))

    def test_a_superuser_is_nobodys_reviewer(self, wereld, alleen):
        deactiveer(alleen)
        assert wereld.user("admin").is_superuser
        with pytest.raises(NiemandKanGoedkeuren):
            dien_in(concept(wereld), wereld.user("admin"))

    def test_by_the_only_reviewer_of_what_another_wrote_goes_on(self, wereld, alleen):
        page = concept(wereld)
        dien_in(page, alleen)
        keur_goed(vers(page), alleen)
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD

    def test_by_the_only_reviewer_of_what_was_taken_offline_is_refused(self, wereld, alleen):
        with pytest.raises(NiemandKanGoedkeuren):
            dien_in(offline(wereld), alleen)

    def test_again_after_it_was_sent_back(self, wereld, alleen):
        page = ingediend(wereld)
        stuur_terug(page, alleen, "Noem de wijk.")
        page = wijzig(wereld, page, "Beter.")
        deactiveer(alleen)
        with pytest.raises(NiemandKanGoedkeuren):
            dien_in(page, wereld.user(REDACTEUR))
        assert toestand_van(vers(page)) == Toestand.TERUGGESTUURD

    def test_of_many_names_the_one(self, wereld, alleen, django_capture_on_commit_callbacks):
        page = liet_meeschrijven(wereld)
        with django_capture_on_commit_callbacks(execute=True):
            reeks = begin(
                Reeks.Soort.INDIENEN, wereld.user(REDACTEUR), wereld.editie(), [page], reden=""
            )
        regel = ReeksRegel.objects.get(reeks=reeks)
        assert regel.uitkomst == ReeksRegel.Uitkomst.GEWEIGERD
        assert NIEMAND in regel.melding

    def test_of_an_edition_is_all_or_nothing(self, wereld, alleen, monkeypatch):
        monkeypatch.setattr("gemeenten.onboarding.livegang._wat_ontbreekt", lambda *_: "")
        wijzig_ander = wereld.bijeenkomst()
        wijzig_ander.doel = "<p>Anders.</p>"
        wijzig_ander.save_revision(user=wereld.user(REDACTEUR))
        page = liet_meeschrijven(wereld)
        with pytest.raises(PermissionDenied, match="Proefpagina: Niemand"):
            dien_editie_in(wereld.editie(), wereld.user(REDACTEUR))
        assert toestand_van(vers(page)) == Toestand.CONCEPT
        assert toestand_van(vers(wijzig_ander)) == Toestand.GEPUBLICEERD_MET_CONCEPT


class TestPolicies:
    def kies(self, wereld, beleid):
        kies_beleid(wereld.editie(), beleid, eigenaar="GM0080", user=wereld.user(BEHEERDER))

    def test_a_stand_in_counts(self, wereld, alleen):
        self.kies(wereld, Beleid.MET_PLAATSVERVANGER)
        deactiveer(alleen)
        page = concept(wereld)
        dien_in(page, wereld.user(REDACTEUR))
        keur_goed(vers(page), wereld.user("kernbeoordelaar"))
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD

    @pytest.mark.parametrize("groep", ["GM0080 beoordelaar", "Kern beoordelaar"])
    def test_two_steps_ask_somebody_for_each(self, wereld, alleen, groep):
        self.kies(wereld, Beleid.TWEE_STAPPEN)
        User.objects.filter(groups__name=groep).update(is_active=False)
        with pytest.raises(NiemandKanGoedkeuren):
            dien_in(concept(wereld), wereld.user(REDACTEUR))

    def test_two_steps_are_not_one_person(self, wereld, alleen):
        self.kies(wereld, Beleid.TWEE_STAPPEN)
        kern = Group.objects.get(name="Kern beoordelaar")
        kern.user_set.set([alleen])
        with pytest.raises(NiemandKanGoedkeuren, match="Kern"):
            dien_in(concept(wereld), wereld.user(REDACTEUR))

    def test_the_second_step_begins_whoever_is_left(self, wereld, alleen):
        """Approving is never refused because of who comes after."""
        self.kies(wereld, Beleid.TWEE_STAPPEN)
        page = ingediend(wereld)
        User.objects.filter(groups__name="Kern beoordelaar").update(is_active=False)
        keur_goed(page, alleen)
        assert vers(page).current_workflow_task.name == "Kern: beoordeling"

    def test_choosing_one_that_nobody_can_take_says_so(self, client, wereld):
        User.objects.filter(groups__name="Kern beoordelaar").update(is_active=False)
        client.force_login(wereld.user(BEHEERDER))
        adres = reverse("beleid", args=[wereld.editie().pk])
        data = {"welke": "beleid", "beleid": Beleid.TWEE_STAPPEN.value}
        assert "zo kan nu niemand iets indienen" in client.post(adres, data, follow=True).text
        data["beleid"] = Beleid.EEN_BEOORDELAAR.value
        assert "niemand iets indienen" not in client.post(adres, data, follow=True).text


class TestEditor:
    def test_keeps_what_was_typed_and_says_why(self, client, wereld, alleen):
        page = liet_meeschrijven(wereld)
        client.force_login(wereld.user(REDACTEUR))
        antwoord = bewerk(client, page, **{"action-submit": "1", "title": "Net getypt"})
        assert "bewaard als concept, maar niet ingediend" in antwoord.text
        assert NIEMAND in antwoord.text
        page = vers(page)
        assert page.get_latest_revision_as_object().title == "Net getypt"
        assert toestand_van(page) == Toestand.CONCEPT

    def test_of_a_text_that_was_sent_back(self, client, wereld, alleen):
        page = ingediend(wereld)
        stuur_terug(page, alleen, "Noem de wijk.")
        deactiveer(alleen)
        client.force_login(wereld.user(REDACTEUR))
        antwoord = bewerk(client, page, **{"action-submit": "1", "title": "Net getypt"})
        assert NIEMAND in antwoord.text
        page = vers(page)
        assert page.get_latest_revision_as_object().title == "Net getypt"
        assert toestand_van(page) == Toestand.TERUGGESTUURD
        assert page.current_workflow_state.current_task_state is not None

    def test_of_a_new_page_too(self, client, wereld, alleen):
        deactiveer(alleen)
        client.force_login(wereld.user(REDACTEUR))
        adres = reverse(
            "wagtailadmin_pages:add", args=["handleiding", "inhoudpage", wereld.editie().pk]
        )
        nieuw = InhoudPage(title="Net nieuw", slug="net-nieuw")
        antwoord = client.post(adres, van_pagina(nieuw, **{"action-submit": "1"}), follow=True)
        assert NIEMAND in antwoord.text
        assert toestand_van(InhoudPage.objects.get(slug="net-nieuw")) == Toestand.CONCEPT

    def test_the_screen_of_submitting_says_why(self, client, wereld, alleen):
        page = liet_meeschrijven(wereld)
        client.force_login(wereld.user(REDACTEUR))
        antwoord = client.post(reverse("handeling", args=[page.pk, "indienen"]), {"reden": ""})
        assert NIEMAND in antwoord.text


def scherm(wereld, naam, mens):
    return reverse(naam, args=[wereld.editie().pk, mens.pk])


class TestGoing:
    def test_the_last_reviewer_stays_while_a_text_waits(self, client, wereld, alleen):
        page = ingediend(wereld)
        client.force_login(wereld.user(BEHEERDER))
        for adres, data in (
            (scherm(wereld, "mens_actief", alleen), {}),
            (scherm(wereld, "mens_rollen", alleen), {"rollen": ["lezer"], "toch": "ja"}),
        ):
            antwoord = client.post(adres, data, follow=True)
            assert "daarna kan niemand ze goedkeuren: “Proefpagina”" in antwoord.text
        keur_goed(vers(page), wereld.user(KEURDER))

    def test_it_is_said_before_when_nothing_waits(self, client, wereld, alleen):
        client.force_login(wereld.user(BEHEERDER))
        let_op = "is de laatste die hier teksten kan goedkeuren"
        assert let_op in client.get(scherm(wereld, "mens_actief", alleen)).text
        rollen = scherm(wereld, "mens_rollen", alleen)
        antwoord = client.post(rollen, {"rollen": ["lezer"]})
        assert let_op in antwoord.text
        assert "Toch opslaan" in antwoord.text
        assert alleen.groups.filter(name="GM0080 beoordelaar").exists()
        client.post(rollen, {"rollen": ["lezer"], "toch": "ja"})
        assert not alleen.groups.filter(name="GM0080 beoordelaar").exists()

    def test_one_of_two_may_go(self, client, wereld):
        ingediend(wereld)
        mens = wereld.user(KEURDER)
        client.force_login(wereld.user(BEHEERDER))
        adres = scherm(wereld, "mens_actief", mens)
        assert "de laatste" not in client.get(adres).text
        client.post(adres)
        mens.refresh_from_db()
        assert not mens.is_active

    def test_one_of_two_stays_when_the_other_wrote_the_text(self, client, wereld):
        page = wijzig(wereld, concept(wereld), "Van de collega.", door="collega-gm0080")
        dien_in(page, wereld.user(REDACTEUR))
        client.force_login(wereld.user(BEHEERDER))
        client.post(scherm(wereld, "mens_actief", wereld.user(KEURDER)))
        assert wereld.user(KEURDER).is_active

    def test_a_text_that_waited_for_nobody_already_stops_nobody(self, client, wereld, alleen):
        page = ingediend(wereld)
        haal_rol_weg(alleen)
        client.force_login(wereld.user(BEHEERDER))
        client.post(scherm(wereld, "mens_rollen", alleen), {"rollen": ["lezer"], "toch": "ja"})
        trek_terug(vers(page), wereld.user(REDACTEUR))

    def test_a_role_that_does_not_review_may_go(self, client, wereld, alleen):
        ingediend(wereld)
        alleen.groups.add(Group.objects.get(name="GM0080 lezer"))
        client.force_login(wereld.user(BEHEERDER))
        client.post(scherm(wereld, "mens_rollen", alleen), {"rollen": ["beoordelaar"]})
        assert not alleen.groups.filter(name="GM0080 lezer").exists()


class TestTechnicalManagement:
    """Wagtail's own screens for users."""

    @pytest.fixture(autouse=True)
    def admin(self, client, wereld, alleen):
        self.page = ingediend(wereld)
        client.force_login(wereld.user("admin"))

    def geweigerd(self, antwoord):
        return "daarna kan niemand ze goedkeuren: “Proefpagina”" in antwoord.text

    @pytest.mark.parametrize("methode", ["get", "post"])
    def test_deleting(self, client, wereld, alleen, methode):
        adres = reverse("wagtailusers_users:delete", args=[alleen.pk])
        assert self.geweigerd(getattr(client, methode)(adres, follow=True))
        assert User.objects.filter(pk=alleen.pk).exists()

    @pytest.mark.parametrize(
        "velden", [{"is_active": "on"}, {"groups": "alle"}], ids=["groups", "active"]
    )
    def test_editing(self, client, wereld, alleen, velden):
        data = {"username": alleen.username, "email": alleen.email, "first_name": "A"}
        data |= {"last_name": "B"} | velden
        if "groups" in velden:
            data["groups"] = list(alleen.groups.values_list("pk", flat=True))
        adres = reverse("wagtailusers_users:edit", args=[alleen.pk])
        assert self.geweigerd(client.post(adres, data, follow=True))
        alleen.refresh_from_db()
        assert alleen.is_active
        assert alleen.groups.filter(name="GM0080 beoordelaar").exists()

    def test_editing_what_takes_nothing_away(self, client, wereld, alleen):
        groepen = list(alleen.groups.values_list("pk", flat=True))
        data = {"username": alleen.username, "email": "x@demo.example", "is_active": "on"}
        data |= {"first_name": "A", "last_name": "Nieuw", "groups": groepen}
        client.post(reverse("wagtailusers_users:edit", args=[alleen.pk]), data)
        alleen.refresh_from_db()
        assert alleen.last_name == "Nieuw"

    def test_a_step_is_added_with_its_groups(self, client):
        groep = Group.objects.get(name="GM0080 beoordelaar")
        adres = reverse("wagtailadmin_workflows:add_task", args=["handleiding", "vierogentask"])
        antwoord = client.post(adres, {"name": "Nieuwe stap", "groups": [groep.pk]})
        assert antwoord.status_code == 302
        assert list(VierOgenTask.objects.get(name="Nieuwe stap").groups.all()) == [groep]

    def test_a_step_for_a_group_that_is_not_there_is_an_error_at_the_field(self, client):
        taak = VierOgenTask.objects.first()
        adres = reverse("wagtailadmin_workflows:edit_task", args=[taak.pk])
        antwoord = client.post(adres, {"name": taak.name, "groups": [0]})
        assert antwoord.status_code == 200
        assert "groups" in antwoord.context["form"].errors

    def test_deleting_the_group(self, client):
        groep = Group.objects.get(name="GM0080 beoordelaar")
        adres = reverse("wagtailusers_groups:delete", args=[groep.pk])
        client.post(adres)
        assert Group.objects.filter(pk=groep.pk).exists()
        trek_terug(vers(self.page), User.objects.get_by_natural_key(REDACTEUR))
        assert "geeft mensen hun rol" in client.post(adres, follow=True).text
        assert Group.objects.filter(pk=groep.pk).exists()

    @pytest.mark.parametrize(
        ("actie", "data"), [("delete", {}), ("set_active_state", {"mark_as_active": "False"})]
    )
    def test_many_at_once(self, client, wereld, alleen, actie, data):
        adres = reverse("wagtail_bulk_action", args=["auth", "user", actie])
        antwoord = client.post(f"{adres}?id={alleen.pk}", data, follow=True)
        assert self.geweigerd(antwoord)
        assert User.objects.filter(pk=alleen.pk, is_active=True).exists()
