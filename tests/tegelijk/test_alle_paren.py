"""All pairs of steps that decide about a page, at the same moment: as if one came after the other, or one is refused.

What came of each pair is compared with what comes of the two orders; what must hold in every case (never two winners,
what is online is what was read, row, workflow and log agree, the etalage too) stands in ``uitkomst.py``.
"""

import pytest
from django.db import connection

from .kopieproces import speel_op_kopie
from .namen import BESLISSEND, ZONDER_MACHT

# One process of a run plays them all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tegelijk")]
# These hold more than a page. On PostgreSQL all others meet them each time; the rest only with ``--lang``, for time.
HOUDEN_MEER = ("verplaatsen", "archiveren", "verwijderen")


@pytest.fixture(scope="module")
def keuze(pytestconfig):
    """Return the steps of which one must take part in a pair; none means all pairs."""
    alles = connection.vendor == "sqlite" or pytestconfig.getoption("--lang")
    return () if alles else HOUDEN_MEER


@pytest.fixture(scope="module")
def gespeeld(django_db_setup, django_db_blocker, tmp_path_factory, keuze):
    """Play the pairs, in a process with a database of its own."""
    with django_db_blocker.unblock():
        return speel_op_kopie("alle_paren.py", tmp_path_factory.mktemp("tegelijk"), *keuze)


@pytest.mark.parametrize("a", BESLISSEND)
def test_two_at_once_are_one_after_the_other(gespeeld, keuze, a):
    """``a`` was first and is held: before it holds the page, and when it is about to write."""
    paren = {naam: spel for naam, spel in gespeeld["paren"].items() if naam.startswith(f"{a} × ")}
    namen = [*BESLISSEND] if connection.vendor == "sqlite" else [*BESLISSEND, *ZONDER_MACHT]
    if keuze and a not in keuze:
        namen = [*keuze]
    assert {naam.partition(" × ")[2].partition(" · ")[0] for naam in paren} == set(namen)
    assert {naam: spel for naam, spel in paren.items() if spel["fouten"]} == {}


def test_etalage_is_what_follows_from_the_pages(gespeeld):
    assert gespeeld["etalage"] == []


def test_on_sqlite_nothing_comes_between_looking_and_writing(gespeeld):
    """There each step holds the lock of the whole database before it looks: these pairs are one after the other."""
    if connection.vendor != "sqlite":
        assert gespeeld["houdt"] == {}
        return
    assert {naam for naam, spel in gespeeld["houdt"].items() if not spel["gewacht"]} == set()
    assert {naam: spel for naam, spel in gespeeld["houdt"].items() if spel["fouten"]} == {}
