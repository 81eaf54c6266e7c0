"""The work of a merge grows in proportion to the page, counted in calls and not in time."""

from __future__ import annotations

import sys
from copy import deepcopy
from typing import Any

import pytest

from gemeenten.merge import merge


def page(blocks: int, ids: bool) -> dict[str, Any]:
    programma = [
        {
            "type": "onderdeel",
            "value": {"titel": f"Onderdeel {n}", "instructie": f"<p>a{n} b</p><p>c{n} d</p>"},
            "id": f"id{n}" if ids else None,
        }
        for n in range(blocks)
    ]
    return {"programma": programma}


def versions(blocks: int, ids: bool) -> tuple[Any, Any, Any]:
    """Return three pages in which everything differs: all blocks edited, many moved or gone."""
    basis = page(blocks, ids)
    kern, lokaal = deepcopy(basis), deepcopy(basis)
    for blok in kern["programma"]:
        blok["value"]["instructie"] = blok["value"]["instructie"].replace("b</p>", "b e</p>")
    for blok in lokaal["programma"]:
        blok["value"]["instructie"] = blok["value"]["instructie"].replace("d</p>", "d f</p>")
    kern["programma"] = kern["programma"][::2] + kern["programma"][1::2]
    del lokaal["programma"][::5]
    return basis, kern, lokaal


def count_calls(blocks: int, ids: bool) -> int:
    args = versions(blocks, ids)
    calls = 0

    def count(*_: Any) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        merge(*args)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("ids", [True, False])
def test_four_times_the_blocks_is_about_four_times_the_work(ids: bool) -> None:
    assert count_calls(1000, ids) < 5.5 * count_calls(250, ids)


def test_deep_json_is_merged_too() -> None:
    def nest(leaf: str) -> Any:
        value: Any = leaf
        for _ in range(60):
            value = {"a": [value]}
        return value

    result = merge({"x": nest("een")}, {"x": nest("twee")}, {"x": nest("drie")})
    assert len(result.conflicten) == 1
    assert result.inhoud == {"x": nest("drie")}
