"""Things are known again by what they say: first what is equal, then by title, by place only without one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.inleesronde.paren import Herkenbaar, paren


def los(tekst: str) -> Herkenbaar:
    return Herkenbaar("vraag", tekst, woorden=frozenset(tekst.split()))


def met_titel(titel: str, tekst: str = "") -> Herkenbaar:
    return Herkenbaar("onderdeel", (titel, tekst), (titel,), frozenset(tekst.split()))


def werk(auteur: str, titel: str, bron: str = "") -> Herkenbaar:
    return Herkenbaar("verwijzing", (auteur, titel, bron), (auteur, titel), frozenset(bron.split()))


UITLEG = "kijk samen terug op de week en vraag wat hielp"


@pytest.mark.parametrize(
    ("oud", "nieuw", "paar"),
    [
        ([los("a"), los("b")], [los("a"), los("x"), los("b")], {0: 0, 2: 1}),
        ([los("a"), los("b")], [los("b"), los("a")], {0: 1, 1: 0}),
        ([los("a"), los("b"), los("a")], [los("b"), los("a")], {0: 1, 1: 2}),
        (
            [los("a"), los("wat raakt u")],
            [los("a"), los("nieuw"), los("wat raakt u nu")],
            {0: 0, 2: 1},
        ),
        ([los("een"), los("b")], [los("twee"), los("b")], {0: 0, 1: 1}),
        # Another title and other words are another thing, also at the same place.
        ([met_titel("slot", UITLEG)], [met_titel("rollenspel", "speel een gesprek na")], {}),
        ([met_titel("slot", UITLEG)], [met_titel("slot", "heel iets anders")], {0: 0}),
        ([met_titel("slot", UITLEG)], [met_titel("afronding", UITLEG)], {0: 0}),
        # Two titles that changed places took their items along.
        (
            [met_titel("slot", "zeg tot ziens"), met_titel("begin", "zeg hallo")],
            [met_titel("begin", "zeg hallo"), met_titel("slot", "zeg tot ziens")],
            {0: 1, 1: 0},
        ),
        # One item was split: it goes on in what is most like it.
        (
            [met_titel("casus", f"{UITLEG} bespreek daarna een casus")],
            [met_titel("casus", UITLEG), met_titel("bespreking", "bespreek daarna een casus")],
            {0: 0},
        ),
        # One author wrote both.
        ([werk("de auteur", "werk over rouw")], [werk("de auteur", "leren spelen")], {}),
        ([werk("de auteur", "werk over rouw")], [werk("de auteur", "een werk over rouw")], {0: 0}),
    ],
)
def test_what_is_the_same_is_paired_and_nothing_else(oud, nieuw, paar):
    assert paren(oud, nieuw) == paar


DINGEN = st.lists(
    st.one_of(
        st.text("ab ", max_size=6).map(los),
        st.tuples(st.text("ab ", max_size=3), st.text("cd ", max_size=6)).map(
            lambda delen: met_titel(*delen)
        ),
    ),
    max_size=7,
)


@given(DINGEN, DINGEN)
def test_each_is_used_once_and_only_with_its_kind(oud, nieuw):
    paar = paren(oud, nieuw)
    assert len(set(paar.values())) == len(paar)
    assert all(oud[i].soort == nieuw[j].soort for j, i in paar.items())


@given(DINGEN, st.randoms(use_true_random=False))
def test_what_only_moved_is_all_found_again(oud, lot):
    nieuw = [*oud]
    lot.shuffle(nieuw)
    paar = paren(oud, nieuw)
    assert all(oud[paar[j]] == ding for j, ding in enumerate(nieuw))
