"""Where text comes from, how many places differ, and which words."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import Herkomst, afwijkingen, herkomst, merge
from tests.gemeenten.merge.paginas import Maker
from tests.wetten import wet


def item(key: str | None, value: Any) -> dict[str, Any]:
    return {"type": "punt", "value": value, "id": key}


BASIS: dict[str, Any] = {
    "title": "Samen",
    "doel": "<p>Kennismaken.</p>",
    "oud": "x",
    "punten": [item("a", "een"), item("b", "twee"), item("c", "drie"), item("d", "<p>vier</p>")],
}
LOKAAL: dict[str, Any] = {
    "title": "Samen in Wolvega",
    "doel": '<p data-block-key="q1w2e">Kennismaken.</p>\n',
    "nieuw": 1,
    "punten": [
        item("c", "drie"),
        item("a", "een"),
        item("e", "vijf"),
        item("d", '<p data-block-key="r4t5y">vier!</p>'),
    ],
}


def test_each_field_and_each_block_has_its_origin() -> None:
    assert herkomst(BASIS, LOKAAL) == {
        "title": "aangepast",
        "doel": "kern",
        "nieuw": "eigen",
        "oud": "weggelaten",
        "punten": "aangepast",
        "punten/c": "kern",
        "punten/a": "kern",
        "punten/e": "eigen",
        "punten/d": "aangepast",
        "punten/b": "weggelaten",
    }


def test_an_untouched_copy_is_all_core() -> None:
    page = Maker(7).page()
    assert set(herkomst(page, page).values()) == {Herkomst.KERN}
    assert afwijkingen(page, page) == ()


def test_blocks_without_ids_are_recognised_by_what_they_say() -> None:
    nameless = {"punten": [{**block, "id": None} for block in BASIS["punten"]]}
    assert set(herkomst(nameless, {"punten": BASIS["punten"]}).values()) == {"kern"}


def test_differences_are_counted_by_place_and_looks_do_not_count() -> None:
    paden = [besluit.pad for besluit in afwijkingen(BASIS, LOKAAL)]
    assert sorted(paden) == [
        "nieuw",
        "oud",
        "punten/b",
        "punten/c#plaats",
        "punten/d/p1",
        "punten/e",
        "title",
    ]


@wet(60, lang=1000)
@given(st.integers(0, 2**24), st.integers(1, 5))
def test_origin_and_differences_agree(seed: int, edits: int) -> None:
    basis = Maker(seed).page()
    lokaal = Maker(seed + 1).edited(basis, edits)
    origin = herkomst(basis, lokaal)
    fields = {besluit.pad.split("/")[0] for besluit in afwijkingen(basis, lokaal)}
    assert {pad for pad, h in origin.items() if "/" not in pad and h != "kern"} == fields
    blocks = {pad for pad in origin if "/" in pad}
    named = {b.pad for b in merge(basis, basis, lokaal).besluiten if b.handeling == "toegevoegd"}
    assert {pad for pad in named if pad.count("/") == 1 and pad in blocks} == {
        pad for pad in blocks if origin[pad] == "eigen"
    }
