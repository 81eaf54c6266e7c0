"""Provenance per field, block and list item, and what goes when a part goes back to the core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.kernband.herkomst.boom import Boomknoop, boom, plekken
from gemeenten.kernband.herkomst.terug import HELE_PAGINA, gaat_terug, samenvoeging, terug
from gemeenten.merge import Handeling, herkomst
from gemeenten.merge.values import fingerprint
from tests.gemeenten.merge.paginas import Maker
from tests.wetten import wet


def blok(key: str, value: Any, soort: str = "punt") -> dict[str, Any]:
    return {"type": soort, "value": value, "id": key}


def onderwerp(*onderdelen: Any, tekst: str = "Buurt") -> dict[str, Any]:
    return {"tekst": tekst, "onderdelen": list(onderdelen)}


BASIS: dict[str, Any] = {
    "title": "Samen",
    "doel": "<p>Kennismaken.</p>",
    "onderwerpen": [
        blok("o1", onderwerp(blok("i1", "een", "item"), blok("i2", "twee", "item"))),
        blok("o2", onderwerp()),
    ],
    "punten": [blok("a", "een"), blok("b", "twee"), blok("c", "drie")],
}
LOKAAL: dict[str, Any] = {
    "title": "Samen in Wolvega",
    "doel": '<p data-block-key="q1w2e">Kennismaken.</p>',
    "onderwerpen": [
        blok("o1", onderwerp(blok("i1", "één", "item"), blok("i3", "drie", "item"))),
        blok("o2", onderwerp()),
    ],
    "punten": [blok("c", "drie"), blok("a", "een"), blok("e", "vijf")],
}
VERWACHT = {
    "title": "aangepast",
    "doel": "kern",
    "onderwerpen": "aangepast",
    "onderwerpen/o1": "aangepast",
    "onderwerpen/o1/tekst": "kern",
    "onderwerpen/o1/onderdelen": "aangepast",
    "onderwerpen/o1/onderdelen/i1": "aangepast",
    "onderwerpen/o1/onderdelen/i2": "weggelaten",
    "onderwerpen/o1/onderdelen/i3": "eigen",
    "onderwerpen/o2": "kern",
    "onderwerpen/o2/tekst": "kern",
    "onderwerpen/o2/onderdelen": "kern",
    "punten": "aangepast",
    "punten/c": "kern",
    "punten/a": "kern",
    "punten/e": "eigen",
    "punten/b": "weggelaten",
}


def loop(knopen: Iterable[Boomknoop]) -> Iterator[Boomknoop]:
    """Yield every node, in reading order."""
    for knoop in knopen:
        yield knoop
        yield from loop(knoop.kinderen)


def op_pad(knopen: tuple[Boomknoop, ...]) -> dict[str, Boomknoop]:
    return {knoop.pad: knoop for knoop in loop(knopen)}


def test_every_field_block_and_list_item_has_its_provenance() -> None:
    assert {pad: k.herkomst for pad, k in op_pad(boom(BASIS, LOKAAL)).items()} == VERWACHT


def test_what_was_left_out_stands_after_what_came_before_it() -> None:
    punten = [k for k in plekken(boom(BASIS, LOKAAL)) if k.pad.startswith("punten/")]
    assert [k.pad for k in punten] == ["punten/c", "punten/a", "punten/b", "punten/e"]
    assert [k.na for k in punten] == ["", "punten/c", "punten/a", "punten/b"]
    assert [k.verplaatst for k in punten] == [True, False, False, False]


def test_an_editor_sees_blocks_and_plain_fields_as_one_thing_each() -> None:
    assert [k.pad for k in plekken(boom(BASIS, LOKAAL)) if k.afwijkend] == [
        "title",
        "onderwerpen/o1",
        "punten/c",
        "punten/b",
        "punten/e",
    ]


@pytest.mark.parametrize(
    ("basis", "lokaal"),
    [
        ({}, {}),
        ({"veld": None}, {"veld": []}),
        ({"veld": [1, 2]}, {"veld": ["1", None]}),
        ({"veld": [blok("a", 1), blok("a", 2)]}, {"veld": [blok("a", 2), {"los": 1}]}),
        ({"veld": [blok("a", "x", "punt")]}, {"veld": [blok("a", "x", "tekst")]}),
        ({"a/b#c~": [blok("x/y", 1)]}, {"a/b#c~": [blok("x/y", 2)]}),
    ],
)
def test_odd_json_is_no_reason_to_stop(basis: dict[str, Any], lokaal: dict[str, Any]) -> None:
    knopen = boom(basis, lokaal)
    assert len(op_pad(knopen)) == len(list(loop(knopen)))
    assert (
        herkomst(basis, lokaal).items()
        <= {p: k.herkomst for p, k in op_pad(knopen).items()}.items()
    )


def test_names_with_marks_of_their_own_come_back_as_they_were() -> None:
    blokken = boom({"a/b#c~": [blok("x/y", 1)]}, {"a/b#c~": [blok("x/y", 2)]})[0].kinderen
    assert blokken[0].pad_delen == ("a/b#c~", "x/y")


@pytest.mark.parametrize(
    ("pad", "veld", "verwacht"),
    [
        ("title", "title", "Samen"),
        ("punten/b", "punten", ["c", "a", "b", "e"]),
        ("punten", "punten", ["a", "b", "c", "e"]),
        ("punten/e", "punten", ["c", "a", "e"]),
        (HELE_PAGINA, "punten", ["a", "b", "c", "e"]),
        (HELE_PAGINA, "title", "Samen"),
    ],
)
def test_a_part_goes_back_and_own_blocks_stay(pad: str, veld: str, verwacht: Any) -> None:
    waarde = terug(samenvoeging(BASIS, LOKAAL), pad)[veld]
    assert verwacht == ([b["id"] for b in waarde] if isinstance(waarde, list) else waarde)


def test_a_block_goes_back_with_everything_in_it_and_nothing_else() -> None:
    pagina = terug(samenvoeging(BASIS, LOKAAL), "onderwerpen/o1")
    assert pagina == {**LOKAAL, "onderwerpen": BASIS["onderwerpen"]}


def test_an_own_block_is_not_for_the_core_to_take() -> None:
    assert gaat_terug(samenvoeging(BASIS, LOKAAL).besluiten, "punten/e") == ()


def test_a_name_that_begins_alike_is_another_place() -> None:
    basis = {"doel": "a", "doelgroep": "b", "punten": [blok("o1", "een"), blok("o10", "tien")]}
    lokaal = {"doel": "A", "doelgroep": "B", "punten": [blok("o1", "Een"), blok("o10", "Tien")]}
    samen = samenvoeging(basis, lokaal)
    assert terug(samen, "doel") == {**lokaal, "doel": "a"}
    assert terug(samen, "punten/o1")["punten"] == [blok("o1", "een"), blok("o10", "Tien")]


PAGINAS = wet(80, lang=1000)
ZADEN = st.tuples(st.integers(0, 2**24), st.integers(1, 6))


def paar(zaad: tuple[int, int]) -> tuple[dict[str, Any], dict[str, Any]]:
    basis = Maker(zaad[0]).page()
    return basis, Maker(zaad[0] + 1).edited(basis, zaad[1])


@PAGINAS
@given(ZADEN)
def test_law_provenance_agrees_with_the_merge(zaad: tuple[int, int]) -> None:
    """A node differs exactly where the merge sees a difference, at it or below it."""
    basis, lokaal = paar(zaad)
    paden = {
        b.pad for b in samenvoeging(basis, lokaal).besluiten if b.handeling is not Handeling.OPMAAK
    }
    knopen = op_pad(boom(basis, lokaal))
    assert herkomst(basis, lokaal).items() <= {p: k.herkomst for p, k in knopen.items()}.items()
    for pad, knoop in knopen.items():
        eronder = any(
            p == pad or p.startswith((f"{pad}/", f"{pad}#begin", f"{pad}#eind")) for p in paden
        )
        assert (knoop.herkomst != "kern") == eronder, pad
        assert knoop.verplaatst == (f"{pad}#plaats" in paden), pad


@PAGINAS
@given(ZADEN)
def test_law_the_whole_page_back_is_the_core_with_our_own_blocks(zaad: tuple[int, int]) -> None:
    basis, lokaal = paar(zaad)
    eigen = {
        k.pad: k.lokaal["value"] for k in plekken(boom(basis, lokaal)) if k.herkomst == "eigen"
    }
    na = boom(basis, terug(samenvoeging(basis, lokaal), HELE_PAGINA))
    assert {k.pad: k.lokaal["value"] for k in plekken(na) if k.afwijkend} == eigen


@PAGINAS
@given(ZADEN, st.integers(0, 2**16))
def test_law_one_block_back_touches_no_other(zaad: tuple[int, int], keuze: int) -> None:
    basis, lokaal = paar(zaad)
    voor = {k.pad: k for k in plekken(boom(basis, lokaal))}
    kan = [pad for pad, k in voor.items() if k.afwijkend and k.herkomst != "eigen"]
    if not kan:
        return
    pad = kan[keuze % len(kan)]
    na = {k.pad: k for k in plekken(boom(basis, terug(samenvoeging(basis, lokaal), pad)))}
    assert na[pad].herkomst == "kern"
    assert na.keys() == voor.keys()
    for ander in na.keys() - {pad}:
        assert na[ander].herkomst == voor[ander].herkomst
        assert fingerprint(na[ander].lokaal) == fingerprint(voor[ander].lokaal)
