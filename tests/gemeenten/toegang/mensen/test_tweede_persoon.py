"""A second person is a second person: who let somebody in gets no text approved by them until they proved themselves.

Each road that lets in, against each road that approves.
"""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask

from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from gemeenten.models import Toelating
from gemeenten.toegang.mensen import bevestigen
from gemeenten.toegang.mensen.toelating import namens
from handleiding.workflow.actions import dien_in, keur_achteraf_goed, keur_goed, publiceer_met_spoed
from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.goedkeurders import NiemandKanGoedkeuren
from handleiding.workflow.rules import EIGEN_STAP, Toestand
from handleiding.workflow.state import toestand_van
from handleiding.workflow.tweede_persoon import banden
from handleiding.workflow.zonder_keurder import niemand_kan
from tests.gemeenten.toegang.mensen.toegang import (
    ADMIN,
    BEHEERDER,
    WEGEN,
    als,
    ander_adres,
    collega,
    kies_wachtwoord,
    nodig_uit,
    rol_gegeven,
    scherm,
    stel_in,
    tweede_stap_verwijderd,
    uitgenodigd,
    weer_toegelaten,
    wijzig_gebruiker,
)
from tests.handleiding.workflow.staten import concept, gelezen, vers, wijzig
from tests.inlog.wegen import WACHTWOORD, code_of, log_in

User = get_user_model()
REDACTEUR = "redacteur-leeuwarden"
wegen = pytest.mark.parametrize("weg", WEGEN, ids=lambda weg: weg.__name__)


def tekst_van(wereld, naam):
    """A text that ``naam`` changed last, submitted by somebody else: writing counts, not submitting."""
    page = wijzig(wereld, concept(wereld), "Van wie toegang gaf.", door=naam)
    dien_in(page, wereld.user(REDACTEUR))
    return vers(page)


def in_het_scherm(client, page):
    data = {"besluit": "goedkeuren", "gelezen": gelezen(page)}
    return client.post(reverse("beoordelen", args=[page.pk]), data, follow=True)


def in_een_reeks(client, page):
    wortel = page.get_parent().pk
    data = {"soort": "goedkeuren", "keuze": [page.pk], f"gelezen-{page.pk}": gelezen(page)}
    return client.post(reverse("onderweg", args=[wortel]), data, follow=True)


def in_de_editor(client, page):
    data = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, follow=True)


def in_het_venster(client, page):
    stap = page.current_workflow_task_state.pk
    adres = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", stap])
    return client.post(adres, {"comment": ""}, follow=True)


def in_code(client, page):
    mens = User.objects.get(pk=client.session["_auth_user_id"])
    with pytest.raises(PermissionDenied, match=re.escape(EIGEN_STAP)):
        keur_goed(page, mens)


class TestNobodyApprovesTheTextOfWhoLetThemIn:
    @wegen
    @pytest.mark.parametrize(
        "goedkeuren", [in_het_scherm, in_een_reeks, in_de_editor, in_het_venster, in_code]
    )
    def test_on_any_road(self, client, wereld, weg, goedkeuren, django_capture_on_commit_callbacks):
        mens = weg(wereld)
        page = tekst_van(wereld, WEGEN[weg])
        client.force_login(mens)
        with django_capture_on_commit_callbacks(execute=True):
            goedkeuren(client, page)
        assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING
        scherm = client.get(reverse("beoordelen", args=[page.pk]))
        assert EIGEN_STAP in scherm.text
        assert not scherm.context["mag_goedkeuren"]

    @wegen
    def test_nor_afterwards(self, client, wereld, weg):
        mens = weg(wereld)
        page = wijzig(wereld, concept(wereld), "Van wie toegang gaf.", door=WEGEN[weg])
        publiceer_met_spoed(page, wereld.user("kernredacteur"), "Nu.")
        client.force_login(mens)
        adres = reverse("handeling", args=[page.pk, "achteraf_goedkeuren"])
        antwoord = client.post(adres, {"reden": "", "gelezen": gelezen(page)})
        assert EIGEN_STAP in antwoord.text
        assert spoed_open(vers(page)) is not None

    def test_nor_what_they_put_online_in_a_hurry(self, wereld):
        mens = ander_adres(wereld)
        page = concept(wereld)
        publiceer_met_spoed(page, wereld.user(ADMIN), "Nu.")
        with pytest.raises(PermissionDenied, match=re.escape(EIGEN_STAP)):
            keur_achteraf_goed(vers(page), mens)

    @pytest.mark.parametrize("naam", [BEHEERDER, REDACTEUR])
    def test_nor_in_a_step_of_wagtail_itself(self, wereld, naam):
        """A superuser may make one, which knows no rule of ours."""
        mens = uitgenodigd(wereld)
        task = GroupApprovalTask.objects.create(name="Van Wagtail zelf")
        task.groups.set(mens.groups.all())
        workflow = Workflow.objects.create(name="Van Wagtail zelf")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        page = wijzig(wereld, concept(wereld), "Van een ander.", door=naam)
        workflow.start(page, wereld.user(REDACTEUR))
        stap = TaskState.objects.get(task=task)
        if naam == BEHEERDER:
            with pytest.raises(PermissionDenied, match=re.escape(EIGEN_STAP)):
                task.on_action(stap, mens, "approve")
        else:
            task.on_action(stap, mens, "approve")
        assert vers(page).live is (naam == REDACTEUR)

    def test_nor_what_they_submitted(self, wereld):
        mens = uitgenodigd(wereld)
        page = concept(wereld)
        dien_in(page, wereld.user(BEHEERDER))
        with pytest.raises(PermissionDenied, match=re.escape(EIGEN_STAP)):
            keur_goed(vers(page), mens)

    def test_but_the_text_of_another(self, wereld):
        mens = uitgenodigd(wereld)
        keur_goed(tekst_van(wereld, REDACTEUR), mens)

    def test_sending_back_is_no_approval(self, client, wereld):
        page = tekst_van(wereld, BEHEERDER)
        client.force_login(uitgenodigd(wereld))
        data = {"besluit": "terugsturen", "reden": "Noem de wijk.", "gelezen": gelezen(page)}
        client.post(reverse("beoordelen", args=[page.pk]), data)
        assert toestand_van(vers(page)) == Toestand.TERUGGESTUURD


class TestProof:
    @pytest.mark.parametrize(
        "weg", [weg for weg in WEGEN if weg is not tweede_stap_verwijderd], ids=lambda w: w.__name__
    )
    def test_a_factor_of_their_own_is_enough(self, client, wereld, weg):
        mens = weg(wereld)
        Authenticator.objects.filter(user=mens).delete()  # as its person takes an old app away
        mens.set_password(WACHTWOORD)
        mens.save()
        page = tekst_van(wereld, WEGEN[weg])
        log_in(client, mens)
        stel_in(mens, client)
        in_het_scherm(client, page)
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD

    def test_recovery_codes_are_none(self, wereld):
        mens = uitgenodigd(wereld)
        Authenticator.objects.create(user=mens, type="recovery_codes", data={"seed": "x"})
        assert banden([mens.pk])

    def test_who_has_a_factor_may_be_given_a_role(self, wereld):
        mens = collega(wereld, "lezer")
        stel_in(mens)
        als(wereld, BEHEERDER).post(
            scherm(wereld, "mens_rollen", mens), {"rollen": ["beoordelaar"]}
        )
        keur_goed(tekst_van(wereld, BEHEERDER), wereld.user("an"))

    def test_who_was_let_in_again_uses_the_factor_they_had(self, client, wereld):
        mens = collega(wereld, "beoordelaar")
        geheim = stel_in(mens)
        for _ in ("uit", "aan"):
            als(wereld, BEHEERDER).post(scherm(wereld, "mens_actief", mens))
        assert banden([mens.pk])
        log_in(client, mens)
        client.post("/account/2fa/authenticate/", {"code": code_of(geheim)})
        assert not banden([mens.pk])

    def test_but_not_after_a_change_of_address(self, client, wereld):
        mens = collega(wereld, "beoordelaar")
        geheim = stel_in(mens)
        wijzig_gebruiker(wereld, mens, email="elders@leeuwarden.example")
        log_in(client, mens)
        client.post("/account/2fa/authenticate/", {"code": code_of(geheim)})
        assert banden([mens.pk])

    def test_an_account_from_before_has_no_ties(self, wereld):
        assert not banden(User.objects.values_list("pk", flat=True))

    def test_who_let_in_and_is_gone_may_be_anybody(self, wereld):
        mens = rol_gegeven(wereld)
        Toelating.objects.update(door=None)
        with pytest.raises(PermissionDenied, match=re.escape(EIGEN_STAP)):
            keur_goed(tekst_van(wereld, REDACTEUR), mens)


class TestTheSecondStepThatWasTakenAway:
    @pytest.fixture
    def mens(self, wereld):
        return tweede_stap_verwijderd(wereld)

    def adres(self):
        return re.search(r"https?://[^/]+(/account/bevestigen/\S+)", mail.outbox[-1].body)[1]

    def test_comes_back_with_password_and_mail_only(self, client, wereld, mens):
        page, adres = tekst_van(wereld, BEHEERDER), self.adres()
        log_in(client, mens)
        for instellen in ("/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"):
            assert client.get(instellen)["Location"] == "/account/bevestigen/"
        assert "Bevestig dat u het bent" in client.get("/account/bevestigen/").text
        assert client.get(adres).status_code == 200
        assert client.get("/account/2fa/totp/activate/")["Location"] == "/account/bevestigen/"
        assert client.post(adres)["Location"] == "/account/2fa/"
        stel_in(mens, client)
        in_het_scherm(client, page)
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD

    def test_not_for_who_took_it_away(self, client, wereld, mens):
        """Even holding the link: it is good for one account only, after its password."""
        beheerder = als(wereld, BEHEERDER)
        assert "werkt niet" in beheerder.get(self.adres()).text
        assert "werkt niet" in beheerder.post(self.adres()).text
        assert client.post(self.adres())["Location"].startswith("/account/login/")
        html = beheerder.get(scherm(wereld, "mensen")).text
        assert "/account/bevestigen/" not in html
        assert Toelating.objects.get(mens=mens, soort="tweede_stap").bevestigd_op is None

    def test_no_other_road_adds_one(self, mens):
        with pytest.raises(PermissionDenied):
            Authenticator.objects.create(user=mens, type="totp", data={"secret": "GEHEIM"})
        assert not Authenticator.objects.filter(user=mens).exists()

    def test_the_link_works_once(self, client, mens):
        adres = self.adres()
        log_in(client, mens)
        client.post(adres)
        assert "werkt niet" in client.post(adres).text

    def test_a_password_from_the_same_mailbox_is_no_second_proof(self, client, wereld, mens):
        adres = self.adres()
        Client().post("/account/password/reset/", {"email": mens.email})
        wachtwoord = re.search(r"https?://[^/]+(/account/password/\S+)", mail.outbox[-1].body)[1]
        formulier = client.get(wachtwoord, follow=True)
        nieuw = {"password1": "heel-iets-anders-nu", "password2": "heel-iets-anders-nu"}
        client.post(formulier.request["PATH_INFO"], nieuw)
        mens.refresh_from_db()
        assert mens.check_password("heel-iets-anders-nu")
        log_in(client, mens, "heel-iets-anders-nu")
        assert "werkt niet" in client.post(adres).text
        assert "Vraag het technisch beheer" in client.get("/account/bevestigen/").text
        mail.outbox.clear()
        client.post("/account/bevestigen/")
        assert not mail.outbox

    def test_nor_a_new_address(self, client, wereld, mens):
        adres = self.adres()
        wijzig_gebruiker(wereld, mens, email="elders@leeuwarden.example")
        mail.outbox.clear()
        log_in(client, mens)
        assert "werkt niet" in client.post(adres).text
        client.post("/account/bevestigen/")
        assert not mail.outbox

    def test_the_server_begins_again(self, client, mens):
        Toelating.objects.create(mens=mens, soort="wachtwoord")
        call_command("herstel_inlog", mens.email, reden="Gebeld en herkend.")
        log_in(client, mens)
        assert client.post(self.adres())["Location"] == "/account/2fa/"

    def test_asking_the_link_again_mails_it_once_a_minute(self, client, mens):
        log_in(client, mens)
        mail.outbox.clear()
        for _ in range(3):
            client.post("/account/bevestigen/")
        assert [bericht.to for bericht in mail.outbox] == [[mens.email]]
        assert client.post(self.adres())["Location"] == "/account/2fa/"

    def test_who_asks_it_again_hears_what_became_of_it(self, client, mens, settings):
        log_in(client, mens)
        tekst = client.post("/account/bevestigen/", follow=True).text
        assert "De mail is onderweg" in tekst
        assert "niet verstuurd" not in tekst
        settings.BEZORG_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        tekst = client.post("/account/bevestigen/", follow=True).text
        assert "De mail is niet verstuurd" in tekst
        assert "onderweg" not in tekst
        Toelating.objects.create(mens=mens, soort="wachtwoord")
        tekst = client.post("/account/bevestigen/", follow=True).text
        assert "niet verstuurd" not in tekst
        assert "onderweg" not in tekst

    def test_who_has_nothing_to_prove_is_mailed_nothing(self, client, wereld):
        mens = wereld.user(REDACTEUR)
        log_in(client, mens)
        mail.outbox.clear()
        client.post("/account/bevestigen/")
        assert not bevestigen.stuur_link(mens)
        assert not mail.outbox

    def test_nobody_takes_it_away_after_changing_the_address(self, wereld):
        User.objects.filter(username="an").delete()
        mens = ander_adres(wereld)
        beheerder = als(wereld, BEHEERDER)
        antwoord = beheerder.get(scherm(wereld, "mens_herstel", mens), follow=True)
        assert "Alleen het technisch beheer kan de inlog vanaf de server" in antwoord.text
        assert Authenticator.objects.filter(user=mens).exists()

    def test_who_took_nothing_away_has_nothing_to_confirm(self, client, wereld):
        User.objects.filter(username="an").delete()
        mens = collega(wereld, "beoordelaar")
        log_in(client, mens)
        assert client.get("/account/bevestigen/")["Location"] == "/account/2fa/"


class TestWhoCanApprove:
    """Nobody is promised a reviewer who may not; and is told who has to do what."""

    @pytest.fixture
    def alleen(self, wereld):
        for mens in Group.objects.get(name="GM0080 beoordelaar").user_set.all():
            mens.groups.clear()
        return uitgenodigd(wereld)

    def test_submitting_names_who_sets_up_a_factor_first(self, client, wereld, alleen):
        page = wijzig(wereld, concept(wereld), "Van de beheerder.", door=BEHEERDER)
        client.force_login(wereld.user(REDACTEUR))
        antwoord = client.post(reverse("handeling", args=[page.pk, "indienen"]), {"reden": ""})
        assert (
            "moet eerst een eigen tweede stap bij het inloggen instellen: An Bos" in antwoord.text
        )
        assert "Niemand kan" not in antwoord.text
        assert toestand_van(vers(page)) == Toestand.CONCEPT

    def test_submitting_by_who_invited_too(self, wereld, alleen):
        with pytest.raises(NiemandKanGoedkeuren, match="An Bos"):
            dien_in(concept(wereld), wereld.user(BEHEERDER))

    def test_the_work_list_too(self, wereld, alleen):
        tweede = collega(wereld, "beoordelaar", email="tweede@leeuwarden.example")
        page = tekst_van(wereld, BEHEERDER)
        User.objects.filter(pk=tweede.pk).update(is_active=False)
        [regel] = niemand_kan(wereld.user(REDACTEUR))
        assert regel.page_id == page.pk
        assert "An Bos" in regel.uitleg

    def test_the_reviewers_own_list_says_it(self, client, wereld, alleen):
        collega(wereld, "beoordelaar", email="tweede@leeuwarden.example")
        tekst_van(wereld, BEHEERDER)
        client.force_login(alleen)
        assert EIGEN_STAP in client.get(reverse("wacht_op_u")).text

    def test_another_text_goes_on(self, wereld, alleen):
        dien_in(concept(wereld), wereld.user(REDACTEUR))

    def test_a_municipality_of_one_keeps_its_stand_in(self, wereld, alleen):
        kies_beleid(
            wereld.editie(),
            Beleid.MET_PLAATSVERVANGER,
            eigenaar="GM0080",
            user=wereld.user(BEHEERDER),
        )
        page = wijzig(wereld, concept(wereld), "Van de beheerder.", door=BEHEERDER)
        dien_in(page, wereld.user(BEHEERDER))
        keur_goed(vers(page), wereld.user("kernbeoordelaar"))
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD


class TestBothAreTold:
    @pytest.fixture
    def verteld(self, wereld, django_capture_on_commit_callbacks):
        def doe(weg):
            mail.outbox.clear()
            with django_capture_on_commit_callbacks() as wachtend:
                mens = weg(wereld)
            for bericht in wachtend:
                # What the log-in sends of its own needs a request, that has ended here.
                if bericht.__module__.startswith("gemeenten."):
                    bericht()
            return mens, [(bericht.to[0], bericht.body) for bericht in mail.outbox]

        return doe

    @wegen
    def test_of_each_step(self, wereld, verteld, weg):
        mens, post = verteld(weg)
        door = wereld.user(WEGEN[weg])
        naar = {adres for adres, _ in post}
        assert {mens.email, door.email} <= naar
        assert any(door.get_full_name() in tekst for adres, tekst in post if adres == mens.email)
        assert any(mens.get_full_name() in tekst for adres, tekst in post if adres == door.email)

    def test_a_new_address_at_the_old_one_too(self, wereld, verteld):
        _, post = verteld(ander_adres)
        naar = [
            adres for adres, tekst in post if "wijzigde het e-mailadres van uw account" in tekst
        ]
        assert naar == ["an@leeuwarden.example", "elders@leeuwarden.example"]

    def test_an_invitation_is_one_mail_each(self, wereld, verteld):
        _, post = verteld(nodig_uit)
        assert len(post) == 2


class TestNoLinkIsShown:
    @pytest.mark.parametrize("bezorger", ["dummy", "smtp", "locmem"])
    @pytest.mark.parametrize("wie", [BEHEERDER, ADMIN])
    def test_to_who_asked_for_it(self, wereld, settings, bezorger, wie):
        settings.EMAIL_BACKEND = f"django.core.mail.backends.{bezorger}.EmailBackend"
        settings.EMAIL_PORT = 1
        client = als(wereld, wie)
        data = {"voornaam": "An", "achternaam": "Bos", "email": "an@leeuwarden.example"}
        nieuw = client.post(scherm(wereld, "mens_uitnodigen"), data | {"rollen": ["redacteur"]})
        mens = User.objects.get(email="an@leeuwarden.example")
        for antwoord in (nieuw, client.post(scherm(wereld, "mens_link", mens))):
            assert antwoord.status_code == 200
            assert "/uitnodiging/" not in antwoord.text
            assert ("is niet verstuurd" in antwoord.text) == (bezorger != "locmem")

    def test_nor_a_password_chosen(self, wereld):
        """Wagtail's form for users has no password; one that is sent along is nobody's."""
        mens = collega(wereld, "beoordelaar")
        geheim = {"password1": "van-een-ander-nu", "password2": "van-een-ander-nu"}
        wijzig_gebruiker(wereld, mens, **geheim)
        assert mens.check_password(WACHTWOORD)
        html = als(wereld, ADMIN).get(reverse("wagtailusers_users:edit", args=[mens.pk])).text
        assert 'name="password1"' not in html


def test_a_session_does_not_outlive_the_account(wereld):
    """Also when it is let in again: the person logs in anew, and so proves who they are."""
    mens = collega(wereld, "beoordelaar")
    zijn = Client()
    zijn.force_login(mens)
    assert zijn.get("/cms/").status_code == 200
    for _ in ("uit", "aan"):
        als(wereld, BEHEERDER).post(scherm(wereld, "mens_actief", mens))
    assert zijn.get("/cms/")["Location"].startswith("/account/login/")


@pytest.mark.parametrize("weg", [uitgenodigd, weer_toegelaten], ids=lambda weg: weg.__name__)
@pytest.mark.parametrize(("telt", "verplicht", "los"), [(1, 0, True), (1, 1, False), (0, 0, False)])
def test_a_password_stands_in_only_where_a_demo_says_so(
    client, wereld, settings, weg, telt, verplicht, los
):
    mens = weg(wereld)
    settings.WACHTWOORD_GELDT_ALS_FACTOR, settings.MFA_VERPLICHT = bool(telt), bool(verplicht)
    log_in(client, mens)
    assert bool(banden([mens.pk])) is not los


def test_the_first_link_is_its_own_persons(wereld):
    mens = nodig_uit(wereld)
    assert [bericht.to for bericht in mail.outbox] == [[mens.email]]
    kies_wachtwoord(mens, mail.outbox[0].body)


@pytest.mark.parametrize("veld", ["last_login", "first_name"])
def test_storing_something_else_is_no_change_of_address(wereld, veld):
    """Not even of who was read before the address changed."""
    mens = wereld.user(REDACTEUR)
    User.objects.filter(pk=mens.pk).update(email="nieuw@leeuwarden.example")
    voor = Toelating.objects.count()
    with namens(wereld.user(BEHEERDER)):
        mens.save(update_fields=[veld])
    assert Toelating.objects.count() == voor
