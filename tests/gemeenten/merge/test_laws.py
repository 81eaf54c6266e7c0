"""The laws of the contract, on realistic pages and on wild JSON."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gemeenten.merge import Soort, afwijkingen, herkomst, merge
from tests.gemeenten.merge.paginas import Maker, bloks, texts, without_ids
from tests.wetten import wet

SEEDS = st.integers(0, 2**24)
FEW = st.integers(1, 6)
LAWS = wet(80, lang=1500)

IDS = st.sampled_from([None, "", "a", "b", "c", 4])
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=True, width=16),
    st.text("ab <>/&\n\"'", max_size=12),
    st.sampled_from(
        [
            "",
            "<p>",
            "</p>",
            "<p>a</p>",
            "<p>a</p>\n<p>b</p>",
            "<p>a<p>b",
            "<ul><li>a</li><li>b</li></ul>",
            "<ul><li>b</li><li>a<ul><li>c</li></ul></li></ul>",
            "<ul><li>a<li>b",
            "</li></ul><p>x",
            '<embed embedtype="media" url="u"/>',
            "<table><tr><td><p>a</p></td></tr></table>",
            "<!-- <p>a</p>",
            "<p",
        ]
    ),
)


def _compound(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(["a", "b", "type", "value", "id", "data", "rows", "columns", "x/y#z"])
    kinds = st.sampled_from(["item", "tekst", "item"])
    block = st.fixed_dictionaries({"type": kinds, "value": inner}, optional={"id": IDS})
    return st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(keys, inner, max_size=3),
        st.lists(block, max_size=4),
        st.lists(st.one_of(block, inner), max_size=3),
    )


WILD = st.recursive(LEAVES, _compound, max_leaves=12)
WILD_PAGES = st.dictionaries(st.sampled_from(["title", "doel", "programma"]), WILD, max_size=3)


def three_pages(seed: int, kern_edits: int, lokaal_edits: int) -> tuple[Any, Any, Any]:
    """Return a page and two edited copies; both sides share some of their edits."""
    basis = Maker(seed).page()
    both = Maker(seed + 1).edited(basis, seed % 3)
    kern = Maker(seed + 2).edited(both, kern_edits)
    return basis, kern, Maker(seed + 3).edited(both, lokaal_edits)


def every(result: Any, keuze: Any) -> dict[str, Any]:
    return {besluit.pad: keuze for besluit in result.besluiten}


def random_keuzes(result: Any, seed: int) -> dict[str, Any]:
    random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
    keuzes: dict[str, Any] = {}
    for besluit in result.besluiten:
        can = ["kern", "lokaal", None, *(["beide"] if besluit.kan_beide else [])]
        keuze = random.choice(can)
        if keuze:
            keuzes[besluit.pad] = keuze
    return keuzes


# realistic pages


@LAWS
@given(SEEDS, FEW)
def test_unchanged_core_leaves_the_local_page_as_it_is(seed: int, edits: int) -> None:
    basis, _, lokaal = three_pages(seed, 0, edits)
    result = merge(basis, basis, lokaal)
    assert result.inhoud == lokaal
    assert {besluit.soort for besluit in result.besluiten} <= {"lokaal"}


@LAWS
@given(SEEDS, FEW)
def test_untouched_local_page_becomes_the_core_page(seed: int, edits: int) -> None:
    basis, kern, _ = three_pages(seed, edits, 0)
    result = merge(basis, kern, basis)
    assert result.inhoud == kern
    assert {besluit.soort for besluit in result.besluiten} <= {"kern"}


@LAWS
@given(SEEDS, FEW)
def test_the_same_change_on_both_sides_is_no_conflict(seed: int, edits: int) -> None:
    basis, kern, _ = three_pages(seed, edits, 0)
    result = merge(basis, kern, kern)
    assert result.inhoud == kern
    assert {besluit.soort for besluit in result.besluiten} <= {"gelijk"}


@wet(120, lang=2000)
@given(SEEDS, FEW, FEW)
def test_no_text_is_ever_lost(seed: int, kern_edits: int, lokaal_edits: int) -> None:
    basis, kern, lokaal = three_pages(seed, kern_edits, lokaal_edits)
    result = merge(basis, kern, lokaal)
    kept = texts(result.inhoud)
    for besluit in result.conflicten:
        kept |= texts([besluit.kern, besluit.lokaal])
    assert texts(kern) - texts(basis) <= kept
    assert texts(lokaal) - texts(basis) <= kept
    everywhere = texts(lokaal) & texts(basis) & texts(kern)
    assert {text for text in everywhere if f"n{seed}x" in text} <= kept


@LAWS
@given(SEEDS, FEW, FEW)
def test_a_conflict_holds_the_local_text(seed: int, kern_edits: int, lokaal_edits: int) -> None:
    result = merge(*three_pages(seed, kern_edits, lokaal_edits))
    keuzes = {besluit.pad: "lokaal" for besluit in result.conflicten}
    assert result.toegepast(keuzes) == result.toegepast({}) == result.inhoud


@LAWS
@given(SEEDS, FEW, FEW)
def test_every_decision_can_be_turned_to_either_side(seed: int, kern: int, lokaal: int) -> None:
    versions = three_pages(seed, kern, lokaal)
    result = merge(*versions)
    assert result.toegepast(every(result, "kern")) == versions[1]
    assert result.toegepast(every(result, "lokaal")) == versions[2]


@LAWS
@given(SEEDS, FEW, FEW)
def test_ids_are_unique_and_paths_too(seed: int, kern: int, lokaal: int) -> None:
    result = merge(*three_pages(seed, kern, lokaal))
    page = result.toegepast(random_keuzes(result, seed))
    ids = [blok["id"] for blok in bloks(page)]
    assert all(isinstance(found, str) and found for found in ids)
    assert len(ids) == len(set(ids))
    paden = [besluit.pad for besluit in result.besluiten]
    assert len(paden) == len(set(paden))


@LAWS
@given(SEEDS, FEW, FEW)
def test_merging_again_from_the_new_basis_keeps_the_page(seed: int, kern: int, lokaal: int) -> None:
    _, new, _ = versions = three_pages(seed, kern, lokaal)
    result = merge(*versions)
    page = result.toegepast(random_keuzes(result, seed))
    again = merge(new, new, page)
    assert again.inhoud == page
    assert {besluit.soort for besluit in again.besluiten} <= {"lokaal"}


@LAWS
@given(SEEDS, FEW, FEW)
def test_merging_again_shows_only_what_was_chosen(seed: int, kern: int, lokaal: int) -> None:
    """A field in which the core was chosen everywhere differs no longer."""
    _, new, _ = versions = three_pages(seed, kern, lokaal)
    result = merge(*versions)
    field = list(new)[seed % len(new)]
    keuzes = random_keuzes(result, seed)
    keuzes |= {b.pad: "kern" for b in result.besluiten if b.pad.split("/")[0] == field}
    again = merge(new, new, result.toegepast(keuzes))
    assert not [b.pad for b in again.besluiten if b.pad.split("/")[0] == field]


@LAWS
@given(SEEDS, FEW, FEW)
def test_old_decisions_stay_decided(seed: int, kern: int, lokaal: int) -> None:
    """The next core update asks nothing about fields it does not touch."""
    _, new, _ = versions = three_pages(seed, kern, lokaal)
    result = merge(*versions)
    page = result.toegepast(random_keuzes(result, seed))
    newer = Maker(seed + 9).edited(new, 1)
    touched = {field for field in new if new[field] != newer[field]}
    again = merge(new, newer, page)
    assert {b.pad.split("/")[0] for b in again.conflicten} <= touched
    assert all(again.inhoud[field] == page[field] for field in page if field not in touched)


@LAWS
@given(SEEDS, FEW, FEW)
def test_edits_in_different_fields_merge_cleanly(seed: int, kern: int, lokaal: int) -> None:
    basis, kern_page, lokaal_page = three_pages(seed - seed % 3, kern, lokaal)
    ours = {field for field in basis if len(field) % 2}
    kern_page |= {field: basis[field] for field in ours}
    lokaal_page |= {field: basis[field] for field in basis if field not in ours}
    result = merge(basis, kern_page, lokaal_page)
    assert not result.conflicten
    assert result.inhoud == {**kern_page, **{field: lokaal_page[field] for field in ours}}


@LAWS
@given(SEEDS, FEW, FEW)
def test_same_input_same_result_and_input_untouched(seed: int, kern: int, lokaal: int) -> None:
    versions = three_pages(seed, kern, lokaal)
    before = deepcopy(versions)
    first, second = merge(*versions), merge(*deepcopy(versions))
    first.toegepast(random_keuzes(first, seed))
    assert versions == before
    assert (first.inhoud, first.besluiten) == (second.inhoud, second.besluiten)


# blocks without ids, or with the id of another block


@LAWS
@given(SEEDS, FEW, FEW)
def test_laws_hold_up_to_ids_that_were_not_there(seed: int, kern: int, lokaal: int) -> None:
    maker = Maker(seed)
    basis, new, local = (maker.spoil_ids(page) for page in three_pages(seed, kern, lokaal))
    assert without_ids(merge(basis, basis, local).inhoud) == without_ids(local)
    assert without_ids(merge(basis, new, basis).inhoud) == without_ids(new)
    assert without_ids(merge(basis, new, new).inhoud) == without_ids(new)
    result = merge(basis, new, local)
    assert without_ids(result.toegepast(every(result, "kern"))) == without_ids(new)
    assert without_ids(result.toegepast(every(result, "lokaal"))) == without_ids(local)
    ids = [blok["id"] for blok in bloks(result.inhoud)]
    assert all(ids)
    assert len(ids) == len(set(ids))


@LAWS
@given(SEEDS, FEW, FEW)
@example(1961364, 2, 2)  # both put loose text in one list item
def test_no_text_is_lost_without_ids(seed: int, kern: int, lokaal: int) -> None:
    maker = Maker(seed)
    basis, new, local = (maker.spoil_ids(page, 1) for page in three_pages(seed, kern, lokaal))
    result = merge(basis, new, local)
    kept = texts(result.inhoud)
    for besluit in result.conflicten:
        kept |= texts([besluit.kern, besluit.lokaal])
    assert (texts(new) | texts(local)) - texts(basis) <= kept


@LAWS
@given(SEEDS, FEW)
def test_ids_filled_in_one_version_are_recognised(seed: int, edits: int) -> None:
    basis, filled, _ = three_pages(seed, edits, 0)
    nameless = Maker(seed).spoil_ids(basis, 1)
    result = merge(nameless, filled, nameless)
    assert result.inhoud == filled
    assert not merge(nameless, basis, basis).conflicten


# anything that JSON can say


@wet(120, lang=2000)
@given(WILD_PAGES, WILD_PAGES, WILD_PAGES)
def test_merge_never_raises(basis: Any, kern: Any, lokaal: Any) -> None:
    before = repr((basis, kern, lokaal))
    result = merge(basis, kern, lokaal)
    for keuze in ("kern", "lokaal"):
        result.toegepast(every(result, keuze))
    result.toegepast(random_keuzes(result, len(before)))
    herkomst(basis, lokaal)
    afwijkingen(basis, lokaal)
    assert repr((basis, kern, lokaal)) == before


@wet(100, lang=1500)
@given(WILD_PAGES, WILD_PAGES)
def test_laws_hold_for_wild_json(one: Any, two: Any) -> None:
    for versions, expected in (((one, one, two), two), ((one, two, one), two)):
        result = merge(*versions)
        assert not result.conflicten
        assert repr_without_ids(result.inhoud) == repr_without_ids(expected)
    assert not merge(one, two, two).conflicten


def repr_without_ids(value: Any) -> str:
    """Return a comparable text: keys sorted, ids left out, True and 1 different."""
    if isinstance(value, dict):
        keys = sorted(key for key in value if key != "id")
        return "{" + ",".join(f"{key}:{repr_without_ids(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(repr_without_ids, value)) + "]"
    return repr(value)


@pytest.mark.parametrize("soort", list(Soort))
def test_soort_is_a_plain_word_for_callers(soort: Soort) -> None:
    assert soort == soort.value
