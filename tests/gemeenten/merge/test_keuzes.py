"""What a person can choose, what comes of it, and what cannot be chosen."""

from __future__ import annotations

from typing import Any

import pytest

from gemeenten.merge import NietTeCombineren, OnbekendPad, OngeldigeKeuze, merge


def item(key: str, value: Any, kind: str = "materiaal") -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


BASIS: dict[str, Any] = {
    "title": "Samen beginnen",
    "nummer": 1,
    "doel": "<p>Elkaar leren kennen.</p><p>De reeks overzien.</p>",
    "materiaal": [item("m1", "Stiften"), item("m2", "Kaarten"), item("m3", "Bord")],
    "programma": [item("d1", {"titel": "Ontvangst", "minuten": 10}, "onderdeel")],
    "aandachtspunten": [item("t1", "<p>Bewaak de tijd.</p>", "punt")],
}
KERN: dict[str, Any] = {
    "title": "Kennismaken",
    "nummer": 2,
    "doel": "<p>Elkaar vertrouwen.</p><p>De reeks overzien.</p>",
    "materiaal": [item("m1", "Dikke stiften"), item("m3", "Bord")],
    "programma": [item("d1", {"titel": "Inloop", "minuten": 15}, "onderdeel")],
    "aandachtspunten": [item("t1", "<p>Bewaak de pauze.</p>", "tekst")],
}
LOKAAL: dict[str, Any] = {
    "title": "Welkom",
    "nummer": 3,
    "doel": "<p>De buurt leren kennen.</p><p>De reeks overzien.</p>",
    "materiaal": [item("m1", "Krijt"), item("m2", "Wijkkaarten"), item("m3", "Bord")],
    "programma": [item("d1", {"titel": "Koffie", "minuten": 20}, "onderdeel")],
    "aandachtspunten": [item("t1", "<p>Bewaak de sfeer.</p>", "punt")],
}


def apply(pad: str, keuze: Any) -> dict[str, Any]:
    return merge(BASIS, KERN, LOKAAL).toegepast({pad: keuze})


def test_until_someone_decides_the_local_text_stands() -> None:
    result = merge(BASIS, KERN, LOKAAL)
    assert result.inhoud == LOKAAL
    assert {b.pad for b in result.conflicten} == {
        "title",
        "nummer",
        "doel/p1",
        "materiaal/m1",
        "materiaal/m2",
        "programma/d1/titel",
        "programma/d1/minuten",
        "aandachtspunten/t1",
    }


@pytest.mark.parametrize("keuze", ["kern", "lokaal"])
def test_a_choice_changes_one_place_only(keuze: str) -> None:
    page = apply("programma/d1/titel", keuze)
    titel = {"kern": "Inloop", "lokaal": "Koffie"}[keuze]
    expected = [item("d1", {"titel": titel, "minuten": 20}, "onderdeel")]
    assert page == {**LOKAAL, "programma": expected}


@pytest.mark.parametrize(
    ("pad", "field", "expected"),
    [
        ("title", "title", "Kennismaken / Welkom"),
        (
            "doel/p1",
            "doel",
            "<p>Elkaar vertrouwen.</p><p>De buurt leren kennen.</p><p>De reeks overzien.</p>",
        ),
        (
            "programma/d1/titel",
            "programma",
            [item("d1", {"titel": "Inloop / Koffie", "minuten": 20}, "onderdeel")],
        ),
    ],
)
def test_both_texts_stay_cores_first(pad: str, field: str, expected: Any) -> None:
    assert apply(pad, "beide") == {**LOKAAL, field: expected}


@pytest.mark.parametrize(
    ("pad", "field", "values"),
    [
        ("materiaal/m1", "materiaal", ["Dikke stiften", "Krijt", "Wijkkaarten", "Bord"]),
        (
            "aandachtspunten/t1",
            "aandachtspunten",
            ["<p>Bewaak de pauze.</p>", "<p>Bewaak de sfeer.</p>"],
        ),
    ],
)
def test_both_blocks_stay_and_core_keeps_the_id(pad: str, field: str, values: list[str]) -> None:
    blocks = apply(pad, "beide")[field]
    assert [block["value"] for block in blocks] == values
    assert blocks[0]["id"] == pad.split("/")[1]
    assert len({block["id"] for block in blocks}) == len(values)


def test_both_texts_of_several_lines_stand_below_each_other() -> None:
    result = merge({"t": ""}, {"t": "een\ntwee"}, {"t": "drie"})
    assert result.toegepast({"t": "beide"}) == {"t": "een\ntwee\ndrie"}


def test_both_rich_texts_of_one_new_field() -> None:
    result = merge({}, {"t": "<p>een</p>"}, {"t": "<p>twee</p>"})
    assert result.toegepast({"t": "beide"}) == {"t": "<p>een</p><p>twee</p>"}


@pytest.mark.parametrize(
    ("pad", "eigen", "field", "expected"),
    [
        ("title", "Begin", "title", "Begin"),
        ("nummer", None, "nummer", None),
        ("doel/p1", "<p>Zelf.</p>", "doel", "<p>Zelf.</p><p>De reeks overzien.</p>"),
        (
            "materiaal/m2",
            "Plattegrond",
            "materiaal",
            [item("m1", "Krijt"), item("m2", "Plattegrond"), item("m3", "Bord")],
        ),
        (
            "aandachtspunten/t1",
            item("t1", "<p>Zelf.</p>", "tekst"),
            "aandachtspunten",
            [item("t1", "<p>Zelf.</p>", "tekst")],
        ),
    ],
)
def test_a_text_of_ones_own(pad: str, eigen: Any, field: str, expected: Any) -> None:
    assert apply(pad, {"eigen": eigen}) == {**LOKAAL, field: expected}


def test_a_block_that_the_core_dropped_can_go_or_stay() -> None:
    assert [b["id"] for b in apply("materiaal/m2", "kern")["materiaal"]] == ["m1", "m3"]
    assert [b["id"] for b in apply("materiaal/m2", "lokaal")["materiaal"]] == ["m1", "m2", "m3"]


def test_a_safe_decision_can_be_overruled() -> None:
    result = merge(BASIS, KERN, BASIS)
    assert not result.conflicten
    page = result.toegepast({"title": "lokaal", "materiaal/m2": "lokaal"})
    assert page["title"] == "Samen beginnen"
    assert page["materiaal"] == [item("m1", "Dikke stiften"), *BASIS["materiaal"][1:]]


def test_what_both_dropped_can_come_back_in_its_old_place() -> None:
    without = {"materiaal": [BASIS["materiaal"][0], BASIS["materiaal"][2]]}
    result = merge({"materiaal": BASIS["materiaal"]}, without, without)
    page = result.toegepast({"materiaal/m2": {"eigen": BASIS["materiaal"][1]}})
    assert page["materiaal"] == BASIS["materiaal"]


def order(*ids: str) -> dict[str, Any]:
    return {"lijst": [item(key, key.upper()) for key in ids]}


def ids(page: dict[str, Any]) -> str:
    return "".join(block["id"] for block in page["lijst"])


@pytest.mark.parametrize(
    ("keuze", "expected"),
    [("kern", "bcda"), ("lokaal", "bcad"), ({"eigen": 1}, "abcd"), ({"eigen": 99}, "bcda")],
)
def test_a_place_can_be_chosen(keuze: Any, expected: str) -> None:
    result = merge(order(*"abcd"), order(*"bcda"), order(*"bcad"))
    assert [(b.pad, b.basis, b.kern, b.lokaal) for b in result.conflicten] == [
        ("lijst/a#plaats", 1, 4, 3)
    ]
    assert ids(result.inhoud) == "bcad"
    assert ids(result.toegepast({"lijst/a#plaats": keuze})) == expected


@pytest.mark.parametrize("pad", ["onbekend", "title/x", "doel", "materiaal", "doel/p2", ""])
def test_an_unknown_path_is_an_error(pad: str) -> None:
    with pytest.raises(OnbekendPad, match="pad"):
        apply(pad, "kern")


@pytest.mark.parametrize("keuze", ["Kern", "conflict", "", None, 3, {}, {"eigen": 1, "x": 2}, []])
def test_an_unknown_choice_is_an_error(keuze: Any) -> None:
    with pytest.raises(OngeldigeKeuze):
        apply("title", keuze)


@pytest.mark.parametrize("pad", ["nummer", "programma/d1/minuten", "materiaal/m2"])
def test_what_cannot_stand_side_by_side(pad: str) -> None:
    (besluit,) = [b for b in merge(BASIS, KERN, LOKAAL).besluiten if b.pad == pad]
    assert not besluit.kan_beide
    with pytest.raises(NietTeCombineren):
        apply(pad, "beide")


def test_two_equal_texts_do_not_stand_side_by_side() -> None:
    result = merge({"t": "een"}, {"t": "twee"}, {"t": "twee"})
    assert [(b.soort, b.kan_beide) for b in result.besluiten] == [("gelijk", False)]


def test_a_place_of_ones_own_is_a_number() -> None:
    result = merge(order(*"abcd"), order(*"bcda"), order(*"bcad"))
    with pytest.raises(OngeldigeKeuze):
        result.toegepast({"lijst/a#plaats": {"eigen": "voor"}})


def test_a_paragraph_of_ones_own_is_text() -> None:
    with pytest.raises(OngeldigeKeuze):
        apply("doel/p1", {"eigen": None})


def test_paths_are_escaped() -> None:
    result = merge({"a/b": 1, "c#d": 1, "e~f": 1}, {"a/b": 2, "c#d": 2, "e~f": 2}, {})
    assert {b.pad for b in result.besluiten} == {"a~1b", "c~2d", "e~0f"}


def test_results_do_not_share_memory_with_each_other_or_the_input() -> None:
    kern = {"lijst": [item("a", {"x": [1]})]}
    result = merge({"lijst": []}, kern, {"lijst": []})
    kern["lijst"][0]["value"]["x"].append(2)
    result.inhoud["lijst"][0]["value"]["x"].append(3)
    assert result.toegepast({})["lijst"] == [item("a", {"x": [1]})]


def test_a_field_that_was_dropped_and_edited() -> None:
    result = merge({"a": "x"}, {}, {"a": "y"})
    assert result.inhoud == {"a": "y"}
    assert result.toegepast({"a": "kern"}) == {}


def test_both_texts_of_an_item_with_a_list_below_it_stay_two():
    """Such a text has no tag of its own that would part it from the other."""
    item = '<ul><li data-block-key="a">{}<ul><li data-block-key="b">Sub.</li></ul></li></ul>'
    teksten = ("Vraag het ouders", "Vraag het beide ouders", "Vraag het de verzorgers")
    result = merge(*({"t": item.format(tekst)} for tekst in teksten))
    (conflict,) = result.conflicten
    beide = item.format("Vraag het beide ouders / Vraag het de verzorgers")
    assert result.toegepast({conflict.pad: "beide"}) == {"t": beide}
