"""What belongs beside what: the laws of the one alignment, and that no text is too much."""

from itertools import combinations, pairwise, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.verschil.uitlijnen import gemene_rij, stappen
from handleiding.verschil.woorden import WOORD
from tests.wetten import wet

WORDS = st.lists(
    st.sampled_from(["de", "wijk", " ", "\n", "  ", ".", "<b>", "</b>", "é", "<", "-", "een twee"]),
    max_size=15,
).map("".join)
LETTERS = st.text("abc", max_size=7)


def delen(a: str, b: str) -> list[tuple[str, str]]:
    """Return the difference as (soort, text)."""
    links, rechts = WOORD.findall(a), WOORD.findall(b)
    gevonden = []
    for gelijk, i1, i2, j1, j2 in stappen(links, rechts):
        was, wordt = "".join(links[i1:i2]), "".join(rechts[j1:j2])
        if gelijk:
            assert was == wordt
            gevonden.append(("gelijk", was))
        else:
            gevonden += [(soort, tekst) for soort, tekst in (("weg", was), ("bij", wordt)) if tekst]
    return gevonden


@wet(150, lang=1500)
@given(WORDS, WORDS)
def test_joined_pieces_give_both_texts_again(a, b):
    gevonden = delen(a, b)
    assert "".join(tekst for soort, tekst in gevonden if soort != "bij") == a
    assert "".join(tekst for soort, tekst in gevonden if soort != "weg") == b
    assert all(x[0] != y[0] for x, y in pairwise(gevonden))
    assert not any(soort == "gelijk" and tekst.isspace() for soort, tekst in gevonden[1:-1])


@given(LETTERS, LETTERS)
def test_the_row_is_one_that_both_have_and_none_is_longer(a, b):
    rij = gemene_rij(a, b)
    assert all(a[i] == b[j] for i, j in rij)
    assert all(x[0] < y[0] and x[1] < y[1] for x, y in pairwise(rij))
    van_b = {"".join(deel) for n in range(len(b) + 1) for deel in combinations(b, n)}
    langste = max(
        n for n in range(len(a) + 1) for deel in combinations(a, n) if "".join(deel) in van_b
    )
    assert len(rij) == langste


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", []),
        ("de wijk", "de wijk", [("gelijk", "de wijk")]),
        ("", "de wijk", [("bij", "de wijk")]),
        ("de wijk", "", [("weg", "de wijk")]),
        ("de wijk", "de buurt", [("gelijk", "de "), ("weg", "wijk"), ("bij", "buurt")]),
        ("rood\n\nwit", "blauw\n\nzwart", [("weg", "rood\n\nwit"), ("bij", "blauw\n\nzwart")]),
        (
            "een kop thee voor ons",
            "een glas water voor ons",
            [
                ("gelijk", "een "),
                ("weg", "kop thee"),
                ("bij", "glas water"),
                ("gelijk", " voor ons"),
            ],
        ),
        (
            "Wij lopen samen door de wijk.",
            "Wij praten samen in het dorp.",
            [
                ("gelijk", "Wij "),
                ("weg", "lopen"),
                ("bij", "praten"),
                ("gelijk", " samen "),
                ("weg", "door de wijk"),
                ("bij", "in het dorp"),
                ("gelijk", "."),
            ],
        ),
        (
            "Praat aan de keukentafel met een vader of moeder zelf.",
            "Praat zo dat de ouder het merkt, hem of haar.",
            [
                ("gelijk", "Praat "),
                ("weg", "aan de keukentafel met een vader of moeder zelf"),
                ("bij", "zo dat de ouder het merkt, hem of haar"),
                ("gelijk", "."),
            ],
        ),
    ],
)
def test_a_sentence_stays_a_sentence(a, b, expected):
    assert delen(a, b) == expected


def nummers(aantal, soorten, zaad):
    willekeur = Random(zaad)  # noqa: S311 - repeatable
    return " ".join(f"w{willekeur.randrange(soorten)}" for _ in range(aantal))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a " * 600, "a b " * 600),
        ("a b " * 240, "b a " * 240),
        ("a b c " * 400, "c b a " * 400),
        (nummers(1500, 40, 1), nummers(1500, 40, 2)),
        (nummers(1500, 9000, 1), nummers(1500, 9000, 1).replace("0", "x")),
        ("a " * 60_000, "b a " * 60_000),
    ],
    ids=["repeats", "turned", "rotated", "few words", "every third", "too long"],
)
def test_what_is_hostile_is_still_two_whole_texts(a, b):
    """How long it takes is measured by the bench."""
    links, rechts = WOORD.findall(a), WOORD.findall(b)
    gevonden = stappen(links, rechts)
    assert sum(i2 - i1 for _, i1, i2, _, _ in gevonden) == len(links)
    assert sum(j2 - j1 for _, _, _, j1, j2 in gevonden) == len(rechts)


def test_places_are_compared_as_things_and_not_by_their_letters():
    soorten = list(product("ab", "cd"))
    assert gemene_rij(soorten, soorten[1:]) == [(1, 0), (2, 1), (3, 2)]
