"""Log-in with a municipality's own account, against an OpenID provider that really runs."""

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.test import Client

from config.inlog.omgeving import OnvolledigeOidc, oidc_apps
from tests.inlog.oidc_server import CLIENT_ID, SECRET, openid_provider
from tests.inlog.wegen import logged_in

ENVIRONMENT = {
    "OIDC_GEMEENTEN": "GM0080",
    "OIDC_GM0080_NAAM": "Gemeente Leeuwarden",
    "OIDC_GM0080_CLIENT_ID": CLIENT_ID,
    "OIDC_GM0080_CLIENT_SECRET": SECRET,
    "OIDC_GM0080_DOMEINEN": "leeuwarden.example",
}
LOGIN = "/account/oidc/gm0080/login/"


@pytest.fixture(scope="module")
def running():
    with openid_provider() as provider:
        yield provider


@pytest.fixture
def provider(running, settings):
    apps = oidc_apps(ENVIRONMENT | {"OIDC_GM0080_SERVER": running.url})
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}
    running.claims = {"sub": "42", "email": "r@leeuwarden.example", "email_verified": True}
    running.token_claims = {}
    running.refused.clear()
    return running


def callback_after(client, login=LOGIN):
    """Go to the provider as a browser would, and return where it sends the browser back to."""
    start = client.get(login)
    assert start.status_code == 302
    answer = requests.get(start["Location"], allow_redirects=False, timeout=5)
    return answer.headers["Location"]


def test_logs_in_and_links_by_verified_address(client, provider, redacteur):
    response = client.get(callback_after(client))
    assert (response.status_code, response["Location"]) == (302, "/cms/")
    assert logged_in(client) == str(redacteur.pk)
    account = SocialAccount.objects.get()
    assert (account.user, account.provider, account.uid) == (redacteur, "gm0080", "42")


def test_knows_the_person_again_when_the_address_changes(client, provider, redacteur):
    client.get(callback_after(client))
    provider.claims["email"] = "anders@leeuwarden.example"
    other = Client()
    other.get(callback_after(other))
    assert logged_in(other) == str(redacteur.pk)


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email": "onbekend@leeuwarden.example"},
    ],
)
def test_unverified_or_unknown_address_gets_no_account(client, provider, redacteur, claims):
    before = get_user_model().objects.count()
    provider.claims |= claims
    response = client.get(callback_after(client), follow=True)
    assert response.status_code == 200
    assert logged_in(client) is None
    assert get_user_model().objects.count() == before


def test_provider_cannot_vouch_for_another_municipality(client, provider, wereld):
    user = wereld.user("redacteur-weststellingwerf")
    user.email = provider.claims["email"] = "r@weststellingwerf.example"
    user.save()
    client.get(callback_after(client), follow=True)
    assert logged_in(client) is None
    assert not SocialAccount.objects.exists()


def test_provider_cannot_vouch_for_a_superuser(client, provider, redacteur):
    redacteur.is_superuser = True
    redacteur.save()
    client.get(callback_after(client), follow=True)
    assert logged_in(client) is None


def test_nobody_links_an_account_by_hand(client, provider, wereld):
    client.force_login(wereld.user("redacteur-weststellingwerf"))
    response = client.get(callback_after(client, f"{LOGIN}?process=connect"))
    assert response.status_code == 403
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("token_claims", [{"nonce": "van-een-ander"}, {"sub": "43"}])
def test_answer_to_another_request_is_refused(client, provider, redacteur, token_claims):
    provider.token_claims = token_claims
    response = client.get(callback_after(client))
    assert response.status_code == 403
    assert logged_in(client) is None


@pytest.mark.parametrize("token_claims", [{"aud": "een-ander"}, {"exp": 1}, {"iss": "een-ander"}])
def test_token_for_someone_else_is_refused(client, provider, redacteur, token_claims):
    provider.token_claims = token_claims
    client.get(callback_after(client))
    assert logged_in(client) is None


def test_state_of_another_browser_is_refused(client, provider, redacteur):
    address = callback_after(client)
    victim = Client()
    victim.get(LOGIN)
    victim.get(address)
    assert logged_in(victim) is None


def test_code_of_another_request_fails_on_its_verifier(client, provider, redacteur):
    stolen = callback_after(Client()).split("code=")[1].split("&")[0]
    own = callback_after(client)
    code = own.split("code=")[1].split("&")[0]
    client.get(own.replace(code, stolen))
    assert logged_in(client) is None
    assert len(provider.refused) == 1


def test_inactive_person_stays_out(client, provider, redacteur):
    redacteur.is_active = False
    redacteur.save()
    client.get(callback_after(client), follow=True)
    assert logged_in(client) is None


def test_login_page_offers_the_municipality(client, provider, db):
    assert "Gemeente Leeuwarden" in client.get("/account/login/").content.decode()


def test_incomplete_provider_says_what_is_missing():
    with pytest.raises(OnvolledigeOidc, match="OIDC_GM0098_DOMEINEN"):
        oidc_apps({"OIDC_GEMEENTEN": "gm0098", "OIDC_GM0098_NAAM": "Weststellingwerf"})


def test_no_municipality_no_provider():
    assert oidc_apps({}) == []
