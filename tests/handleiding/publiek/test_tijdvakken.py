"""How rows become stretches of time, and a clock moments."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.publiek.momenten import dag_van, is_dubbel, momenten
from handleiding.publiek.tijdvakken import Boeking, Tijdvak, Vertoond, tijdvakken

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NUL = datetime(2026, 3, 1, 12, tzinfo=UTC)


def dag(n):
    return NUL + timedelta(days=n)


def online(n, revision=1, zicht=0, **velden):
    return Boeking(n, dag(n), True, revision, zicht, **velden)


def offline(n):
    return Boeking(n, dag(n), False)


def soorten(vakken):
    return [(vak.soort, vak.vanaf, vak.tot) for vak in vakken]


@pytest.mark.parametrize(
    ("boekingen", "eerste", "verwacht"),
    [
        ([], None, [(Vertoond.NOG_NIET, None, None)]),
        ([], dag(1), [(Vertoond.NOG_NIET, None, dag(1)), (Vertoond.ONBEKEND, dag(1), None)]),
        ([online(2)], dag(2), [(Vertoond.NOG_NIET, None, dag(2)), (Vertoond.ONLINE, dag(2), None)]),
        (
            [online(2)],
            dag(1),
            [
                (Vertoond.NOG_NIET, None, dag(1)),
                (Vertoond.ONBEKEND, dag(1), dag(2)),
                (Vertoond.ONLINE, dag(2), None),
            ],
        ),
        ([offline(3)], None, [(Vertoond.ONBEKEND, None, dag(3)), (Vertoond.OFFLINE, dag(3), None)]),
        (
            [offline(3), online(2)],
            dag(2),
            [
                (Vertoond.NOG_NIET, None, dag(2)),
                (Vertoond.ONLINE, dag(2), dag(3)),
                (Vertoond.OFFLINE, dag(3), None),
            ],
        ),
        (
            [online(2), online(4), online(5, revision=2)],
            dag(2),
            [
                (Vertoond.NOG_NIET, None, dag(2)),
                (Vertoond.ONLINE, dag(2), dag(5)),
                (Vertoond.ONLINE, dag(5), None),
            ],
        ),
        (
            [online(2, zicht=None), online(3, zicht=2), online(4, zicht=1)],
            dag(2),
            [
                (Vertoond.NOG_NIET, None, dag(2)),
                (Vertoond.ONLINE, dag(2), dag(3)),
                (Vertoond.VERBORGEN, dag(3), dag(4)),
                (Vertoond.ONLINE, dag(4), None),
            ],
        ),
    ],
)
def test_stretches(boekingen, eerste, verwacht):
    assert soorten(tijdvakken(boekingen, eerste)) == verwacht


def test_a_row_that_was_overtaken_at_once_has_no_stretch():
    vakken = tijdvakken([online(2), replace(online(2, revision=2), pk=9)], dag(2))
    assert [vak.boeking and vak.boeking.revision for vak in vakken] == [None, 2]


rijen = st.lists(
    st.builds(
        Boeking,
        pk=st.integers(1, 10**6),
        vanaf=st.integers(0, 30).map(dag),
        online=st.booleans(),
        revision=st.sampled_from([1, 2, None]),
        zicht=st.sampled_from([0, 1, 2, 3, None]),
    ),
    unique_by=lambda boeking: boeking.pk,
)


@given(rijen, st.none() | st.integers(-5, 30).map(dag), st.integers(-10, 40).map(dag))
def test_each_moment_is_in_one_stretch_and_says_what_the_last_row_says(boekingen, eerste, moment):
    vakken = tijdvakken(boekingen, eerste)
    assert vakken[0].vanaf is None
    assert vakken[-1].tot is None
    assert all(een.tot == ander.vanaf for een, ander in pairwise(vakken))
    [vak] = [vak for vak in vakken if vak.omvat(moment)]
    eerder = [boeking for boeking in boekingen if boeking.vanaf <= moment]
    if not eerder:
        assert vak.soort in (Vertoond.NOG_NIET, Vertoond.ONBEKEND)
        return
    laatste = max(eerder, key=lambda boeking: (boeking.vanaf, boeking.pk))
    assert vak.soort is laatste.soort
    assert vak.boeking is not None
    if laatste.online:
        assert (vak.boeking.revision, vak.boeking.zicht) == (laatste.revision, laatste.zicht)


def test_a_stretch_touches_a_day():
    vak = Tijdvak(Vertoond.ONLINE, dag(2), dag(4))
    assert vak.raakt(dag(1), dag(3))
    assert vak.raakt(dag(3), dag(9))
    assert not vak.raakt(dag(4), dag(5))
    assert not vak.raakt(dag(0), dag(2))


@pytest.mark.parametrize(
    ("op", "uur", "utc"),
    [
        (date(2026, 7, 1), time(12), [datetime(2026, 7, 1, 10, tzinfo=UTC)]),
        (date(2026, 12, 1), time(12), [datetime(2026, 12, 1, 11, tzinfo=UTC)]),
        (date(2026, 3, 29), time(2, 30), []),
        (date(2026, 3, 29), time(3), [datetime(2026, 3, 29, 1, tzinfo=UTC)]),
        (
            date(2026, 10, 25),
            time(2, 30),
            [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)],
        ),
        (date(2026, 10, 25), time(3), [datetime(2026, 10, 25, 2, tzinfo=UTC)]),
    ],
)
def test_clock(op, uur, utc):
    assert list(momenten(op, uur, AMSTERDAM)) == utc
    assert all(is_dubbel(moment, AMSTERDAM) == (len(utc) == 2) for moment in utc)


@pytest.mark.parametrize(
    ("op", "uren"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_length_of_a_day(op, uren):
    begin, einde = dag_van(op, AMSTERDAM)
    assert einde - begin == timedelta(hours=uren)
    assert begin.astimezone(AMSTERDAM).date() == op
