"""Each step of a review by somebody else: pure, without a database."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.workflow.bezetting import te_kort

STAPPEN = st.lists(st.frozensets(st.integers(1, 4), max_size=4), max_size=4)


@pytest.mark.parametrize(
    ("stappen", "plek"),
    [
        ([], None),
        ([{1}], None),
        ([set()], 0),
        ([{1}, {2}], None),
        ([{1}, {1}], 1),
        ([{1, 2}, {1}], None),
        ([{1}, {1, 2}], None),
        ([{1}, set()], 1),
        ([set(), {1}], 0),
        ([{1, 2}, {1, 2}, {1, 2}], 2),
    ],
)
def test_first_step_that_nobody_is_left_for(stappen, plek):
    assert te_kort(stappen) == plek


@given(STAPPEN)
def test_somebody_for_each_step_exactly_when_people_can_be_named(stappen):
    te_noemen = any(len(set(keuze)) == len(stappen) for keuze in product(*stappen))
    assert (te_kort(stappen) is None) == te_noemen


@given(STAPPEN, st.integers(1, 4))
def test_one_more_person_never_makes_it_worse(stappen, erbij):
    plek = te_kort(stappen)
    if plek is not None:
        ruimer = te_kort([stap | {erbij} for stap in stappen])
        assert ruimer is None or ruimer >= plek
