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


def moved_and_edited(blocks: int) -> tuple[Any, Any, Any]:
    """Return three pages in which one side splits every paragraph, and the other writes at each."""
    zinnen = [
        (f"Vraag{n} eerst wat goed gaat{n}.", f"Bespreek{n} daarna de zorgen{n}.")
        for n in range(blocks)
    ]
    half = len(zinnen) // 2
    return (
        {"doel": "".join(f"<p>{a} {b}</p>" for a, b in zinnen), "slot": "<p>Tot slot.</p>"},
        {
            "doel": "".join(f"<p>{a}</p><p>{b}</p>" for a, b in zinnen[:half]),
            "slot": "<p>Tot slot.</p>" + "".join(f"<p>{a} {b}</p>" for a, b in zinnen[half:]),
        },
        {"doel": "".join(f"<p>{a} Nu {b}</p>" for a, b in zinnen), "slot": "<p>Tot slot.</p>"},
    )


def clauses_split_and_edited(blocks: int) -> tuple[Any, Any, Any]:
    """Return three pages in which one side cuts every sentence in two, and the other writes in each."""
    zinnen = [
        (f"Vraag{n} eerst wat goed{n} gaat", f"bespreek{n} daarna rustig zorgen{n}")
        for n in range(blocks)
    ]
    return (
        {"doel": "".join(f"<p>{a} en {b}.</p>" for a, b in zinnen)},
        {"doel": "".join(f"<p>{a}.</p><p>{b}.</p>" for a, b in zinnen)},
        {"doel": "".join(f"<p>{a} en nu {b}.</p>" for a, b in zinnen)},
    )


def count_calls(args: tuple[Any, Any, Any]) -> int:
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
    assert count_calls(versions(1000, ids)) < 5.5 * count_calls(versions(250, ids))


def test_so_it_is_when_sentences_are_moved_and_edited() -> None:
    assert count_calls(moved_and_edited(1000)) < 5.5 * count_calls(moved_and_edited(250))


def test_so_it_is_when_clauses_are_cut_out_and_edited() -> None:
    assert len(merge(*clauses_split_and_edited(250)).conflicten) == 500
    assert count_calls(clauses_split_and_edited(1000)) < 5.5 * count_calls(
        clauses_split_and_edited(250)
    )


# Many words that are the same, many sentences that are nearly so, and many that share one word.
HOSTILE = {
    "one word": lambda n, extra: f"<p>{f'a {extra}' * n}</p>",
    "sentences of one word": lambda n, extra: f"<p>{f'a{extra}. ' * n}</p>",
    "sentences that share words": lambda n, extra: "".join(
        f"<p>aan{i} alle ouders deze vraag stellen{extra}{i}.</p>" for i in range(n)
    ),
    "one long paragraph of those": lambda n, extra: (
        f"<p>{' '.join(f'aan{i} alle ouders deze vraag{extra}{i}.' for i in range(n))}</p>"
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_length(make: Any) -> None:
    def three(n: int) -> tuple[Any, Any, Any]:
        return tuple({"doel": make(n, x), "slot": make(n, y)} for x, y in ("  ", "bb", "cb"))

    assert count_calls(three(2000)) < 5.5 * count_calls(three(500)) + 20_000


def test_deep_json_is_merged_too() -> None:
    def nest(leaf: str) -> Any:
        value: Any = leaf
        for _ in range(60):
            value = {"a": [value]}
        return value

    result = merge({"x": nest("een")}, {"x": nest("twee")}, {"x": nest("drie")})
    assert len(result.conflicten) == 1
    assert result.inhoud == {"x": nest("drie")}
