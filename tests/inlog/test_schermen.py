"""Each address of the log-in: open with a screen in plain Dutch that says "u", or closed."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from config.inlog.urls import OPEN
from gemeenten.models import Toelating
from tests.inlog.lezen import faults, text_of
from tests.inlog.sleutel import Sleutel
from tests.inlog.wegen import WACHTWOORD, add_app, add_key, log_in, prove_again

MFA_OPEN = {
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
BEVESTIGEN = {
    "bevestigen",
    "bevestig_link",
}  # tests/gemeenten/toegang/mensen/test_tweede_persoon.py
PROVIDER = {"openid_connect_login", "openid_connect_callback"}  # tests/inlog/test_oidc.py
ARGUMENTS = {"key": "abc", "uidb36": "1", "pk": 1, "provider_id": "gm0080"}


def patterns(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from patterns(pattern, route)


def log_in_addresses() -> dict:
    """Return name -> pattern of all that stands below account/."""
    found = patterns(get_resolver())
    return {pattern.name: pattern for route, pattern in found if route.startswith("account/")}


def shown(response) -> str:
    assert response.status_code in {200, 401, 403, 429}, response
    text = text_of(response.content.decode())
    assert faults(text) == []
    return text


@pytest.fixture
def met_stappen(client, redacteur, verplicht):
    set_up(client, redacteur)
    return redacteur


def set_up(client, user):
    """Give a person an app, a security key and recovery codes, right after the password."""
    log_in(client, user)
    prove_again(client)
    add_app(client)
    add_key(client, Sleutel())


def test_each_address_is_known_here():
    closed = {name for name, p in log_in_addresses().items() if p.callback.__name__ == "gesloten"}
    assert set(log_in_addresses()) - closed == OPEN | MFA_OPEN | PROVIDER | BEVESTIGEN
    assert {"account_signup", "account_email", "socialaccount_connections"} <= closed


@pytest.mark.parametrize("method", ["get", "post"])
def test_closed_is_closed_also_for_who_is_logged_in(client, met_stappen, method):
    for name, pattern in log_in_addresses().items():
        if pattern.callback.__name__ == "gesloten":
            wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
            address = reverse(name, kwargs={key: ARGUMENTS[key] for key in wanted})
            assert getattr(client, method)(address).status_code == 404, address


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("account_login", "Inloggen"),
        ("account_reset_password", "Wachtwoord vergeten"),
        ("account_reset_password_done", "Kijk in uw e-mail"),
        ("account_reset_password_from_key_done", "Uw wachtwoord is gewijzigd"),
        ("account_inactive", "Uw account is gesloten"),
        ("socialaccount_login_cancelled", "U bent niet ingelogd"),
        ("socialaccount_login_error", "Inloggen is niet gelukt"),
    ],
)
def test_screens_without_log_in(client, db, name, heading):
    assert heading in shown(client.get(reverse(name)))


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("account_logout", "Uitloggen"),
        ("account_change_password", "Wachtwoord wijzigen"),
        ("account_reauthenticate", "Laat zien dat u het bent"),
        ("mfa_reauthenticate", "Laat zien dat u het bent"),
        ("mfa_reauthenticate_webauthn", "Laat zien dat u het bent"),
        ("mfa_index", "Inloggen in twee stappen"),
        ("mfa_deactivate_totp", "App met codes weghalen"),
        ("mfa_list_webauthn", "Uw beveiligingssleutels"),
        ("mfa_add_webauthn", "Beveiligingssleutel toevoegen"),
        ("mfa_edit_webauthn", "Naam van de sleutel wijzigen"),
        ("mfa_remove_webauthn", "Sleutel weghalen"),
        ("mfa_view_recovery_codes", "Uw herstelcodes"),
        ("mfa_generate_recovery_codes", "Nieuwe herstelcodes maken"),
    ],
)
def test_screens_of_who_has_both_steps(client, met_stappen, name, heading):
    key = Authenticator.objects.get(type="webauthn").pk
    address = reverse(name, args=[key] if "edit" in name or "remove" in name else [])
    assert heading in shown(client.get(address))


def test_screens_of_who_lost_the_second_step(client, redacteur, verplicht):
    log_in(client, redacteur)
    Toelating.objects.create(mens=redacteur, soort=Toelating.Soort.TWEEDE_STAP)
    tekst = shown(client.get("/account/bevestigen/"))
    assert "r…@leeuwarden.example" in tekst
    assert "Deze link werkt niet" in shown(client.get("/account/bevestigen/abc/"))
    client.post("/account/bevestigen/")
    assert "De mail is onderweg" in shown(client.get("/account/bevestigen/"))
    [bericht] = mail.outbox
    link = re.search(r"https?://[^/]+(/account/bevestigen/\S+)", bericht.body)[1]
    assert "Ja, dat ben ik" in shown(client.get(link))
    assert faults(text_of(bericht.body)) == []
    Toelating.objects.create(mens=redacteur, soort=Toelating.Soort.WACHTWOORD)
    assert "Vraag het technisch beheer" in shown(client.get("/account/bevestigen/"))


def test_screens_of_setting_up_and_of_the_second_step(client, redacteur, verplicht):
    log_in(client, redacteur)
    assert "U hebt nog geen tweede stap" in shown(client.get("/account/2fa/"))
    prove_again(client)
    assert "Sleutel voor de app" in shown(client.get("/account/2fa/totp/activate/"))
    assert "Dit klopt niet" in shown(client.post("/account/2fa/totp/activate/", {"code": "1"}))
    add_app(client)
    assert "Codes die nog werken: 10" in shown(client.get("/account/2fa/recovery-codes/"))
    client.post("/account/logout/")
    assert "U bent uitgelogd" in shown(client.get("/account/login/"))
    log_in(client, redacteur)
    assert "Tweede stap" in shown(client.get("/account/2fa/authenticate/"))
    assert "Dit klopt niet" in shown(client.post("/account/2fa/authenticate/", {"code": "1"}))


@pytest.mark.parametrize("login", ["redacteur-leeuwarden", "r@leeuwarden.example", "niemand", ""])
def test_a_wrong_log_in_is_explained(client, redacteur, login):
    response = client.post("/account/login/", {"login": login, "password": "fout"})
    assert ("klopt niet" if login else "verplicht") in shown(response)


def test_wrong_passwords_are_explained(client, met_stappen):
    page = client.post("/account/reauthenticate/", {"password": "fout"})
    assert "Dit wachtwoord klopt niet" in shown(page)
    data = {"oldpassword": "fout", "password1": "kort", "password2": "anders"}
    text = shown(client.post("/account/password/change/", data))
    assert "niet uw huidige wachtwoord" in text
    assert "te kort" in text
    data = {"oldpassword": WACHTWOORD, "password1": WACHTWOORD + "1", "password2": "anders"}
    assert "niet gelijk" in shown(client.post("/account/password/change/", data))


def test_a_used_or_wrong_link_for_a_new_password_is_explained(client, redacteur):
    client.post("/account/password/reset/", {"email": redacteur.email})
    link = next(w for w in mail.outbox[0].body.split() if "/password/reset/key/" in w)
    address = link.removeprefix(settings.WAGTAILADMIN_BASE_URL)
    assert "Kies een nieuw wachtwoord" in shown(client.get(address, follow=True))
    wrong = address.replace("/key/", "/key/1-x-", 1)
    assert "Deze link werkt niet meer" in shown(client.get(wrong, follow=True))


def test_the_codes_can_be_downloaded(client, met_stappen):
    response = client.get("/account/2fa/recovery-codes/download/")
    assert len(response.content.decode().split()) == 10
    assert response["Content-Disposition"].startswith("attachment")


def test_the_cms_shows_the_way_to_password_and_second_step(client, met_stappen):
    page = client.get("/cms/account/").content.decode()
    assert "Inloggen en wachtwoord" in page
    assert 'href="/account/2fa/"' in page


def make_every_mail(client, user):
    """Do all that sends a message."""
    client.post("/account/2fa/recovery-codes/generate/")
    client.post("/account/2fa/totp/deactivate/")
    key = Authenticator.objects.get(type="webauthn").pk
    client.post(f"/account/2fa/webauthn/keys/{key}/remove/")
    new = "een-ander-lang-wachtwoord"
    add_app(client)
    data = {"oldpassword": WACHTWOORD, "password1": new, "password2": new}
    client.post("/account/password/change/", data)
    client.logout()
    client.post("/account/password/reset/", {"email": user.email})
    link = next(w for w in mail.outbox[-1].body.split() if "/password/reset/key/" in w)
    form = client.get(link.removeprefix(settings.WAGTAILADMIN_BASE_URL), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": new + "2", "password2": new + "2"})


def test_each_mail_says_in_dutch_what_happened_as_text_and_as_html(
    client, redacteur, verplicht, monkeypatch
):
    # The test's own transaction never ends; the mail goes out inside the request, as it does in production.
    monkeypatch.setattr(transaction, "on_commit", lambda send, *args, **kwargs: send())
    set_up(client, redacteur)
    make_every_mail(client, redacteur)
    subjects = {message.subject.removeprefix("[Handleiding] ") for message in mail.outbox}
    assert subjects >= {
        "Een nieuw wachtwoord kiezen",
        "Uw wachtwoord is gewijzigd",
        "Nieuwe herstelcodes",
        "App met codes ingesteld",
        "App met codes weggehaald",
        "Beveiligingssleutel toegevoegd",
        "Beveiligingssleutel weggehaald",
    }
    for message in mail.outbox:
        ((html, kind),) = message.alternatives
        assert kind == "text/html"
        assert faults(message.subject + "\n" + message.body) == []
        assert faults(text_of(html)) == []
        assert f"Beste {redacteur.get_full_name() or redacteur.username}," in message.body
        assert message.to == [redacteur.email]
