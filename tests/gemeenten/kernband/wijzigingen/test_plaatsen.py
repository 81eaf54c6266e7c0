"""Moves of the core: what counts as one, and that every decision about one is the last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.editie.opbouw.plaatsen import Plaats, besloten, verplaatst

W = 1  # the root
ABC = {W: [2, 3, 4]}


def pas_toe(orde, page, plaats):
    """Carry out a move in an order, as taking it does in the tree."""
    nieuw = {ouder: [kind for kind in rij if kind != page] for ouder, rij in orde.items()}
    rij = nieuw.setdefault(plaats.ouder, [])
    if plaats.na is not None:
        plek = rij.index(plaats.na) + 1
    else:
        plek = len(rij) if plaats.voor is None else rij.index(plaats.voor)
    rij.insert(plek, page)
    return nieuw


def test_nothing_moved():
    assert verplaatst(ABC, ABC, ABC) == {}


def test_one_page_moved_in_the_core():
    kern = {W: [4, 2, 3]}
    assert verplaatst(ABC, kern, ABC) == {4: Plaats(W, None, 2)}


def test_the_editions_own_order_is_no_offer():
    assert verplaatst(ABC, ABC, {W: [4, 2, 3]}) == {}


def test_what_the_edition_already_did_is_no_offer():
    assert verplaatst(ABC, {W: [4, 2, 3]}, {W: [4, 2, 3]}) == {}


def test_new_and_left_out_pages_are_no_move():
    assert verplaatst(ABC, {W: [9, 2, 3, 4]}, {W: [2, 4]}) == {}


def test_move_below_another_page():
    kern = {W: [2, 3], 2: [4]}
    assert verplaatst(ABC, kern, ABC) == {4: Plaats(2)}


def test_move_that_the_edition_made_as_well_is_no_offer():
    kern = {W: [2, 3], 2: [4]}
    assert verplaatst(ABC, kern, kern) == {}


def test_move_below_a_page_the_edition_left_out_waits():
    kern = {W: [2, 3], 2: [4]}
    assert verplaatst(ABC, kern, {W: [3, 4]}) == {}


def test_page_is_never_offered_a_place_below_itself():
    basis, kern = {W: [2], 2: [3]}, {W: [3], 3: [2]}
    assert set(verplaatst(basis, kern, basis)) == {3}


ORDES = st.permutations(range(2, 9))


@pytest.mark.parametrize("neemt_over", [True, False])
@given(data=st.data())
def test_each_decision_settles_its_page_and_the_offers_end(neemt_over, data):
    basis, kern, lokaal = ({W: list(data.draw(ORDES))} for _ in range(3))
    beslist = set()
    while aanbod := verplaatst(basis, kern, lokaal):
        assert not beslist & set(aanbod)
        page = data.draw(st.sampled_from(sorted(aanbod)))
        if neemt_over:
            lokaal = pas_toe(lokaal, page, aanbod[page])
        basis = besloten(basis, kern, page)
        beslist.add(page)


@given(basis=ORDES, kern=ORDES)
def test_taking_every_offer_gives_an_unchanged_edition_the_order_of_the_core(basis, kern):
    basis, kern = {W: list(basis)}, {W: list(kern)}
    lokaal = basis
    while aanbod := verplaatst(basis, kern, lokaal):
        page, plaats = next(iter(aanbod.items()))
        lokaal = pas_toe(lokaal, page, plaats)
        basis = besloten(basis, kern, page)
    assert lokaal == kern


@given(kern=ORDES, lokaal=ORDES)
def test_without_a_move_of_the_core_there_is_no_offer(kern, lokaal):
    assert verplaatst({W: list(kern)}, {W: list(kern)}, {W: list(lokaal)}) == {}
