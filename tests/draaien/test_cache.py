"""Redis is away: readers are served, and nobody gets in uncounted."""

import time

import pytest
from django.core.cache import cache, caches

from config.draaien.cache import BewaakteRedis
from config.draaien.cacheweg import CacheWeg
from tests.draaien.servers import stille_server, vrije_poort
from tests.inlog.conftest import redacteur
from tests.inlog.wegen import log_in, logged_in

__all__ = ["redacteur"]


def gebruik(settings, poort: int) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "config.draaien.cache.BewaakteRedis",
            "LOCATION": f"redis://127.0.0.1:{poort}/0",
        }
    }


@pytest.fixture
def weg(settings, monkeypatch):
    monkeypatch.setattr(BewaakteRedis, "weg_tot", 0.0)
    gebruik(settings, vrije_poort())
    yield
    caches.close_all()


@pytest.mark.parametrize("adres", ["/", "/handleiding/", "/gemeenten/", "/gemeenten/leeuwarden/"])
def test_readers_are_served(client, wereld, weg, adres):
    assert client.get(adres).status_code == 200


def test_a_silent_redis_keeps_no_reader_waiting(client, wereld, settings, weg):
    with stille_server() as poort:
        gebruik(settings, poort)
        begin = time.monotonic()
        assert client.get("/").status_code == 200
        assert client.get("/handleiding/").status_code == 200
        assert time.monotonic() - begin < 20  # a machine may be slow; without a limit it never ends


def test_nobody_gets_in_uncounted(client, redacteur, weg):
    assert client.get("/account/login/").status_code == 200
    response = log_in(client, redacteur)
    assert response.status_code == 503
    assert "Dit kan nu even niet" in response.text
    assert response.headers["Retry-After"] == "60"
    assert logged_in(client) is None


def test_no_new_password_without_counting(client, redacteur, weg):
    assert client.post("/account/password/reset/", {"email": redacteur.email}).status_code == 503


def test_who_is_in_goes_on_working(client, redacteur, weg):
    client.force_login(redacteur)
    assert client.get("/cms/").status_code == 200


def test_answers_like_an_empty_cache(weg):
    cache.set("a", 1)
    assert cache.get("a", "niets") == "niets"
    assert cache.get_or_set("a", lambda: 2) == 2
    assert cache.get_many(["a"]) == {}
    assert cache.set_many({"a": 1}) == ["a"]
    assert (cache.add("a", 1), cache.delete("a"), cache.touch("a"), "a" in cache) == (False,) * 4
    cache.delete_many(["a"])
    cache.clear()
    with pytest.raises(ValueError, match="not there"):
        cache.incr("a")


@pytest.mark.parametrize("sleutel", ["allauth:rl:x", "allauth.mfa.totp.used?x", "meting-bon-1"])
def test_never_guesses_what_must_be_counted(weg, sleutel):
    for doe in (cache.get, cache.delete, cache.incr):
        with pytest.raises(CacheWeg):
            doe(sleutel)
    with pytest.raises(CacheWeg):
        cache.add(sleutel, 1)
