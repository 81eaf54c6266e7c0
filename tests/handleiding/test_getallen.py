"""A number out of a request: of a row, or none. Without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.getallen import GROOTSTE, rijnummer


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("12", 12),
        ("007", 7),
        (12, 12),
        (str(GROOTSTE), GROOTSTE),
        (str(GROOTSTE + 1), None),
        ("9" * 5000, None),
        ("0", None),
        (0, None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("1_000", None),
        ("1.0", None),
        ("²", None),
        ("٣", None),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_is_the_number_of_a_row_or_none(tekst, nummer):
    assert rijnummer(tekst) == nummer


@given(st.integers(min_value=1, max_value=GROOTSTE))
def test_reads_what_it_is_written_as(nummer):
    assert rijnummer(str(nummer)) == nummer


@given(st.text())
def test_never_raises(tekst):
    assert rijnummer(tekst) is None or str(rijnummer(tekst)) == tekst.lstrip("0")
