"""The environment is read once, trimmed; what is empty or impossible is named, and its value never shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.omgeving.documentatie import README, bijgewerkt
from config.omgeving.lezen import Omgeving, OnbruikbareOmgeving
from config.omgeving.tabel import TABEL

ROOT = Path(__file__).resolve().parents[2]
NAMEN = [rij.naam for rij in TABEL]


def lees(**environ: str) -> Omgeving:
    return Omgeving(TABEL, environ)


@pytest.mark.parametrize(
    ("naam", "tekst", "waarde"),
    [
        ("MFA_SLEUTEL", "nieuw, oud", ["nieuw", "oud"]),
        ("MFA_SLEUTEL", " nieuw ,oud\n", ["nieuw", "oud"]),
        ("ALLOWED_HOSTS", "a.nl, b.nl,", ["a.nl", "b.nl"]),
        ("ALLOWED_HOSTS", ".a.nl, [::1], 127.0.0.1", [".a.nl", "[::1]", "127.0.0.1"]),
        ("CSRF_TRUSTED_ORIGINS", "https://a.nl/ , https://b.nl", ["https://a.nl", "https://b.nl"]),
        ("BASIS_URL", " https://a.nl/ ", "https://a.nl"),
        ("SECRET_KEY", "$geheim", "$geheim"),
        ("S3_BUCKET", " emmer\n", "emmer"),
        ("PROXIES", " 1 ", 1),
        ("PROXIES", "0", 0),
        ("HTTPS_REDIRECT", " false", False),
        ("HTTPS_REDIRECT", "Ja", True),
        ("AFZENDER", "De handleiding <a@b.nl>", "De handleiding <a@b.nl>"),
    ],
)
def test_values_are_trimmed(naam, tekst, waarde):
    assert lees(**{naam: tekst})[naam] == waarde


def test_addresses_of_servers_are_taken_apart():
    omgeving = lees(
        DATABASE_URL=" postgres://wij:$ge%20heim@db:5432/handleiding ",
        EMAIL_URL="smtp+tls://wij:$geheim@mail.nl:587",
        CACHE_URL="rediscache://cache:6379/1 ",
    )
    database = omgeving["DATABASE_URL"]
    assert (database["HOST"], database["NAME"], database["PASSWORD"]) == (
        "db",
        "handleiding",
        "$ge heim",
    )
    assert omgeving["EMAIL_URL"]["EMAIL_HOST_PASSWORD"] == "$geheim"
    assert omgeving["EMAIL_URL"]["EMAIL_USE_TLS"] is True
    assert omgeving["CACHE_URL"]["LOCATION"] == "redis://cache:6379/1"


def test_defaults_where_nothing_is_said():
    omgeving = lees()
    assert omgeving["SESSIE_UREN"] == 10
    assert omgeving["EMAIL_TIMEOUT"] == 10
    assert omgeving["PROXIES"] is None
    assert omgeving["HTTPS_REDIRECT"] is True


@pytest.mark.parametrize("naam", NAMEN)
@pytest.mark.parametrize("leeg", ["", "  ", "\n"])
def test_an_empty_variable_is_named(naam, leeg):
    with pytest.raises(OnbruikbareOmgeving, match=f"{naam} is empty"):
        lees(**{naam: leeg})


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("DATABASE_URL", "mysql://wij:geheim@db/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db:geheim/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@[::1/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db"),
        ("DATABASE_URL", "sqlite://geheim/naam"),
        ("DATABASE_URL", "$geheim"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite://"),
        ("CACHE_URL", "geheim"),
        ("CACHE_URL", "redis://"),
        ("CACHE_URL", "rediscache://"),
        ("CACHE_URL", "memcache://geheim"),
        ("BASIS_URL", "https://wij:geheim@www.example.nl"),
        ("BASIS_URL", "https://www.example.nl?geheim"),
        ("BASIS_URL", "https://www.example.nl,https://geheim.nl"),
        ("AFZENDER", "een@geheim.nl, ander@geheim.nl"),
        ("AFZENDER", "Naam <een@geheim.nl"),
        ("EMAIL_URL", "smtp://:geheim@"),
        ("EMAIL_URL", "post://geheim"),
        ("EMAIL_URL", "smtp://wij:geheim@mail:geheim"),
        ("ALLOWED_HOSTS", "https://geheim.nl"),
        ("ALLOWED_HOSTS", "geheim.nl:8000"),
        ("ALLOWED_HOSTS", "geheim .nl"),
        ("ALLOWED_HOSTS", " , ,"),
        ("CSRF_TRUSTED_ORIGINS", "geheim.nl"),
        ("CSRF_TRUSTED_ORIGINS", "https://geheim.nl/pad"),
        ("BASIS_URL", "geheim"),
        ("BASIS_URL", "ftp://geheim.nl"),
        ("BASIS_URL", "https://[geheim"),
        ("SECRET_KEY", "geheim\ngeheim"),
        ("AFZENDER", "geheim"),
        ("AFZENDER", "wij <a@geheim.nl>\nBcc: x@geheim.nl"),
        ("HTTPS_REDIRECT", "geheim"),
        ("SESSIE_UREN", "0"),
        ("SESSIE_UREN", "geheim"),
        ("PROXIES", "-1"),
        ("EMAIL_TIMEOUT", "600"),
        ("BEWAARTERMIJN_JAREN", "10.5"),
    ],
)
def test_an_impossible_value_is_named_and_not_shown(naam, tekst):
    with pytest.raises(OnbruikbareOmgeving, match=f"^{naam} ") as fout:
        lees(**{naam: tekst})
    assert "geheim" not in str(fout.value)
    assert fout.value.__cause__ is None


@given(naam=st.sampled_from(NAMEN), ruis=st.text(alphabet="$[]:/@?&=#%{}\\x ,", max_size=12))
def test_nothing_of_a_value_is_ever_shown(naam, ruis):
    tekst = f"{ruis}zeergeheim{ruis}"
    gezegd = ""
    try:
        lees(**{naam: tekst})
    except OnbruikbareOmgeving as fout:
        gezegd = str(fout)
    assert "zeergeheim" not in gezegd


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(OnbruikbareOmgeving) as fout:
        lees(PROXIES="veel", EMAIL_URL="")
    assert "PROXIES is not a whole number." in str(fout.value)
    assert "EMAIL_URL is empty" in str(fout.value)


def start(**environ: str) -> subprocess.CompletedProcess:
    """Load the settings of production in a process of their own."""
    code = "import django; django.setup()"
    eigen = {naam: waarde for naam, waarde in os.environ.items() if naam not in NAMEN}
    omgeving = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    paden = {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=eigen | omgeving | paden | environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_production_does_not_start_without_what_it_needs():
    gestart = start(ALLOWED_HOSTS="a.nl")
    assert gestart.returncode != 0
    assert "The environment must give SECRET_KEY." in gestart.stderr


def test_production_prints_no_secret_it_cannot_use():
    gestart = start(SECRET_KEY="$zeergeheim", ALLOWED_HOSTS="a.nl", DATABASE_URL="$ookgeheim")
    assert gestart.returncode != 0
    assert "DATABASE_URL" in gestart.stderr
    assert "geheim" not in gestart.stderr


def test_the_documentation_is_the_table():
    tekst = README.read_text(encoding="utf-8")
    assert bijgewerkt(tekst) == tekst
    assert all(f"| `{naam}` |" in tekst for naam in NAMEN)
