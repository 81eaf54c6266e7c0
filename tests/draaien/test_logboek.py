"""What is written on stderr: events of the log-in, errors with the number of their request, and no secrets."""

import io
import logging

import pytest

from config.draaien import logboek
from config.draaien.verzoek import verzoeknummer
from tests.inlog.conftest import redacteur
from tests.inlog.wegen import WACHTWOORD, add_app, log_in, prove_again

__all__ = ["redacteur"]


@pytest.fixture
def stderr():
    """Format as production does, in memory; the loggers of the tests stay as they are."""
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(logboek.Logboekregel())
    logger = logging.getLogger("handleiding")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield lambda: stroom.getvalue().splitlines()
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


def test_log_in_and_log_out(client, redacteur, stderr):
    log_in(client, redacteur)
    client.post("/account/logout/")
    erin, eruit = stderr()
    assert f"ingelogd account={redacteur.pk} adres=127.0.0.1" in erin
    assert f"uitgelogd account={redacteur.pk} adres=127.0.0.1" in eruit


def test_wrong_password_and_lock_out(client, redacteur, stderr):
    for _ in range(6):
        client.post("/account/login/", {"login": redacteur.email, "password": "mijn-gok"})
    regels = stderr()
    assert sum(f"wachtwoord klopt niet account={redacteur.pk} adres=" in r for r in regels) == 5
    assert f"te vaak een verkeerd wachtwoord account={redacteur.pk}" in regels[-1]
    assert "mijn-gok" not in "".join(regels)


def test_a_name_that_is_no_account_is_not_written_down(client, redacteur, stderr):
    client.post("/account/login/", {"login": "wachtwoord-in-verkeerd-veld", "password": "x"})
    [regel] = stderr()
    assert "wachtwoord klopt niet account=onbekend" in regel
    assert "verkeerd-veld" not in regel


def test_second_step(client, redacteur, stderr):
    log_in(client, redacteur)
    prove_again(client)
    add_app(client)
    client.post("/account/logout/")
    log_in(client, redacteur)
    client.post("/account/2fa/authenticate/", {"code": "123456"})
    regels = stderr()
    assert f"tweede stap klopt niet account={redacteur.pk} adres=127.0.0.1" in regels[-1]
    assert WACHTWOORD not in "".join(regels)


def test_new_password_asked(client, redacteur, stderr):
    client.post("/account/password/reset/", {"email": redacteur.email})
    assert f"nieuw wachtwoord gevraagd account={redacteur.pk}" in "".join(stderr())


@pytest.fixture
def regel():
    def van(bericht, *args, exc_info=None):
        record = logging.LogRecord("proef", logging.ERROR, "", 0, bericht, args, exc_info)
        return logboek.Logboekregel().format(record)

    return van


def test_no_line_can_be_added_from_outside(regel):
    tekst = regel("Not Found: %s", "/a\n2026-01-01 INFO ingelogd account=1\x1b[2J\u2028")
    assert "\n" not in tekst
    assert "\x1b" not in tekst
    assert "\u2028" not in tekst


def test_lines_of_a_traceback_are_marked(regel):
    try:
        raise ValueError("een\n2026-01-01 INFO ingelogd account=1")
    except ValueError as fout:
        tekst = regel("mis", exc_info=(type(fout), fout, fout.__traceback__))
    eerste, *rest = tekst.split("\n")
    assert eerste.endswith("mis")
    assert rest
    assert all(deel.startswith("    | ") for deel in rest)


@pytest.mark.parametrize(
    "adres", ["/account/password/reset/key/7-abc-def/", "/uitnodiging/MQ/abc-def/", "/meting/abc/"]
)
def test_addresses_that_let_somebody_in_are_cut_short(regel, adres):
    tekst = regel("Internal Server Error: %s", adres)
    assert "abc" not in tekst


@pytest.mark.parametrize(
    ("gegeven", "blijft"),
    [("0123abcd-ef", True), ("kort", False), ("a" * 65, False), ("abcdefgh\nx", False)],
)
def test_number_of_a_request(client, db, gegeven, blijft):
    response = client.get("/account/login/", headers={"X-Request-ID": gegeven})
    nummer = response.headers["X-Request-ID"]
    assert (nummer == gegeven) is blijft
    assert verzoeknummer.get() == nummer
