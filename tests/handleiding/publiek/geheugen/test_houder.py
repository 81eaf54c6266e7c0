"""What a process keeps: no more than it may, and never under other stamps."""

from hypothesis import given
from hypothesis import strategies as st

from handleiding.publiek.geheugen.houder import Houder
from tests.wetten import wet

SLEUTEL = st.integers(0, 6)
STAP = st.tuples(SLEUTEL, st.integers(0, 2), st.integers(1, 12))


def test_kept_under_the_same_stamps_only():
    houder = Houder(10)
    houder.bewaar("a", "eerste", stempels=(1, 2))
    assert houder.haal("a", (1, 2)) == "eerste"
    assert houder.haal("a", (1, 3)) is None
    # Whoever still holds the old stamps does not bring it back.
    assert houder.haal("a", (1, 2)) is None


def test_the_least_used_goes_first():
    houder = Houder(2)
    houder.bewaar("a", 1)
    houder.bewaar("b", 2)
    assert houder.haal("a") == 1
    houder.bewaar("c", 3)
    assert (houder.haal("a"), houder.haal("b"), houder.haal("c")) == (1, None, 3)


def test_what_is_too_heavy_is_not_kept_and_takes_nothing_away():
    houder = Houder(5)
    houder.bewaar("a", 1, gewicht=5)
    houder.bewaar("b", 2, gewicht=6)
    assert (houder.haal("a"), houder.haal("b"), houder.gewicht) == (1, None, 5)


@wet(60, lang=1000)
@given(st.lists(STAP, max_size=40))
def test_never_more_than_its_limit_and_only_what_was_kept_last(stappen):
    houder, laatst = Houder(10), {}
    for nummer, (sleutel, stempel, gewicht) in enumerate(stappen):
        houder.bewaar(sleutel, nummer, stempels=stempel, gewicht=gewicht)
        laatst[sleutel] = (stempel, nummer)
        assert houder.gewicht <= 10
    for sleutel, (stempel, nummer) in laatst.items():
        assert houder.haal(sleutel, stempel) in (nummer, None)
    houder.leeg()
    assert houder.gewicht == 0
