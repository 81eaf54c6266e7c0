"""A process that dies at each step of an approval, and a lock of another: nothing is half done, nothing is lost."""

import html

import pytest

from config.draaien.drukke_database import DRUK

from .kopieproces import speel_op_kopie

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pech(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return speel_op_kopie("pech.py", tmp_path_factory.mktemp("pech"))


def test_approval_that_is_killed_before_any_of_its_writes_did_not_happen(pech):
    """SIGKILL, in a process of its own, before each statement that writes: between approving and publishing too."""
    sterven = pech["sterven"]
    assert sterven["schrijfacties"] > 10
    assert sterven["gedood"] == sterven["schrijfacties"]
    assert sterven["gelijk gebleven"]
    assert (sterven["daarna"], sterven["gebreken"]) == ("gepubliceerd", [])


def test_lock_of_another_is_told_in_words_and_nothing_is_lost(pech):
    for naam, antwoord in pech["slot"].items():
        assert antwoord["status"] == 503, (naam, antwoord["tekst"][:300])
        assert antwoord["wacht"], naam
        if naam == "autosave":
            assert antwoord["soort"] == "application/json"
        assert DRUK in html.unescape(antwoord["tekst"]), naam
        assert antwoord["gelijk gebleven"], naam
        assert antwoord["daarna"], naam


def test_etalage_is_what_follows_from_the_pages(pech):
    assert pech["etalage"] == []
