"""Who lost every second factor gets in again by a colleague; and by nobody else."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from gemeenten.toegang.mensen import herstel
from gemeenten.toegang.mensen.herstelscherm import mag_komen
from tests.inlog.wegen import log_in
from tests.wereld import WACHTWOORD

ROLLEN = ("beheerder", "beoordelaar", "redacteur", "lezer")
REDEN = "Telefoon kwijt, gebeld en herkend."


def met_app(user):
    """Give ``user`` an app with codes and recovery codes, as the set-up stores them."""
    Authenticator.objects.create(user=user, type="totp", data={"secret": "GEHEIM"})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "x"})
    return user


@pytest.fixture
def mens(wereld):
    user = wereld.user("redacteur-leeuwarden")
    user.email = "r@leeuwarden.example"
    user.save()
    return met_app(user)


def scherm(wereld, mens, slug="leeuwarden"):
    return reverse("mens_herstel", args=[wereld.editie(slug).pk, mens.pk])


def als(client, wereld, naam, *, bewezen=True):
    """Log in, and give the password once more as the screen asks."""
    user = wereld.user(naam)
    client.force_login(user)
    if bewezen:
        client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    return user


def heeft(user) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def geef_rol(user, naam):
    user.groups.add(Group.objects.get(name=naam))


class TestBeheerder:
    def test_takes_the_factors_away_and_says_so_everywhere(self, client, wereld, mens):
        als(client, wereld, "beheerder-leeuwarden")
        html = client.get(scherm(wereld, mens)).text
        assert "wordt overal uitgelogd" in html
        response = client.post(scherm(wereld, mens), {"reden": REDEN}, follow=True)
        assert "nieuwe tweede stap" in response.text
        assert not heeft(mens)
        entry = PageLogEntry.objects.get(page=wereld.editie().pk, action=herstel.INLOG_HERSTELD)
        assert entry.user == wereld.user("beheerder-leeuwarden")
        assert entry.data["reden"] == REDEN
        [bericht] = mail.outbox
        assert bericht.to == [mens.email]
        assert REDEN in bericht.body
        assert REDEN in bericht.alternatives[0].content
        geschiedenis = client.get(reverse("geschiedenis", args=[wereld.editie().pk])).text
        assert REDEN in geschiedenis

    def test_mail_that_only_a_console_shows_did_not_leave(self, client, wereld, mens, settings):
        als(client, wereld, "beheerder-leeuwarden")
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        response = client.post(scherm(wereld, mens), {"reden": REDEN}, follow=True)
        assert "is niet verstuurd. Vertel het zelf." in response.text
        assert not heeft(mens)

    def test_ends_the_sessions_and_asks_a_new_set_up(self, client, wereld, mens, settings):
        settings.MFA_VERPLICHT = True
        zijn, halverwege = Client(), Client()
        zijn.force_login(mens)
        assert zijn.get("/cms/").status_code == 200
        log_in(halverwege, mens, WACHTWOORD)
        assert "account_login" in halverwege.session
        beheerder = wereld.user("beheerder-leeuwarden")
        met_app(beheerder)
        client.force_login(beheerder)
        client.post("/account/reauthenticate/", {"password": WACHTWOORD})
        client.post(scherm(wereld, mens), {"reden": REDEN})
        assert zijn.get("/cms/")["Location"].startswith("/account/login/")
        assert "account_login" not in halverwege.session
        assert client.get("/cms/").status_code == 200
        log_in(zijn, mens, WACHTWOORD)
        assert zijn.get("/cms/")["Location"] == "/account/2fa/"

    def test_proves_first_who_they_are(self, client, wereld, mens):
        als(client, wereld, "beheerder-leeuwarden", bewezen=False)
        for response in (
            client.get(scherm(wereld, mens)),
            client.post(scherm(wereld, mens), {"reden": REDEN}),
        ):
            assert response["Location"].startswith("/account/reauthenticate/")
        assert heeft(mens)

    @pytest.mark.parametrize("reden", ["", "   "])
    def test_gives_a_reason(self, client, wereld, mens, reden):
        als(client, wereld, "beheerder-leeuwarden")
        assert "Geef een reden" in client.post(scherm(wereld, mens), {"reden": reden}).text
        assert heeft(mens)

    def test_keeps_the_factors_when_it_cannot_be_logged(self, client, wereld, mens):
        """Taking away and telling are one: a log that fails leaves the account as it was."""

        def weiger(sender, **kwargs):
            raise RuntimeError("het log is vol")

        als(client, wereld, "beheerder-leeuwarden")
        client.raise_request_exception = False
        pre_save.connect(weiger, sender=PageLogEntry)
        try:
            assert client.post(scherm(wereld, mens), {"reden": REDEN}).status_code == 500
        finally:
            pre_save.disconnect(weiger, sender=PageLogEntry)
        assert heeft(mens)
        assert not mail.outbox

    def test_finds_the_screen_in_the_list_where_there_is_something_to_take_away(
        self, client, wereld, mens
    ):
        als(client, wereld, "beheerder-leeuwarden")
        html = client.get(reverse("mensen", args=[wereld.editie().pk])).text
        assert re.findall(r"/mensen/\d+/(\d+)/herstel/", html) == [str(mens.pk)]

    def test_hears_that_there_is_nothing_to_take_away(self, client, wereld):
        als(client, wereld, "beheerder-leeuwarden")
        zonder = wereld.user("beoordelaar-leeuwarden")
        response = client.post(scherm(wereld, zonder), {"reden": REDEN}, follow=True)
        assert herstel.NIETS_INGESTELD in response.text
        assert not PageLogEntry.objects.filter(action=herstel.INLOG_HERSTELD).exists()


class TestWhoMayNot:
    @pytest.mark.parametrize(
        "naam",
        [
            "redacteur-leeuwarden",
            "beoordelaar-leeuwarden",
            "lezer-leeuwarden",
            "redacteur-weststellingwerf",
            "beheerder-weststellingwerf",
            "kernredacteur",
            "kernbeoordelaar",
        ],
    )
    @pytest.mark.parametrize("slug", ["leeuwarden", "weststellingwerf"])
    def test_reset_somebody_of_leeuwarden(self, client, wereld, mens, naam, slug):
        """Through the person's own edition and through another one's address."""
        als(client, wereld, naam)
        client.get(scherm(wereld, mens, slug))
        client.post(scherm(wereld, mens, slug), {"reden": REDEN})
        assert heeft(mens)
        assert not mail.outbox

    def test_nobody_their_own(self, client, wereld):
        zelf = met_app(als(client, wereld, "beheerder-leeuwarden"))
        response = client.post(scherm(wereld, zelf), {"reden": REDEN}, follow=True)
        assert herstel.EIGEN in response.text
        assert heeft(zelf)

    @pytest.mark.parametrize(
        "groep", ["GM0098 lezer", "GM0098 redacteur", "Kern redacteur", "Kern lezer"]
    )
    def test_beheerder_of_who_is_elsewhere_too(self, client, wereld, mens, groep):
        geef_rol(mens, groep)
        als(client, wereld, "beheerder-leeuwarden")
        client.post(scherm(wereld, mens), {"reden": REDEN})
        assert heeft(mens)

    @pytest.mark.parametrize("recht", ["is_superuser", "is_staff"])
    @pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "kernredacteur"])
    def test_technical_management(self, client, wereld, mens, recht, naam):
        get_user_model().objects.filter(pk=mens.pk).update(**{recht: True})
        als(client, wereld, naam)
        client.post(scherm(wereld, mens), {"reden": REDEN})
        assert heeft(mens)

    def test_beheerder_in_the_archive(self, client, wereld, mens):
        type(wereld.editie()).objects.filter(pk=wereld.editie().pk).update(
            gearchiveerd_op="2026-01-01"
        )
        als(client, wereld, "beheerder-leeuwarden")
        client.post(scherm(wereld, mens), {"reden": REDEN})
        assert heeft(mens)


class TestKernredactie:
    def test_helps_who_belongs_to_two_municipalities(self, client, wereld, mens):
        geef_rol(mens, "GM0098 redacteur")
        als(client, wereld, "kernredacteur")
        lijst = client.get(reverse("eerste_mensen", args=[wereld.editie().pk])).text
        assert scherm(wereld, mens) in lijst
        client.post(scherm(wereld, mens), {"reden": REDEN})
        assert not heeft(mens)

    def test_helps_the_only_beheerder(self, client, wereld):
        beheerder = met_app(wereld.user("beheerder-leeuwarden"))
        als(client, wereld, "kernredacteur")
        lijst = client.get(reverse("eerste_mensen", args=[wereld.editie().pk])).text
        assert scherm(wereld, beheerder) in lijst
        client.post(scherm(wereld, beheerder), {"reden": REDEN})
        assert not heeft(beheerder)

    def test_leaves_one_of_two_beheerders_to_the_other(self, client, wereld):
        beheerder = met_app(wereld.user("beheerder-leeuwarden"))
        geef_rol(wereld.user("beoordelaar-leeuwarden"), "GM0080 beheerder")
        als(client, wereld, "kernredacteur")
        client.post(scherm(wereld, beheerder), {"reden": REDEN})
        assert heeft(beheerder)

    def test_does_not_help_its_own(self, client, wereld, mens):
        geef_rol(mens, "Kern beoordelaar")
        als(client, wereld, "kernredacteur")
        client.post(scherm(wereld, mens), {"reden": REDEN})
        assert heeft(mens)


def test_a_superuser_helps_the_kernredactie(client, wereld, mens):
    geef_rol(mens, "Kern beoordelaar")
    als(client, wereld, "admin")
    client.post(scherm(wereld, mens), {"reden": REDEN})
    assert not heeft(mens)


class TestCommand:
    def test_when_nobody_is_left(self, wereld, mens, capsys):
        sessie = Client()
        sessie.force_login(mens)
        call_command("herstel_inlog", mens.email.upper(), reden=REDEN)
        assert not heeft(mens)
        assert "is verwijderd. De mail is verstuurd." in capsys.readouterr().out
        assert sessie.get("/cms/")["Location"].startswith("/account/login/")
        entry = PageLogEntry.objects.get(page=wereld.editie().pk, action=herstel.INLOG_HERSTELD)
        assert entry.user is None
        assert mail.outbox[0].to == [mens.email]

    def test_for_a_superuser_without_an_edition(self, wereld):
        admin = met_app(wereld.user("admin"))
        admin.email = "admin@collectief.example"
        admin.save()
        call_command("herstel_inlog", admin.email, reden=REDEN)
        assert not heeft(admin)
        assert ModelLogEntry.objects.filter(action=herstel.INLOG_HERSTELD).count() == 1

    def test_writes_nothing_when_asked_to_look(self, mens, capsys):
        call_command("herstel_inlog", mens.email, reden=REDEN, dry_run=True)
        assert heeft(mens)
        assert "heeft tweede stap" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("email", "reden"), [("niemand@demo.example", REDEN), ("r@leeuwarden.example", "  ")]
    )
    def test_refuses(self, mens, email, reden):
        with pytest.raises(CommandError):
            call_command("herstel_inlog", email, reden=reden)
        assert heeft(mens)


def test_of_the_own_people_only_the_beheerder_comes_to_the_screen(client, wereld, mens):
    """The wall lets all of an edition through: here it is asked what somebody answers for."""
    namen = [f"{rol}-{plaats}" for plaats in ("leeuwarden", "weststellingwerf") for rol in ROLLEN]
    wie = {n for n in (*namen, "kernredacteur") if mag_komen(wereld.editie(), wereld.user(n))}
    assert wie == {"beheerder-leeuwarden", "kernredacteur"}
    assert not mag_komen(wereld.sjabloon, wereld.user("beheerder-leeuwarden"))
    log_in(client, wereld.user("beoordelaar-leeuwarden"))
    antwoord = client.post(scherm(wereld, mens), {"reden": REDEN}, follow=True)
    assert "Inloggen herstellen" not in antwoord.text
    assert Authenticator.objects.filter(user=mens).count() == 2
