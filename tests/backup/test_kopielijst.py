"""The list of a copy, and which copies go."""

from datetime import UTC, datetime

import pytest

from config.backup.kopielijst import (
    Kopielijst,
    Kopiestuk,
    OnleesbareLijst,
    lees,
    moment_van,
    noem,
    schrijf,
    te_oud,
)

NU = datetime(2026, 11, 30, 12, tzinfo=UTC)
LIJST = Kopielijst(
    naam="20261130T120000Z",
    database="sqlite",
    versies={"django": "5.2"},
    migraties=["home.0001_begin"],
    dump=Kopiestuk("stukken/ab/ab", "ab", 3),
    afdruk=Kopiestuk("stukken/cd/cd", "cd", 4),
    bestanden={"documents/é.txt": Kopiestuk("stukken/ef/ef", "ef", 0)},
    ontbreekt=["images/weg.png"],
)


def test_a_list_comes_back_as_it_was():
    assert lees(schrijf(LIJST)) == LIJST
    assert {stuk.plek for stuk in LIJST.stukken()} == {
        "stukken/ab/ab",
        "stukken/cd/cd",
        "stukken/ef/ef",
    }


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"vorm": 1}',
        schrijf(LIJST).replace(b'"vorm": 1', b'"vorm": 2'),
        schrijf(LIJST).replace(b"20261130T120000Z", b"../../etc/passwd"),
        schrijf(LIJST).replace(b'"omvang"', b'"groot"'),
    ],
)
def test_what_is_no_list_is_refused(inhoud):
    with pytest.raises(OnleesbareLijst):
        lees(inhoud)


def test_a_name_is_its_moment():
    assert noem(NU) == "20261130T120000Z"
    assert moment_van(noem(NU)) == NU


@pytest.mark.parametrize(
    ("dagen_geleden", "bewaren", "weg"),
    [
        ([], 7, []),
        ([0, 1, 6, 8], 7, [8]),
        ([40, 50], 7, []),  # the newest two stay, however old
        ([40, 50, 60], 7, [60]),
        ([0, 7], 7, []),
        ([0, 1, 2, 3], 1, [2, 3]),
    ],
)
def test_which_copies_are_too_old(dagen_geleden, bewaren, weg):
    van = {
        dagen: noem(datetime.fromtimestamp(NU.timestamp() - dagen * 86_400, UTC))
        for dagen in dagen_geleden
    }
    assert set(te_oud(van.values(), NU, bewaren)) == {van[dagen] for dagen in weg}
