"""What keeps a session safe: when it ends, its cookie, where it leads, and what it opens."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from tests.inlog.wegen import WACHTWOORD, add_app, code_of, log_in, logged_in, prove_again

ELSEWHERE = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "/\\kwaad.example/",
    "https:kwaad.example",
    "javascript:alert(1)",
    "http://testserver@kwaad.example/",
    "\thttps://kwaad.example/",
]


@pytest.fixture
def other_browser(redacteur):
    """The same redacteur, logged in somewhere else."""
    client = Client()
    log_in(client, redacteur)
    assert client.get("/cms/").status_code == 200
    return client


def is_out(client) -> bool:
    return client.get("/cms/")["Location"].startswith("/account/login/")


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(
    client, redacteur, other_browser
):
    log_in(client, redacteur)
    new = "een-ander-lang-wachtwoord"
    data = {"oldpassword": WACHTWOORD, "password1": new, "password2": new}
    assert client.post("/account/password/change/", data)["Location"] == "/account/2fa/"
    assert is_out(other_browser)
    assert client.get("/cms/").status_code == 200


def test_a_password_given_by_someone_else_ends_the_session(redacteur, other_browser):
    redacteur.set_password("een-ander-lang-wachtwoord")
    redacteur.save()
    assert is_out(other_browser)


def test_deactivating_an_account_ends_its_session_and_its_log_in(
    client, redacteur, other_browser, verplicht
):
    redacteur.is_active = False
    redacteur.save()
    assert is_out(other_browser)
    assert other_browser.get("/account/2fa/")["Location"].startswith("/account/login/")
    log_in(client, redacteur)
    assert logged_in(client) is None


def test_deactivating_between_the_two_steps_stops_the_second(client, redacteur, verplicht):
    log_in(client, redacteur)
    prove_again(client)
    secret = add_app(client)
    client.post("/account/logout/")
    log_in(client, redacteur)
    redacteur.is_active = False
    redacteur.save()
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert is_out(client)


def test_losing_the_role_closes_the_cms_at_once(redacteur, other_browser):
    redacteur.groups.clear()
    assert other_browser.get("/cms/").status_code == 403


def test_the_session_key_changes_at_the_log_in(client, redacteur):
    client.get("/account/login/")
    session = client.session
    session["mine"] = "planted"
    session.save()
    planted = session.session_key
    client.cookies[configured.SESSION_COOKIE_NAME] = planted
    log_in(client, redacteur)
    assert client.session.session_key != planted


def test_logging_out_is_a_post_and_forgets_everything(client, redacteur):
    log_in(client, redacteur)
    client.get("/account/logout/")
    assert logged_in(client) == str(redacteur.pk)
    key = client.session.session_key
    client.post("/account/logout/")
    client.cookies[configured.SESSION_COOKIE_NAME] = key
    assert logged_in(client) is None


def test_forms_of_the_log_in_need_the_token(redacteur):
    strict = Client(enforce_csrf_checks=True)
    assert log_in(strict, redacteur).status_code == 403
    assert strict.post("/account/logout/").status_code == 403
    strict.force_login(redacteur)
    assert strict.post("/account/logout/").status_code == 403
    assert logged_in(strict) == str(redacteur.pk)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_next_leads_nowhere_else(client, redacteur, elsewhere):
    data = {"login": redacteur.username, "password": WACHTWOORD, "next": elsewhere}
    assert client.post("/account/login/", data)["Location"] == "/cms/"
    assert client.get("/account/login/", {"next": elsewhere})["Location"] == "/cms/"
    answer = client.post("/account/reauthenticate/", {"password": WACHTWOORD, "next": elsewhere})
    assert answer["Location"] == "/cms/"
    assert client.post("/account/logout/", {"next": elsewhere})["Location"] == "/"


def test_next_within_the_site_is_kept_through_both_steps(client, redacteur, verplicht):
    log_in(client, redacteur)
    prove_again(client)
    secret = add_app(client)
    client.post("/account/logout/")
    data = {"login": redacteur.username, "password": WACHTWOORD, "next": "/cms/reports/locked/"}
    client.post("/account/login/", data)
    answer = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert answer["Location"] == "/cms/reports/locked/"


def test_cookies_are_not_for_scripts_or_other_sites(client, redacteur):
    log_in(client, redacteur)
    cookie = client.cookies[configured.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]  # gone with the browser


def test_a_session_ends_by_itself(client, redacteur):
    log_in(client, redacteur)
    assert configured.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert client.session.get_expiry_age() <= 10 * 60 * 60


def test_no_cache_keeps_a_screen_of_the_log_in(client, redacteur, verplicht):
    for address in ("/account/login/", "/account/password/reset/", "/cms/login/"):
        assert "no-store" in client.get(address)["Cache-Control"]
    log_in(client, redacteur)
    prove_again(client)
    add_app(client)
    for address in ("", "recovery-codes/", "recovery-codes/download/", "webauthn/add/"):
        assert "no-store" in client.get(f"/account/2fa/{address}")["Cache-Control"]


CMS = [
    "/cms/",
    "/cms/pages/",
    "/cms/api/main/pages/",
    "/cms/pages/usage/handleiding/hoofdstukpage/",
    "/cms/images/chooser/",
    "/cms/jsi18n/",
    "/cms/sprite/",
    "/cms/workflows/list/",
    "/cms/users/",
    "/cms/snippets/",
    "/cms/bestaat-niet/",
    "/cms",
]


@pytest.mark.parametrize("address", CMS)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
def test_without_second_step_no_way_into_the_cms(client, redacteur, verplicht, address, method):
    client.force_login(redacteur)
    for headers in ({}, {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}):
        response = getattr(client, method)(address, headers=headers)
        assert (response.status_code, response["Location"]) == (302, "/account/2fa/")


def test_without_second_step_nothing_is_published_or_changed(client, wereld, redacteur, verplicht):
    page = wereld.hoofdstuk()
    client.force_login(redacteur)
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:delete"):
        response = client.post(reverse(name, args=[page.pk]), {"title": "gekaapt"})
        assert response["Location"] == "/account/2fa/"


def test_a_reader_needs_no_second_step_and_gets_no_cms(client, wereld, verplicht):
    lezer = wereld.user("lezer-leeuwarden")
    client.force_login(lezer)
    assert client.get("/").status_code == 200
    assert client.get("/account/2fa/").status_code == 200
    assert client.get("/cms/").status_code == 403
    assert not Authenticator.objects.filter(user=lezer).exists()
