"""What is recognised as the same block or paragraph, and what is decided as a whole."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from gemeenten.merge import Handeling, merge
from tests.gemeenten.merge.bijeenkomst import (
    add,
    at,
    blok,
    both,
    changed,
    drop,
    edit,
    onderwerp,
    session,
)


def test_an_item_that_moved_to_another_list_while_it_was_edited() -> None:
    item = blok("item", "a2", "van de reeks")
    kern = changed(
        both(drop("onderwerpen/o1/onderdelen/a2"), add("onderwerpen/o2/onderdelen", 1, item))
    )
    lokaal = changed(edit("onderwerpen/o1/onderdelen/a2", "van deze tien keer"))
    result = merge(session(), kern, lokaal)
    here, there = (f"onderwerpen/{o}/onderdelen/a2" for o in ("o1", "o2"))
    assert [b.pad for b in result.conflicten] == [here, there]
    assert result.inhoud == lokaal
    assert result.toegepast({here: "kern", there: "kern"}) == kern
    twice = result.toegepast({there: "kern"})
    kept, moved = (at(twice, f"onderwerpen/{o}/onderdelen") for o in ("o1", "o2"))
    assert [i["value"] for i in kept] == ["van elkaar", "van deze tien keer"]
    assert moved[1] == item, "the block keeps its id where the core has it"
    assert kept[1]["id"] not in {"a2", None}
    assert [b.zin for b in result.botsingen({there: "kern"})] == ["van de reeks"]


def test_an_item_that_both_sides_moved_to_another_list() -> None:
    basis = session()
    basis["onderwerpen"].append(onderwerp("o3", "Planning"))
    item = blok("item", "a2", "van de reeks")
    kern, lokaal = deepcopy(basis), deepcopy(basis)
    for page, target in ((kern, "o2"), (lokaal, "o3")):
        drop("onderwerpen/o1/onderdelen/a2")(page)
        add(f"onderwerpen/{target}/onderdelen", 0, item)(page)
    result = merge(basis, kern, lokaal)
    assert {(b.pad, b.handeling) for b in result.conflicten} == {
        ("onderwerpen/o2/onderdelen/a2", Handeling.VERPLAATST),
        ("onderwerpen/o3/onderdelen/a2", Handeling.VERPLAATST),
    }
    assert result.inhoud == lokaal
    assert result.toegepast({b.pad: "kern" for b in result.conflicten}) == kern


def test_blocks_without_ids_are_recognised_and_named() -> None:
    def stripped(page: dict[str, Any]) -> dict[str, Any]:
        page["materiaal"] = [{**item, "id": None} for item in page["materiaal"]]
        return page

    kern = changed(edit("materiaal/m1", "Dikke stiften"))
    lokaal = changed(drop("materiaal/m3"))
    result = merge(stripped(session()), stripped(kern), stripped(lokaal))
    assert not result.conflicten
    assert [item["value"] for item in result.inhoud["materiaal"]] == ["Dikke stiften", "Kaarten"]
    assert all(item["id"] for item in result.inhoud["materiaal"])


def test_an_old_style_list_meets_a_new_style_one() -> None:
    basis = {"lijst": ["koffie", "thee", "water"]}
    kern = {"lijst": ["koffie", "kruidenthee", "water"]}
    lokaal = {
        "lijst": [
            blok("item", "e1", "koffie"),
            blok("item", "e2", "thee"),
            blok("item", "e3", "water met prik"),
        ]
    }
    result = merge(basis, kern, lokaal)
    assert not result.conflicten
    assert result.inhoud["lijst"] == [
        blok("item", "e1", "koffie"),
        blok("item", "e2", "kruidenthee"),
        blok("item", "e3", "water met prik"),
    ]


def test_two_texts_for_an_empty_field_are_a_conflict() -> None:
    result = merge({"doel": ""}, {"doel": "<p>Kennismaken.</p>"}, {"doel": "<p>Vertrouwen.</p>"})
    assert result.inhoud == {"doel": "<p>Vertrouwen.</p>"}
    assert [b.pad for b in result.conflicten] == ["doel"]


def test_a_heading_is_recognised_next_to_a_new_paragraph() -> None:
    versions = ("<h2>Begin</h2>", "<p>Welkom.</p><h2>Start</h2>", "<h2>Aanvang</h2>")
    result = merge(*({"doel": text} for text in versions))
    assert [(b.pad, b.kern) for b in result.conflicten] == [("doel/p1", "<h2>Start</h2>")]
    assert result.inhoud == {"doel": "<p>Welkom.</p><h2>Aanvang</h2>"}


@pytest.mark.parametrize("swapped", [False, True])
def test_a_swap_is_read_as_the_move_that_the_other_side_made(swapped: bool) -> None:
    """Core's order is a swap of a and b; the other side moved b, and only b, elsewhere."""

    def page(ids: str) -> dict[str, Any]:
        return {"lijst": [blok("item", key, key.upper()) for key in ids]}

    sides = [page("bacd"), page("acdb")]
    kern, lokaal = reversed(sides) if swapped else sides
    assert [b.pad for b in merge(page("abcd"), kern, lokaal).conflicten] == ["lijst/b#plaats"]


def test_ids_that_the_core_filled_in_are_known_in_the_edition() -> None:
    """The edition has core's ids, with the texts the other way round: those are two edits."""
    basis = {"lijst": [blok("item", None, "aap"), blok("item", None, "noot")]}
    kern = {"lijst": [blok("item", "x", "aap"), blok("item", "y", "noot")]}
    lokaal = {"lijst": [blok("item", "x", "noot"), blok("item", "y", "aap")]}
    result = merge(basis, kern, lokaal)
    assert result.inhoud == lokaal
    assert [b.pad for b in result.besluiten] == ["lijst/x", "lijst/y"]


def test_a_long_list_without_ids_is_recognised_by_its_rare_words() -> None:
    def page(title: str, text: str) -> list[Any]:
        values = [{"titel": f"{title} {n}", "tekst": f"{text} nr{n}"} for n in range(150)]
        return [blok("punt", None, value) for value in values]

    extra = blok("punt", None, {"titel": "Nieuw", "tekst": "Erbij"})
    basis, lokaal = page("Vraag", "Lees"), page("Vraag", "Bespreek")
    result = merge({"l": basis}, {"l": [extra, *page("Stap", "Lees")]}, {"l": lokaal})
    assert not result.conflicten
    found = [item["value"] for item in result.inhoud["l"]]
    assert found == [item["value"] for item in [extra, *page("Stap", "Bespreek")]]


def test_a_table_is_decided_as_a_whole() -> None:
    def page(*rows: list[str]) -> dict[str, Any]:
        return {"tabel": {"data": list(rows), "first_row_is_table_header": True}}

    wide = page(["dag", "tijd", "zaal"], ["ma", "10", "A"])
    long = page(["dag", "tijd"], ["ma", "10"], ["di", "11"])
    result = merge(page(["dag", "tijd"], ["ma", "10"]), wide, long)
    assert result.inhoud == long
    assert [(b.pad, b.kern) for b in result.conflicten] == [("tabel", wide["tabel"])]


def test_decisions_are_in_reading_order() -> None:
    kern = changed(
        both(edit("nummer", 2), edit("programma/d3/titel", "Slot"), drop("materiaal/m1"))
    )
    lokaal = changed(both(edit("title", "Welkom"), edit("programma/d1/titel", "Inloop")))
    paden = [b.pad for b in merge(session(), kern, lokaal).besluiten]
    assert paden == [
        "title",
        "nummer",
        "programma/d1/titel",
        "programma/d3/titel",
        "materiaal/m1",
    ]


def test_the_same_rewriting_on_both_sides_is_recognised_alike() -> None:
    """The keys of the core's new parts are known when the local text is looked at."""
    basis = (
        "<h3>Samen kijken</h3><hr/><p>Wat ziet u?</p><ul><li>rust</li><li>ruimte</li></ul>"
        '<p data-block-key="a1">Vijf vragen vooraf</p>'
    )
    nieuw = (
        "<ul><li>tijd</li></ul><table><tr><td>wie</td></tr></table><h3>Andere kop</h3>"
        '<p data-block-key="b2">Eerst luisteren</p><p data-block-key="c3">Daarna pas praten</p>'
    )
    result = merge({"doel": basis}, {"doel": nieuw}, {"doel": nieuw})
    assert result.inhoud == {"doel": nieuw}
    assert result.conflicten == ()
