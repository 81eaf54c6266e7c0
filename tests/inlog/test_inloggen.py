"""Log-in with a password and a second factor, through the real addresses."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail

from config.inlog.tweede_factor import WITHOUT
from tests.inlog.wegen import WACHTWOORD, code_of, log_in, logged_in, prove_again


def test_cms_login_leads_to_the_log_in_and_keeps_next(client, db):
    response = client.get("/cms/login/?next=/cms/reports/")
    assert (response.status_code, response["Location"]) == (
        302,
        "/account/login/?next=/cms/reports/",
    )
    response = client.get("/cms/pages/")
    assert response["Location"] == "/account/login/?next=/cms/pages/"


@pytest.mark.parametrize("old", ["/cms/login/", "/_util/login/", "/cms/password_reset/"])
def test_wagtails_own_screens_log_nobody_in(client, redacteur, old):
    data = {"username": redacteur.username, "password": WACHTWOORD, "email": redacteur.email}
    assert client.post(old, data).status_code == 302
    assert logged_in(client) is None
    assert mail.outbox == []


def test_cms_account_page_offers_no_password_or_address(client, redacteur):
    client.force_login(redacteur)
    page = client.get("/cms/account/").content.decode()
    assert "new_password1" not in page
    assert 'name="name_email-email"' not in page


def test_anonymous_reader_gets_no_cookie(client, wereld):
    assert client.get("/").cookies == {}
    assert list(client.get("/account/login/").cookies) == ["csrftoken"]


def test_reader_lands_in_public_and_editor_in_the_cms(client, wereld, redacteur):
    assert log_in(client, redacteur)["Location"] == "/cms/"
    client.logout()
    lezer = wereld.user("lezer-leeuwarden")
    lezer.set_password(WACHTWOORD)
    lezer.save()
    assert log_in(client, lezer)["Location"] == "/mijn-groep/"


@pytest.mark.parametrize("address", ["/cms/", "/cms/pages/", "/cms/login/?next=/cms/"])
def test_reader_with_an_account_is_told_that_the_cms_is_not_for_them(client, wereld, address):
    client.force_login(wereld.user("lezer-leeuwarden"))
    response = client.get(address, follow=True)
    assert response.status_code == 403
    assert "U leest mee" in response.text


def test_sign_up_is_closed(client, db, django_user_model):
    data = {"username": "nieuw", "email": "n@example.nl"}
    data |= {"password1": WACHTWOORD, "password2": WACHTWOORD}
    client.post("/account/signup/", data)
    assert not django_user_model.objects.filter(username="nieuw").exists()


def test_password_reset_by_mail_logs_nobody_in(client, redacteur):
    client.post("/account/password/reset/", {"email": redacteur.email})
    assert [message.to for message in mail.outbox] == [[redacteur.email]]
    link = next(w for w in mail.outbox[0].body.split() if "/password/reset/key/" in w)
    form = client.get(link.removeprefix(settings.WAGTAILADMIN_BASE_URL), follow=True)
    new = "een-ander-lang-wachtwoord"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    redacteur.refresh_from_db()
    assert redacteur.check_password(new)
    assert logged_in(client) is None


def test_password_reset_does_not_tell_who_has_an_account(client, redacteur):
    known = client.post("/account/password/reset/", {"email": redacteur.email})
    unknown = client.post("/account/password/reset/", {"email": "niemand@example.nl"})
    assert known["Location"] == unknown["Location"]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("address", ["/cms/", "/cms/account/", "/", "/account/password/change/"])
def test_without_second_factor_only_the_set_up(client, redacteur, verplicht, address):
    log_in(client, redacteur)
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, "/account/2fa/")


def test_without_second_factor_nothing_can_be_written(client, redacteur, verplicht):
    log_in(client, redacteur)
    assert client.post("/cms/account/", {}).status_code == 302


@pytest.mark.parametrize(
    "address", ["/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"]
)
def test_the_set_up_can_be_reached(client, redacteur, verplicht, address):
    log_in(client, redacteur)
    prove_again(client)
    assert client.get(address).status_code == 200


def test_adding_a_second_factor_asks_the_password_again(client, redacteur, verplicht):
    client.force_login(redacteur)
    response = client.get("/account/2fa/totp/activate/")
    assert response["Location"].startswith("/account/reauthenticate/")


def test_log_out_can_be_reached(client, redacteur, verplicht):
    log_in(client, redacteur)
    client.post("/account/logout/")
    assert logged_in(client) is None
    assert {"account_logout", "wagtailadmin_logout"} < WITHOUT


def test_superuser_needs_one_too_and_a_reader_does_not(client, wereld, redacteur, verplicht):
    client.force_login(wereld.user("lezer-leeuwarden"))
    assert client.get("/").status_code == 200
    redacteur.groups.clear()
    redacteur.is_superuser = True
    redacteur.save()
    client.force_login(redacteur)
    assert client.get("/cms/")["Location"] == "/account/2fa/"


def test_setting_up_an_app_opens_the_cms_and_gives_recovery_codes(client, redacteur, verplicht):
    log_in(client, redacteur)
    prove_again(client)
    form = client.get("/account/2fa/totp/activate/").context["form"]
    client.post("/account/2fa/totp/activate/", {"code": code_of(form.secret)})
    assert client.get("/cms/").status_code == 200
    kinds = Authenticator.objects.filter(user=redacteur).values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]


def test_password_alone_does_not_log_in_with_a_second_factor(client, redacteur, verplicht):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(redacteur, secret)
    assert log_in(client, redacteur)["Location"] == "/account/2fa/authenticate/"
    assert logged_in(client) is None
    assert client.get("/cms/")["Location"].startswith("/account/login/")
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert logged_in(client) is None
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert logged_in(client) == str(redacteur.pk)


def test_recovery_code_works_once(client, redacteur, verplicht):
    TOTP.activate(redacteur, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(redacteur).get_unused_codes()[0]
    for expected in (str(redacteur.pk), None):
        log_in(client, redacteur)
        client.post("/account/2fa/authenticate/", {"code": code})
        assert logged_in(client) == expected
        client.logout()


def test_recovery_codes_alone_are_no_second_factor(client, redacteur, verplicht):
    RecoveryCodes.activate(redacteur)
    client.force_login(redacteur)
    assert client.get("/cms/")["Location"] == "/account/2fa/"


def test_security_policy_stays_strict(client, redacteur):
    log_in(client, redacteur)
    prove_again(client)
    response = client.get("/account/2fa/webauthn/add/")
    assert response.status_code == 200
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "style=" not in response.content.decode()
