"""``check --deploy`` tells an operator what the log-in still lacks."""

import pytest
from django.core.checks import run_checks

from config.inlog.checks import check_inlog

GOOD = {
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}},
    "PROXIES": 1,
    "MFA_SLEUTELS": ["geheim"],
    "MFA_VERPLICHT": True,
    "WEB_CONCURRENCY": 3,
    "WEB_MACHINES": 1,
    "WACHTWOORD_GELDT_ALS_FACTOR": False,
}
PER_PROCESS = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LACKS = {
    "inlog.W001": {"CACHES": PER_PROCESS},
    "inlog.W002": {"PROXIES": None},
    "inlog.W003": {"MFA_SLEUTELS": []},
    "inlog.W004": {"MFA_VERPLICHT": False},
    "inlog.E001": {"WACHTWOORD_GELDT_ALS_FACTOR": True},
}


def found(settings, **values) -> list[str]:
    for name, value in (GOOD | values).items():
        setattr(settings, name, value)
    return [message.id for message in check_inlog(None)]


def test_nothing_to_say_where_all_is_there(settings):
    assert found(settings) == []
    assert found(settings, PROXIES=0) == []


@pytest.mark.parametrize("number", LACKS)
def test_says_what_is_missing(settings, number):
    assert found(settings, **LACKS[number]) == [number]


@pytest.mark.parametrize(
    ("processen", "machines", "gemist"),
    [(1, 1, False), (2, 1, True), (1, 2, True), (None, 1, True)],
)
def test_a_cache_of_its_own_will_do_for_a_single_process(settings, processen, machines, gemist):
    aantallen = {"WEB_CONCURRENCY": processen, "WEB_MACHINES": machines}
    assert found(settings, CACHES=PER_PROCESS, **aantallen) == ["inlog.W001"] * gemist


def test_a_cache_of_one_machine_will_do_for_one_machine(settings):
    op_schijf = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}}
    assert found(settings, CACHES=op_schijf) == []
    assert found(settings, CACHES=op_schijf, WEB_MACHINES=2) == ["inlog.W001"]


def test_speaks_on_deployment_only():
    def ours(**options):
        return {message.id for message in run_checks(**options) if message.id in LACKS}

    assert ours() == set()
    assert "inlog.W001" in ours(include_deployment_checks=True)
