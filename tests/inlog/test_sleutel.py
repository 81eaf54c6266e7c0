"""A security key as second factor: registering, logging in with it, and taking the last factor away."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from tests.inlog.sleutel import Sleutel
from tests.inlog.wegen import (
    WACHTWOORD,
    add_app,
    add_key,
    log_in,
    logged_in,
    prove_again,
    use_key,
)

KEYS = "/account/2fa/webauthn/"


@pytest.fixture
def sleutel(client, redacteur, verplicht):
    """The key of a redacteur who is logged in."""
    key = Sleutel()
    log_in(client, redacteur)
    prove_again(client)
    add_key(client, key)
    return key


def of_kind(user, kind):
    return Authenticator.objects.filter(user=user, type=kind)


def test_a_new_key_opens_the_cms_and_brings_recovery_codes(client, redacteur, sleutel):
    assert client.get("/cms/").status_code == 200
    assert of_kind(redacteur, "recovery_codes").exists()
    assert [message.to for message in mail.outbox] == [[redacteur.email]] * len(mail.outbox)
    assert "Beveiligingssleutel toegevoegd" in mail.outbox[0].subject


def test_a_log_in_needs_the_key_and_only_that_key(client, redacteur, sleutel):
    client.logout()
    assert log_in(client, redacteur)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/cms/")["Location"].startswith("/account/login/")
    use_key(client, Sleutel())
    assert logged_in(client) is None
    use_key(client, sleutel)
    assert logged_in(client) == str(redacteur.pk)
    assert client.get("/cms/").status_code == 200


def test_another_key_that_calls_itself_the_same_is_refused(client, redacteur, sleutel):
    forged = Sleutel()
    forged.id = sleutel.id
    client.logout()
    log_in(client, redacteur)
    response = use_key(client, forged)
    assert "Dit klopt niet" in response.content.decode()
    assert logged_in(client) is None


def test_a_key_of_another_site_is_refused(client, redacteur, sleutel):
    sleutel.host = "nagemaakt.example"
    client.logout()
    log_in(client, redacteur)
    use_key(client, sleutel)
    assert logged_in(client) is None


def test_an_answer_does_not_work_twice(client, redacteur, sleutel):
    address = "/account/2fa/authenticate/"
    client.logout()
    log_in(client, redacteur)
    options = client.get(address).context["js_data"]["request_options"]
    answer = {"credential": sleutel.authenticate(options)}
    client.post(address, answer)
    client.logout()
    log_in(client, redacteur)
    client.get(address)
    client.post(address, answer)
    assert logged_in(client) is None


NONSENSE = ["", "{}", "[]", "1", '"tekst"', "geen json", '{"id": 1}']
NONSENSE += [
    f'{{"type": "public-key", "id": "YQ", "rawId": "YQ", "response": {response}}}'
    for response in (
        "1",
        "{}",
        '{"clientDataJSON": "%", "attestationObject": "%"}',
        '{"clientDataJSON": "e30", "attestationObject": "YQ"}',
        '{"clientDataJSON": "e30", "authenticatorData": "YQ", "signature": "YQ"}',
    )
]


@pytest.mark.parametrize("answer", NONSENSE)
@pytest.mark.parametrize("address", [f"{KEYS}add/", "/account/2fa/authenticate/"])
def test_nonsense_is_refused_in_words(client, redacteur, sleutel, address, answer):
    if "authenticate" in address:
        client.logout()
        log_in(client, redacteur)
    client.get(address)
    page = client.post(address, {"name": "x", "credential": answer})
    assert page.status_code == 200
    assert page.context["form" if "add" in address else "webauthn_form"].errors
    assert 'role="alert"' in page.content.decode()
    assert of_kind(redacteur, "webauthn").count() == 1


@pytest.mark.parametrize("what", ["edit", "remove"])
def test_nobody_touches_the_key_of_someone_else(client, wereld, redacteur, sleutel, what):
    key = of_kind(redacteur, "webauthn").get()
    other = wereld.user("redacteur-weststellingwerf")
    other.set_password(WACHTWOORD)
    other.save()
    client.logout()
    log_in(client, other)
    prove_again(client)
    add_key(client, Sleutel())
    address = f"{KEYS}keys/{key.pk}/{what}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"name": "gekaapt"}).status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "Mijn sleutel"


def test_a_key_can_be_renamed(client, redacteur, sleutel):
    address = f"{KEYS}keys/{of_kind(redacteur, 'webauthn').get().pk}/edit/"
    client.post(address, {"name": "De sleutel aan mijn bos"})
    assert "De sleutel aan mijn bos" in client.get(KEYS).content.decode()


def test_taking_the_last_factor_away_asks_for_a_new_one_at_once(client, redacteur, sleutel):
    address = f"{KEYS}keys/{of_kind(redacteur, 'webauthn').get().pk}/remove/"
    client.post(address)
    assert not Authenticator.objects.filter(user=redacteur).exists()
    assert client.get("/cms/")["Location"] == "/account/2fa/"
    assert "U hebt nog geen tweede stap" in client.get("/account/2fa/").content.decode()


def test_taking_one_of_two_away_leaves_the_other(client, redacteur, sleutel):
    add_app(client)
    client.post("/account/2fa/totp/deactivate/")
    assert not of_kind(redacteur, "totp").exists()
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/account/2fa/totp/activate/",
        "/account/2fa/totp/deactivate/",
        f"{KEYS}add/",
        f"{KEYS}keys/1/remove/",
        f"{KEYS}keys/1/edit/",
        "/account/2fa/recovery-codes/",
        "/account/2fa/recovery-codes/generate/",
        "/account/2fa/recovery-codes/download/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_change_asks_who_you_are(client, redacteur, sleutel, address, method):
    key = of_kind(redacteur, "webauthn").get()
    if "totp/deactivate" in address:
        add_app(client)
    session = client.session
    session["account_authentication_methods"] = [
        record | {"at": 0} for record in session["account_authentication_methods"]
    ]
    session.save()
    before = list(Authenticator.objects.values_list("type", "data"))
    address = address.replace("keys/1/", f"keys/{key.pk}/")
    response = getattr(client, method)(address, {"name": "x", "code": "000000"})
    if response.status_code == 405:  # a screen without a form
        return
    assert response.status_code == 302
    assert "reauthenticate" in response["Location"]
    assert list(Authenticator.objects.values_list("type", "data")) == before


def test_the_key_itself_proves_it_again(client, redacteur, sleutel):
    client.logout()
    log_in(client, redacteur)
    use_key(client, sleutel)
    use_key(client, sleutel, f"{KEYS}reauthenticate/")
    assert client.get("/account/2fa/recovery-codes/").status_code == 200
