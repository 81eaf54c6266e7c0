"""Guessing is slowed down: per account, per address, at each step, and the address cannot be made up."""

import itertools

import pytest
from django.core import mail

from tests.inlog.lezen import faults, text_of
from tests.inlog.wegen import add_app, code_of, log_in, logged_in, prove_again

TE_VAAK = "U hebt te vaak geprobeerd in te loggen"
HOME, OFFICE, PROXY = "192.0.2.1", "192.0.2.2", "10.0.0.1"


def guess(client, name, **extra) -> str:
    """Try a wrong password, and return what the page says."""
    response = client.post("/account/login/", {"login": name, "password": "fout"}, **extra)
    return text_of(response.content.decode())


def test_the_sixth_try_on_an_account_is_told_to_wait(client, redacteur):
    for _ in range(5):
        assert "klopt niet" in guess(client, redacteur.username)
    text = text_of(log_in(client, redacteur).content.decode())
    assert TE_VAAK in text
    assert faults(text) == []
    assert logged_in(client) is None


def test_an_account_is_guarded_from_every_address_together(client, redacteur):
    for number in range(5):
        guess(client, redacteur.username, REMOTE_ADDR=f"192.0.2.{number}")
    assert TE_VAAK in guess(client, redacteur.username, REMOTE_ADDR="192.0.2.99")


def test_other_host_names_and_the_other_name_give_no_more_tries(client, redacteur, settings):
    settings.ALLOWED_HOSTS = ["*"]
    hosts = map("gemeente{}.example".format, itertools.count())
    names = itertools.cycle([redacteur.username, redacteur.email.upper()])
    told = [TE_VAAK in guess(client, next(names), HTTP_HOST=next(hosts)) for _ in range(6)]
    assert told == [False] * 5 + [True]


def test_another_account_at_the_same_address_can_still_log_in(client, redacteur):
    for _ in range(6):
        guess(client, "iemand-anders")
    log_in(client, redacteur)
    assert logged_in(client) == str(redacteur.pk)


def guess_around(client, tries=11, **extra) -> list[bool]:
    """Try one wrong password on many names; say of each try whether it was told to wait."""
    return [
        TE_VAAK in guess(client, f"naam{number}", **{key: value() for key, value in extra.items()})
        for number in range(tries)
    ]


def test_one_address_cannot_try_many_accounts(client, db):
    assert guess_around(client) == [False] * 10 + [True]


def test_a_made_up_address_does_not_help(client, db):
    made_up = map("198.51.100.{}".format, itertools.count())
    told = guess_around(client, HTTP_X_FORWARDED_FOR=lambda: next(made_up))
    assert told == [False] * 10 + [True]


def test_behind_our_proxy_each_reader_counts_apart_and_may_not_lie(client, db, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    real = itertools.cycle([HOME, OFFICE])
    fair = guess_around(client, REMOTE_ADDR=lambda: PROXY, HTTP_X_FORWARDED_FOR=lambda: next(real))
    assert not any(fair)
    made_up = map("198.51.100.{}, 203.0.113.9".format, itertools.count())
    told = guess_around(
        client, REMOTE_ADDR=lambda: PROXY, HTTP_X_FORWARDED_FOR=lambda: next(made_up)
    )
    assert told == [False] * 10 + [True]


def test_codes_of_the_second_step_cannot_be_guessed(client, redacteur, verplicht):
    log_in(client, redacteur)
    prove_again(client)
    secret = add_app(client)
    client.post("/account/logout/")
    log_in(client, redacteur)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    page = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert TE_VAAK in page.content.decode()
    assert logged_in(client) is None


def test_the_password_asked_again_cannot_be_guessed(client, redacteur):
    log_in(client, redacteur)
    for _ in range(10):
        client.post("/account/reauthenticate/", {"password": "fout"})
    refused = client.post("/account/reauthenticate/", {"password": "fout"})
    assert refused.status_code == 429
    text = text_of(refused.content.decode())
    assert "Te veel pogingen" in text
    assert faults(text) == []


def test_nobody_is_flooded_with_links(client, redacteur):
    for _ in range(7):
        client.post("/account/password/reset/", {"email": redacteur.email})
    assert len(mail.outbox) == 5


@pytest.mark.parametrize("address", ["/account/login/", "/account/password/reset/"])
def test_too_many_requests_get_a_page_in_dutch(client, db, settings, address):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip", "reset_password": "1/m/ip"}
    data = {"login": "x", "password": "y", "email": "iemand@example.nl"}
    client.post(address, data)
    refused = client.post(address, data)
    assert refused.status_code == 429
    assert "Te veel pogingen" in text_of(refused.content.decode())
