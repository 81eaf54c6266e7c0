"""A web process that is killed while it makes a page, or before it answers: what is read is what is published."""

import pytest

from .kopieproces import speel_op_kopie

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lezerspech(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return speel_op_kopie("lezerspech.py", tmp_path_factory.mktemp("lezerspech"))


def test_who_is_killed_while_making_a_page_leaves_nothing_behind(lezerspech):
    """Before each question that a page takes, and when it was made but not kept; the next process makes it as ever."""
    maken = lezerspech["maken"]
    assert maken["gedood"] > 5
    assert maken["gedood"] == maken["klaar met"]
    assert maken["zegt"] == [True, True]
    assert maken["eenmaal gemaakt"]
    assert maken["publiceren daarna"]


def test_an_approval_that_was_never_answered_is_read_at_once_and_done_once(lezerspech):
    """Another process, that kept the old page, answers with what was committed; a second click is told in words."""
    vastgelegd = lezerspech["vastgelegd"]
    *ervoor, laatste = vastgelegd["gezien"]
    assert laatste == [True, "gepubliceerd", True]
    assert all(stand == [True, "ter_beoordeling", False] for stand in ervoor)
    gelukt, tekst = vastgelegd["nog eens"]
    assert not gelukt
    assert tekst
    assert vastgelegd["erbij"] == [1, 1]
    assert vastgelegd["gebreken"] == []


def test_etalage_is_what_follows_from_the_pages(lezerspech):
    assert lezerspech["etalage"] == []
