"""Two at once about a file and a text it is in: what was sent on keeps what was in it, no file is lost or left."""

import pytest
from django.db import connection

from .kopieproces import speel_op_kopie
from .namen import BESTANDSPAREN

# One process of a run plays them all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tegelijk")]

PAREN = [(soort, a, b) for _, soorten, a, b in BESTANDSPAREN for soort in soorten]
# By who came first and who second: did they succeed, how the text stands, which file is in it, what that file holds
# (its first content is 0), and how many versions there are.
NA = {
    ("vervangen", "vervangen"): (True, False, "concept", "oud", "1", 1),
    ("vervangen", "indienen"): (True, True, "ter_beoordeling", "oud", "1", 1),
    ("indienen", "vervangen"): (True, False, "ter_beoordeling", "oud", "0", 1),
    ("vervangen", "verwijderen"): (True, True, "concept", "oud", "weg", 0),
    ("verwijderen", "vervangen"): (True, False, "concept", "oud", "weg", 0),
    ("verwijderen", "indienen"): (True, True, "ter_beoordeling", "oud", "weg", 0),
    ("indienen", "verwijderen"): (True, False, "ter_beoordeling", "oud", "0", 1),
    ("spoed", "vervangen"): (True, False, "gepubliceerd", "oud", "0", 1),
    # Who publishes in a hurry read the file that is gone.
    ("vervangen", "spoed"): (True, False, "concept", "oud", "1", 1),
    ("nieuwe versie", "nieuwe versie"): (True, True, "concept", "oud", "0", 3),
    ("nieuwe versie", "verwijderen"): (True, True, "concept", "oud", "weg", 0),
    ("verwijderen", "nieuwe versie"): (True, False, "concept", "oud", "weg", 0),
    ("in teksten", "indienen"): (True, True, "ter_beoordeling", "nieuw", "1", 2),
    ("indienen", "in teksten"): (True, False, "ter_beoordeling", "oud", "0", 2),
    ("in teksten", "in teksten"): (True, False, "concept", "nieuw", "1", 2),
    ("in teksten", "nieuwe verwijderen"): (True, True, "concept", "nieuw", "weg", 1),
    ("nieuwe verwijderen", "in teksten"): (True, False, "concept", "oud", "0", 1),
    ("goedkeuren", "vervangen"): (True, False, "gepubliceerd", "oud", "0", 1),
    ("vervangen", "goedkeuren"): (False, True, "gepubliceerd", "oud", "0", 1),
    ("goedkeuren", "verwijderen"): (True, False, "gepubliceerd", "oud", "0", 1),
    ("verwijderen", "goedkeuren"): (False, True, "gepubliceerd", "oud", "0", 1),
    ("goedkeuren", "in teksten"): (True, True, "gepubliceerd_met_concept", "nieuw", "1", 2),
    ("in teksten", "goedkeuren"): (False, True, "gepubliceerd", "oud", "0", 2),
    ("goedkeuren", "nieuwe versie"): (True, True, "gepubliceerd", "oud", "0", 2),
    ("nieuwe versie", "goedkeuren"): (True, True, "gepubliceerd", "oud", "0", 2),
    ("klok", "vervangen"): (True, False, "gepubliceerd", "oud", "0", 1),
    ("vervangen", "klok"): (False, True, "gepubliceerd", "oud", "0", 1),
    ("klok", "verwijderen"): (True, False, "gepubliceerd", "oud", "0", 1),
    ("verwijderen", "klok"): (False, True, "gepubliceerd", "oud", "0", 1),
    ("klok", "in teksten"): (True, True, "gepubliceerd_met_concept", "nieuw", "1", 2),
    ("in teksten", "klok"): (False, True, "gepubliceerd", "oud", "0", 2),
}


@pytest.fixture(scope="module")
def gespeeld(django_db_setup, django_db_blocker, tmp_path_factory):
    """Play the pairs, in a process with a database of its own."""
    with django_db_blocker.unblock():
        return speel_op_kopie("bestanden.py", tmp_path_factory.mktemp("bestanden"))


def _klopt(spel, a, orde):
    """Whether this is what comes of one after the other."""
    eerst_b = orde[0] != a or (orde[0] == orde[1] and spel["gelukt"] == [False, True])
    gelukt = tuple(reversed(spel["gelukt"]) if eerst_b else spel["gelukt"])
    welk, _, wat = spel["in de tekst"].partition(": ")
    goed = NA[orde]
    if orde == ("vervangen", "vervangen") and eerst_b:
        goed = (*goed[:4], "2", goed[5])
    return (*gelukt, spel["toestand"], welk, wat, spel["versies"]) == goed


@pytest.mark.parametrize(("soort", "a", "b"), PAREN, ids=[f"{s}: {a} × {b}" for s, a, b in PAREN])
def test_as_if_one_came_after_the_other(gespeeld, soort, a, b):
    """``a`` is held: before it holds the page or file, and (on PostgreSQL) when it is about to write."""
    kop = f"{soort}: {a} × {b} · "
    spellen = {n.removeprefix(kop): s for n, s in gespeeld.items() if n.startswith(kop)}
    assert len(spellen) == (1 if connection.vendor == "sqlite" else 2)
    for punt, spel in spellen.items():
        assert spel["fout"] == [], punt
        ordes = [(b, a)] if punt == "voor het slot" else [(a, b)]
        if not spel["gewacht"]:  # the first one held nothing yet, or never came to it
            ordes = [(a, b), (b, a)] if punt == "voor het schrijven" else ordes
        assert any(_klopt(spel, a, orde) for orde in ordes), (punt, spel)
        orde = next(orde for orde in ordes if _klopt(spel, a, orde))
        if spel["online"] and orde[1] != "in teksten":
            assert spel["online"] == spel["in de tekst"]
        for ging, tekst in zip(spel["gelukt"], spel["tekst"], strict=True):
            assert ging or tekst.strip(), punt


def test_what_is_online_is_what_was_read(gespeeld):
    online = {n: s["online"] for n, s in gespeeld.items() if s["online"]}
    assert len(online) > 10
    assert set(online.values()) == {"oud: 0"}


def test_no_bytes_are_left_that_no_row_knows(gespeeld):
    """Not of who was refused, and not of what was replaced or deleted."""
    assert {naam: spel["los"] for naam, spel in gespeeld.items() if spel["los"]} == {}
