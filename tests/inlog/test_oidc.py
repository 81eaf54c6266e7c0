"""Log-in with a municipality's own account, against an OpenID provider that really runs."""

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.test import Client

from config.inlog.omgeving import oidc_apps
from config.omgeving.lezen import Omgevingswaarden, OnbruikbareOmgeving
from config.omgeving.tabel import TABEL
from tests.inlog.oidc_server import CLIENT_ID, SECRET, openid_provider
from tests.inlog.wegen import add_app, logged_in

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


def describe(environment):
    return oidc_apps(Omgevingswaarden(TABEL, environment))


def use(settings, running, **environment):
    apps = describe(ENVIRONMENT | {"OIDC_GM0080_SERVER": running.url} | environment)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}


@pytest.fixture
def provider(running, settings):
    use(settings, running)
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


def test_sets_up_a_second_step_after_anybody_asked_a_new_password(
    client, provider, redacteur, verplicht
):
    Client().post("/account/password/reset/", {"email": redacteur.email})
    client.get(callback_after(client))
    assert client.get("/cms/")["Location"] == "/account/2fa/"
    add_app(client)
    assert client.get("/cms/").status_code == 200


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


def test_a_link_from_before_does_not_let_a_superuser_in(client, provider, redacteur):
    client.get(callback_after(client))
    redacteur.is_superuser = True
    redacteur.save()
    other = Client()
    assert other.get(callback_after(other)).status_code == 403
    assert logged_in(other) is None


def test_nobody_links_an_account_by_hand(client, provider, wereld):
    client.force_login(wereld.user("redacteur-weststellingwerf"))
    response = client.get(callback_after(client, f"{LOGIN}?process=connect"))
    assert response.status_code == 403
    assert not SocialAccount.objects.exists()


def refused(response) -> bool:
    """Say whether the answer is our own page, in Dutch, with a way back to the log-in."""
    page = response.content.decode()
    return "Inloggen is niet gelukt" in page and 'href="/account/login/"' in page


@pytest.mark.parametrize("token_claims", [{"nonce": "van-een-ander"}, {"sub": "43"}])
def test_answer_to_another_request_is_refused(client, provider, redacteur, token_claims):
    provider.token_claims = token_claims
    response = client.get(callback_after(client))
    assert response.status_code == 403
    assert refused(response)
    assert logged_in(client) is None


@pytest.mark.parametrize("token_claims", [{"aud": "een-ander"}, {"exp": 1}, {"iss": "een-ander"}])
def test_token_for_someone_else_is_refused(client, provider, redacteur, token_claims):
    provider.token_claims = token_claims
    response = client.get(callback_after(client))
    assert response.status_code == 401
    assert refused(response)
    assert logged_in(client) is None


def test_state_of_another_browser_is_refused(client, provider, redacteur):
    address = callback_after(client)
    victim = Client()
    victim.get(LOGIN)
    assert refused(victim.get(address))
    assert logged_in(victim) is None


def test_the_same_answer_does_not_work_twice(client, provider, redacteur):
    address = callback_after(client)
    client.get(address)
    client.post("/account/logout/")
    assert refused(client.get(address))
    assert logged_in(client) is None


def test_code_of_another_request_fails_on_its_verifier(client, provider, redacteur):
    stolen = callback_after(Client()).split("code=")[1].split("&")[0]
    own = callback_after(client)
    code = own.split("code=")[1].split("&")[0]
    assert refused(client.get(own.replace(code, stolen)))
    assert logged_in(client) is None
    assert len(provider.refused) == 1


def test_a_request_robbed_of_its_challenge_gets_no_code(client, provider, redacteur):
    start = client.get(LOGIN)["Location"]
    assert "code_challenge_method=S256" in start
    robbed = start.replace("code_challenge_method=S256", "")
    answer = requests.get(robbed, allow_redirects=False, timeout=5)
    assert refused(client.get(answer.headers["Location"]))
    assert logged_in(client) is None


def test_who_changes_their_mind_at_the_provider_comes_back_to_the_log_in(client, provider, db):
    state = client.get(LOGIN)["Location"].split("state=")[1].split("&")[0]
    address = f"/account/oidc/gm0080/login/callback/?error=access_denied&state={state}"
    page = client.get(address, follow=True).content.decode()
    assert "U bent niet ingelogd" in page
    assert 'href="/account/login/"' in page


def test_inactive_person_stays_out(client, provider, redacteur):
    redacteur.is_active = False
    redacteur.save()
    client.get(callback_after(client), follow=True)
    assert logged_in(client) is None


def test_login_page_offers_the_municipality(client, provider, db):
    assert "Gemeente Leeuwarden" in client.get("/account/login/").content.decode()


def test_incomplete_provider_says_what_is_missing():
    with pytest.raises(OnbruikbareOmgeving, match="OIDC_GM0098_DOMEINEN"):
        describe({"OIDC_GEMEENTEN": "gm0098", "OIDC_GM0098_NAAM": "Weststellingwerf"})


def test_no_municipality_no_provider():
    assert describe({}) == []


@pytest.mark.parametrize("trusted", ["ja", "nee"])
def test_a_provider_silent_about_verification_counts_where_the_setting_says_so(
    client, provider, settings, redacteur, trusted
):
    use(settings, provider, OIDC_GM0080_VERTROUW_ADRES=trusted)
    del provider.claims["email_verified"]
    response = client.get(callback_after(client))
    assert logged_in(client) == (str(redacteur.pk) if trusted == "ja" else None)
    assert ("U hebt nog geen account" in response.content.decode()) == (trusted == "nee")


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "false"},
        {"email": "onbekend@leeuwarden.example"},
        {"email": "r@weststellingwerf.example"},
    ],
)
def test_trust_stops_at_what_the_provider_denies_and_at_its_own_people(
    client, provider, settings, wereld, redacteur, claims
):
    other = wereld.user("redacteur-weststellingwerf")
    other.email = "r@weststellingwerf.example"
    other.save()
    use(settings, provider, OIDC_GM0080_VERTROUW_ADRES="ja")
    del provider.claims["email_verified"]
    provider.claims |= claims
    client.get(callback_after(client), follow=True)
    assert logged_in(client) is None
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    ("deel", "waarde"),
    [
        ("SERVER", "http://geheim.example.nl"),
        ("SERVER", "geheim.example.nl"),
        ("SERVER", "https://geheim.nl/.well-known/openid-configuration"),
        ("SERVER", "https://geheim@i.example"),
        ("SERVER", "https://login.microsoftonline.com/common/v2.0"),
        ("SERVER", "https://login.microsoftonline.com/Organizations/v2.0/"),
        ("DOMEINEN", "@geheim.nl"),
        ("DOMEINEN", "leeuwarden.nl; geheim.nl"),
        ("DOMEINEN", "geheim"),
        ("DOMEINEN", " , "),
        ("CLIENT_SECRET", " "),
        ("VERTROUW_ADRES", "geheim"),
    ],
)
def test_an_impossible_provider_is_named_and_not_shown(deel, waarde):
    goed = ENVIRONMENT | {"OIDC_GM0080_SERVER": "https://i.example"}
    with pytest.raises(OnbruikbareOmgeving, match=f"^OIDC_GM0080_{deel} ") as fout:
        describe(goed | {f"OIDC_GM0080_{deel}": waarde})
    assert "geheim" not in str(fout.value)


def test_a_code_that_names_no_municipality_is_refused():
    with pytest.raises(OnbruikbareOmgeving, match=r"^OIDC_GEMEENTEN must be codes"):
        describe({"OIDC_GEMEENTEN": "GM0080; GM0098"})


def test_values_are_read_as_they_are_meant():
    [app] = describe(
        ENVIRONMENT
        | {
            "OIDC_GEMEENTEN": " gm0080 , GM0080",
            "OIDC_GM0080_SERVER": " https://i.example/t/v2.0/ ",
            "OIDC_GM0080_DOMEINEN": "Leeuwarden.NL, ljouwert.frl",
        }
    )
    assert app["settings"]["server_url"] == "https://i.example/t/v2.0"
    assert app["settings"]["domeinen"] == ["leeuwarden.nl", "ljouwert.frl"]


def test_who_comes_without_an_address_is_told_so(client, provider, redacteur, caplog):
    del provider.claims["email"]
    provider.claims["preferred_username"] = redacteur.email
    response = client.get(callback_after(client))
    assert response.status_code == 403
    assert "Uw gemeente gaf uw e-mailadres niet door" in response.text
    assert "gemeentelogin zonder mailadres" in caplog.text
    assert redacteur.email not in caplog.text
    assert logged_in(client) is None


def test_trust_is_off_unless_asked_for():
    described = describe(ENVIRONMENT | {"OIDC_GM0080_SERVER": "https://i.example"})
    assert described[0]["settings"]["vertrouw_adres"] is False


@pytest.mark.parametrize("address", ["r@leeuwarden.example", "R@Leeuwarden.Example"])
def test_an_address_that_two_accounts_have_lets_nobody_in(
    client, provider, redacteur, wereld, address
):
    get_user_model().objects.filter(username="beoordelaar-leeuwarden").update(email=address)
    client.get(callback_after(client))
    assert logged_in(client) is None
    assert not SocialAccount.objects.exists()
