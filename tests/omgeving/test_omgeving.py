"""The environment is read once, trimmed; what is empty or impossible is named, and its value never shown."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.omgeving.documentatie import README, bijgewerkt
from config.omgeving.lezen import LANGSTE, Omgevingswaarden, OnbruikbareOmgeving
from config.omgeving.tabel import TABEL

ROOT = Path(__file__).resolve().parents[2]
NAMEN = [rij.naam for rij in TABEL]


def lees(**environ: str) -> Omgevingswaarden:
    return Omgevingswaarden(TABEL, environ)


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
        ("BACKUP_PLEK", " s3://emmer/map/ ", "s3://emmer/map"),
        ("BACKUP_PLEK", "s3://emmer", "s3://emmer"),
        ("BACKUP_PLEK", "/var/backups/handleiding", "/var/backups/handleiding"),
        ("PROXIES", " 1 ", 1),
        ("PROXIES", "0", 0),
        ("HTTPS_REDIRECT", " false", False),
        ("HTTPS_REDIRECT", "Ja", True),
        ("AFZENDER", "De handleiding <a@b.nl>", "De handleiding <a@b.nl>"),
        ("AFZENDER", '"Gemeente X, coöperatie" <a@b.nl>', '"Gemeente X, coöperatie" <a@b.nl>'),
        ("BASIS_URL", "HTTPS://WWW.A.nl:443/", "https://www.a.nl"),
        ("BASIS_URL", "http://[::1]:8000", "http://[::1]:8000"),
        ("CSRF_TRUSTED_ORIGINS", "https://*.A.nl, https://*.a.nl", ["https://*.a.nl"]),
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
        ("DATABASE_URL", "sqlite:////srv/geheim,"),
        ("DATABASE_URL", "sqlite:////srv/geheim?timeout=5"),
        ("DATABASE_URL", "prometheus_postgresql://wij:geheim@db/handleiding"),
        ("DATABASE_URL", "postgres://wij:ge#heim@geheim/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db /handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db:0/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db:70000/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db:５４３２/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db,/handleiding"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?conn_max_age=xyz"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?conn_max_age=-1"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?conn_max_age="),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?conn_max_age=99999999"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?geheim=1"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?autocommit=False"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?sslmode=geheim"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?sslmode=require&sslmode=disable"),
        ("DATABASE_URL", "postgres://wij:geheim@db/handleiding?pool=True&conn_max_age=60"),
        ("CACHE_URL", "rediscache://h:x/1"),
        ("CACHE_URL", "rediscache://:geheim@h:99999/1"),
        ("CACHE_URL", "rediscache://h:6379/geheim"),
        ("CACHE_URL", "rediscache://h:6379,geheim:x/1"),
        ("CACHE_URL", "rediscache://h:6379/1?timeout=geheim"),
        ("CACHE_URL", "rediscache://h:6379/1?client_class=geheim"),
        ("CACHE_URL", "valkey://geheim:6379/1"),
        ("CACHE_URL", "dbcache://"),
        ("CACHE_URL", "dbcache://geheim/naam"),
        ("CACHE_URL", "filecache://geheim/naam"),
        ("CACHE_URL", "locmemcache:///geheim"),
        ("EMAIL_URL", "smtp://geheim@mail.nl"),
        ("EMAIL_URL", "smtp://mail.nl/geheim"),
        ("EMAIL_URL", "smtp://mail.nl?email_use_tls=geheim"),
        ("EMAIL_URL", "smtp://mail.nl:99999"),
        ("EMAIL_URL", "smtp://geheim,mail.nl"),
        ("EMAIL_URL", "consolemail://geheim"),
        ("EMAIL_URL", "filemail://"),
        ("AFZENDER", "geheim, naam <a@geheim.nl>"),
        ("AFZENDER", "a@geheim..nl"),
        ("BASIS_URL", "https://geheim.nl/pad"),
        ("BASIS_URL", "https://*.geheim.nl"),
        ("BASIS_URL", "https://geheim.nl:0"),
        ("BASIS_URL", "https://geheim.nl:99999"),
        ("BASIS_URL", "https://geheim\u212a.nl"),
        ("ALLOWED_HOSTS", "geheim\u212a.nl"),
        ("ALLOWED_HOSTS", "[:::geheim]"),
        ("S3_BUCKET", "geheim/map"),
        ("BACKUP_PLEK", "geheim/map"),
        ("BACKUP_PLEK", "s3://"),
        ("BESTANDEN_MAP", "geheim/map"),
        ("BACKUP_PLEK", "s3://emmer/../geheim "),
        ("LOG_VORM", "geheim"),
        ("GEZONDHEID_SLEUTEL", "ge heim"),
        ("GEZONDHEID_SLEUTEL", "geheimé"),
        ("TEST_WEBROOT", "geheim/map"),
        ("SECRET_KEY", "'geheim'"),
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


def test_options_of_servers_are_values_and_no_texts():
    omgeving = lees(
        DATABASE_URL="postgres://wij@db:5432,reserve:5433/h?conn_max_age=60&conn_health_checks=false&sslmode=require",
        CACHE_URL="rediscache://cache/1?timeout=None&key_prefix=h&socket_timeout=2",
    )
    database, cache = omgeving["DATABASE_URL"], omgeving["CACHE_URL"]
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, False)
    assert database["OPTIONS"] == {"sslmode": "require"}
    assert (database["HOST"], database["PORT"]) == ("db,reserve", "5432,5433")
    assert (cache["TIMEOUT"], cache["KEY_PREFIX"]) == (None, "h")
    assert cache["OPTIONS"] == {"socket_timeout": 2}


ALLE_RIJEN = [een for rij in TABEL for een in (rij, *(rij.brengt("GM0080") if rij.brengt else ()))]
# What goes wrong with any variable, made from its example.
SLECHT = {
    "empty": lambda goed: "",
    "spaces": lambda goed: "   ",
    "in quotation marks": lambda goed: f'"{goed}"',
    "in single quotation marks": lambda goed: f"'{goed}'",
    "twice, on two lines": lambda goed: f"{goed}\n{goed}",
    "with a line break behind it": lambda goed: f"{goed}\n",
    "another kind": lambda goed: "geen{van}deze !",
    "negative": lambda goed: "-1",
    "huge": lambda goed: "9" * 5000,
    "a long number": lambda goed: "9" * 400,
    "digits of another script": lambda goed: "１２",
    "with a comma behind it": lambda goed: f"{goed},",
    "twice": lambda goed: f"{goed}, {goed}",
    "with a null": lambda goed: f"{goed}\0",
    "what is behind a hash": lambda goed: f"{goed}#zeergeheim",
}


def gelezen(rij, waarde: str):
    return Omgevingswaarden([replace(rij, brengt=None)], {rij.naam: waarde})[rij.naam]


@pytest.mark.parametrize("rij", ALLE_RIJEN, ids=lambda rij: rij.naam)
def test_the_example_of_a_row_can_be_used(rij):
    assert gelezen(rij, rij.voorbeeld) is not None


@pytest.mark.parametrize("soort", SLECHT)
@pytest.mark.parametrize("rij", ALLE_RIJEN, ids=lambda rij: rij.naam)
def test_a_bad_value_of_any_row_is_named_or_read_as_it_is_meant(rij, soort):
    slecht = SLECHT[soort](rij.voorbeeld)
    try:
        waarde = gelezen(rij, slecht)
    except OnbruikbareOmgeving as fout:
        gezegd = str(fout)
        assert gezegd.startswith(f"{rij.naam} ")
        assert slecht.strip() not in gezegd.removeprefix(rij.naam) or not slecht.strip()
        assert "zeergeheim" not in gezegd
        return
    bedoeld = [gelezen(rij, rij.voorbeeld)]
    if rij.soort.vrij and len(slecht) <= LANGSTE and slecht.strip().isprintable():
        # Any text may be a password; a list of those is read at its commas.
        bedoeld += [slecht.strip(), [slecht.strip()]]
        bedoeld += [list(dict.fromkeys(d.strip() for d in slecht.split(",") if d.strip()))]
    assert waarde in bedoeld


def test_each_bad_value_is_refused_by_some_row_that_is_no_free_text():
    for maak in SLECHT.values():
        geweigerd = 0
        for rij in ALLE_RIJEN:
            try:
                gelezen(rij, maak(rij.voorbeeld))
            except OnbruikbareOmgeving:
                geweigerd += not rij.soort.vrij
        assert geweigerd > 5 or maak("x") == "x\n"


def test_the_rows_of_a_municipality_are_read_with_the_others():
    with pytest.raises(OnbruikbareOmgeving) as fout:
        lees(PROXIES="veel", OIDC_GEMEENTEN="GM0080", OIDC_GM0080_SERVER="http://geheim.nl")
    assert "PROXIES is not" in str(fout.value)
    assert "OIDC_GM0080_SERVER must" in str(fout.value)
    with pytest.raises(OnbruikbareOmgeving, match="must give OIDC_GM0080_NAAM"):
        lees(OIDC_GEMEENTEN="GM0080")


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
