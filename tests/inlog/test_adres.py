"""A second step can be set up however an account was made, and whatever others ask about its address."""

import importlib
import re
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from gemeenten.demo.mensen import geef_adressen
from tests.inlog.wegen import WACHTWOORD, add_app, log_in, logged_in, prove_again

User = get_user_model()
NIEUW = {
    "voornaam": "An",
    "achternaam": "Bos",
    "email": "An.Bos@Leeuwarden.example",
    "rollen": ["redacteur"],
}


def anybody_asks_a_new_password(address):
    assert Client().post("/account/password/reset/", {"email": address}).status_code == 302


def invite(wereld):
    beheerder = Client()
    beheerder.force_login(wereld.user("beheerder-leeuwarden"))
    return beheerder.post(reverse("mens_uitnodigen", args=[wereld.editie().pk]), NIEUW).text


def choose_password(text):
    client = Client()
    address = re.search(r"https?://[^/]+(/uitnodiging/[^\s<]+)", text)[1]
    form = client.get(address, follow=True)
    new = {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD}
    client.post(form.redirect_chain[-1][0], new)
    return User.objects.get(email__iexact=NIEUW["email"])


def invited_by_mail(wereld, settings, monkeypatch):
    invite(wereld)
    return choose_password(mail.outbox[-1].body)


def invited_again_when_mail_works(wereld, settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    invite(wereld)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mens = User.objects.get(email__iexact=NIEUW["email"])
    beheerder = Client()
    beheerder.force_login(wereld.user("beheerder-leeuwarden"))
    beheerder.post(reverse("mens_link", args=[wereld.editie().pk, mens.pk]))
    return choose_password(mail.outbox[-1].body)


def made_by_createsuperuser(wereld, settings, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", WACHTWOORD)
    call_command("createsuperuser", "--noinput", username="beheer", email="Beheer@kern.example")
    return User.objects.get(username="beheer")


def made_by_the_demo(wereld, settings, monkeypatch):
    User.objects.filter(username="redacteur-leeuwarden").update(email="")
    geef_adressen()
    user = wereld.user("redacteur-leeuwarden")
    user.set_password(WACHTWOORD)
    user.save()
    return user


def reset_by_mail(wereld, settings, monkeypatch):
    user = made_by_the_demo(wereld, settings, monkeypatch)
    client = Client()
    client.post("/account/password/reset/", {"email": user.email})
    address = re.search(r"https?://[^/]+(/account/password/\S+)", mail.outbox[-1].body)[1]
    form = client.get(address, follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": f"x{WACHTWOORD}", "password2": f"x{WACHTWOORD}"}
    )
    user.refresh_from_db()
    assert user.check_password(f"x{WACHTWOORD}")
    user.set_password(WACHTWOORD)
    user.save()
    return user


ROADS = [
    invited_by_mail,
    invited_again_when_mail_works,
    made_by_createsuperuser,
    made_by_the_demo,
    reset_by_mail,
]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("capitals", [False, True])
def test_set_up_goes_on_after_anybody_asked_a_new_password(
    client, wereld, settings, monkeypatch, road, capitals
):
    user = road(wereld, settings, monkeypatch)
    settings.MFA_VERPLICHT = True
    mail.outbox.clear()
    anybody_asks_a_new_password(user.email.upper() if capitals else user.email)
    assert [bericht.to[0].lower() for bericht in mail.outbox] == [user.email.lower()]
    log_in(client, user)
    assert client.get("/cms/")["Location"] == "/account/2fa/"
    prove_again(client)
    add_app(client)
    assert client.get("/cms/").status_code == 200


def test_an_address_of_before_leads_in_no_longer(wereld, redacteur):
    before = redacteur.email
    anybody_asks_a_new_password(before)
    redacteur.email = "nieuw@leeuwarden.example"
    redacteur.save()
    mail.outbox.clear()
    anybody_asks_a_new_password(before)
    assert not mail.outbox
    anybody_asks_a_new_password("nieuw@leeuwarden.example")
    assert [bericht.to for bericht in mail.outbox] == [["nieuw@leeuwarden.example"]]


def test_a_link_asked_at_an_address_of_before_ends_with_it(client, wereld, redacteur):
    anybody_asks_a_new_password(redacteur.email)
    address = re.search(r"https?://[^/]+(/account/password/\S+)", mail.outbox[-1].body)[1]
    redacteur.email = "nieuw@leeuwarden.example"
    redacteur.save()
    assert 'name="password1"' not in client.get(address, follow=True).text
    assert logged_in(client) is None


@pytest.mark.parametrize("asked", [0, 1, 2])
def test_asking_writes_nothing_down(redacteur, asked):
    for _ in range(asked):
        anybody_asks_a_new_password(redacteur.email)
    assert not EmailAddress.objects.exists()


def test_people_log_in_with_their_address_whatever_its_capitals(client, wereld, redacteur):
    redacteur.email = "R.Bos@Leeuwarden.example"
    redacteur.save()
    for login in ("R.Bos@Leeuwarden.example", "r.bos@leeuwarden.example"):
        client.post("/account/login/", {"login": login, "password": WACHTWOORD})
        assert logged_in(client) == str(redacteur.pk)
        client.logout()


def migrate(step):
    """Take a step of the migration, on the models of now: none of what it touches changed since."""
    migration = importlib.import_module("config.inlog.migrations.0001_een_adres_per_account")
    getattr(migration, step)(apps, SimpleNamespace(connection=connection))


def test_migration_writes_addresses_in_small_letters(client, redacteur):
    """What was stored before is found either way; the mail goes to it as it is stored."""
    User.objects.filter(pk=redacteur.pk).update(email="R.Bos@Leeuwarden.example")
    anybody_asks_a_new_password("r.bos@leeuwarden.example")
    assert [bericht.to for bericht in mail.outbox] == [["R.Bos@Leeuwarden.example"]]
    mail.outbox.clear()
    migrate("kleine_letters")
    anybody_asks_a_new_password("R.Bos@Leeuwarden.example")
    assert [bericht.to for bericht in mail.outbox] == [["r.bos@leeuwarden.example"]]


def test_migration_forgets_the_copies_of_before(redacteur):
    EmailAddress.objects.create(user=redacteur, email=redacteur.email, verified=False)
    EmailAddress.objects.create(user=redacteur, email="oud@leeuwarden.example", verified=False)
    migrate("vergeet_kopieen")
    anybody_asks_a_new_password("oud@leeuwarden.example")
    assert not mail.outbox
    assert not EmailAddress.objects.exists()
