"""How often a network may send: what is kept of it names nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone

from handleiding.publiek.lezersformulier import tempo

MIDDAG = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)


def verzoek(adres="192.0.2.1"):
    return RequestFactory().post("/", REMOTE_ADDR=adres)


@pytest.fixture(autouse=True)
def zet_klok(monkeypatch):
    """Return what sets the clock; it is noon to begin with."""

    def zet(nu):
        monkeypatch.setattr(timezone, "now", lambda: nu)

    zet(MIDDAG)
    return zet


def uitgeput(adres="192.0.2.1", formulier="proef"):
    return [tempo.mag_nog(verzoek(adres), formulier) for _ in range(tempo.PER_UUR + 1)]


def test_refuses_one_more_than_an_hour_has():
    assert uitgeput() == [True] * tempo.PER_UUR + [False]


def test_counts_each_network_and_each_form_by_itself():
    uitgeput()
    assert tempo.mag_nog(verzoek("192.0.2.2"), "proef")
    assert tempo.mag_nog(verzoek(), "een ander formulier")


def test_one_connection_has_many_addresses_of_ipv6_and_is_one_network():
    uitgeput("2001:db8:0:1::1")
    assert not tempo.mag_nog(verzoek("2001:db8:0:1:ffff::2"), "proef")
    assert tempo.mag_nog(verzoek("2001:db8:0:2::1"), "proef")


def test_address_of_ipv4_is_one_network_however_the_server_writes_it():
    uitgeput("::ffff:192.0.2.1")
    assert not tempo.mag_nog(verzoek("192.0.2.1"), "proef")
    assert tempo.mag_nog(verzoek("::ffff:192.0.2.2"), "proef")


def test_next_hour_may_again_until_the_day_is_full(zet_klok):
    goed = 0
    for uur in range(5):
        zet_klok(MIDDAG + timedelta(hours=uur))
        goed += sum(uitgeput())
    # What was refused counts for the day too: 20 of 21, 20 of 21, 18 of 18.
    assert goed == tempo.PER_DAG - 2
    zet_klok(MIDDAG + timedelta(days=1))
    assert tempo.mag_nog(verzoek(), "proef")


def test_a_header_that_no_proxy_of_ours_wrote_makes_no_other_network():
    uitgeput()
    ander = RequestFactory().post(
        "/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": "198.51.100.7"}
    )
    assert not tempo.mag_nog(ander, "proef")


def test_keeps_no_address(monkeypatch):
    bewaard = []
    monkeypatch.setattr(cache, "add", lambda sleutel, *rest: bewaard.append(sleutel))
    monkeypatch.setattr(cache, "incr", lambda sleutel: bewaard.append(sleutel) or 1)
    tempo.mag_nog(verzoek("192.0.2.1"), "proef")
    assert bewaard
    assert not any("192.0.2.1" in sleutel for sleutel in bewaard)
