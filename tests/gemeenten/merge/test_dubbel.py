"""A text that both sides brought to another place does not come to stand twice by itself."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import Soort, merge
from tests.gemeenten.merge.schuiven import Schuiver, tel
from tests.wetten import wet

A, B, C, D = (f'<p data-block-key="{k}">Alinea {k}.</p>' for k in "abcd")
SEEDS = st.integers(0, 2**24)
FEW = st.integers(1, 5)
LAWS = wet(80, lang=1500)


def tekst(key: str, *alineas: str) -> dict[str, Any]:
    return {"type": "tekst", "value": "".join(alineas), "id": key}


def item(key: str, value: str) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": key}


def pagina(*blokken: Any, **velden: Any) -> dict[str, Any]:
    return {"inhoud": list(blokken), **velden}


def tabel(key: str, *rijen: list[str]) -> dict[str, Any]:
    return {"type": "tabel", "value": {"data": list(rijen)}, "id": key}


BOEK, KAART = ["Het boek lezen", "thuis"], ["De kaart tekenen", "samen"]
GEVALLEN = {
    "one block split at different places": (
        pagina(tekst("t", A, B, C, D)),
        pagina(tekst("t", A, B), tekst("k", C, D)),
        pagina(tekst("t", A), tekst("l", B, C, D)),
    ),
    "split at one place, by each with a block of its own": (
        pagina(tekst("t", A, B)),
        pagina(tekst("t", A), tekst("k", B)),
        pagina(tekst("t", A), tekst("l", B, C)),
    ),
    "split by one, moved whole by the other": (
        pagina(tekst("t", A, B), bijlage=[]),
        pagina(tekst("t", A), tekst("k", B), bijlage=[]),
        pagina(bijlage=[tekst("l", A, B)]),
    ),
    "a block made anew in two other fields": (
        pagina(tekst("t", A, B), links=[], rechts=[]),
        pagina(links=[tekst("k", A, B)], rechts=[]),
        pagina(links=[], rechts=[tekst("l", A, B)]),
    ),
    "joined with a different neighbour": (
        pagina(tekst("s", A), tekst("t", B), tekst("u", C)),
        pagina(tekst("s", A, B), tekst("u", C)),
        pagina(tekst("s", A), tekst("u", B, C)),
    ),
    "a paragraph to another field, by each to another one": (
        {"doel": A + B, "slot": C, "begin": D},
        {"doel": A, "slot": C + B, "begin": D},
        {"doel": A, "slot": C, "begin": D + B},
    ),
    "a list item to another list": (
        {"een": [item("a", "Stiften"), item("b", "Bord")], "twee": [], "drie": []},
        {"een": [item("b", "Bord")], "twee": [item("k", "Stiften")], "drie": []},
        {"een": [item("b", "Bord")], "twee": [], "drie": [item("l", "Stiften")]},
    ),
    "a list item of a rich text, made a paragraph": (
        {"doel": f"<ul><li>Neem de tijd.</li><li>Luister goed.</li></ul>{A}", "slot": B, "tip": C},
        {
            "doel": f"<ul><li>Luister goed.</li></ul>{A}",
            "slot": f"{B}<p>Neem de tijd.</p>",
            "tip": C,
        },
        {
            "doel": f"<ul><li>Luister goed.</li></ul>{A}",
            "slot": B,
            "tip": f"{C}<p>Neem de tijd.</p>",
        },
    ),
    "the same passage copied by each to another place": (
        {"doel": A, "slot": B, "tip": C},
        {"doel": A, "slot": B + A, "tip": C},
        {"doel": A, "slot": B, "tip": C + A},
    ),
    "a row of a table to another table": (
        pagina(tabel("t", BOEK, KAART), tabel("u"), tabel("v")),
        pagina(tabel("t", BOEK), tabel("u", KAART), tabel("v")),
        pagina(tabel("t", BOEK), tabel("u"), tabel("v", KAART)),
    ),
    "one paragraph split into sentences at different places": (
        {"doel": '<p data-block-key="a">Een zin. Nog een zin. De laatste zin.</p>'},
        {"doel": '<p data-block-key="a">Een zin.</p><p>Nog een zin. De laatste zin.</p>'},
        {"doel": '<p data-block-key="a">Een zin. Nog een zin.</p><p>De laatste zin.</p>'},
    ),
}


@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
def test_it_is_for_people(geval: Any) -> None:
    basis, kern, lokaal = geval
    result = merge(basis, kern, lokaal)
    assert result.conflicten
    assert result.toegepast({b.pad: "kern" for b in result.besluiten}) == kern
    assert result.toegepast({b.pad: "lokaal" for b in result.besluiten}) == lokaal
    _, over = meer_dan_beide(geval, result.inhoud)
    assert not over, "what stands there until somebody decides is ours"


def test_keeping_ours_everywhere_loses_nothing_that_the_core_only_moved() -> None:
    """The core took D along with C; where D came from is asked about as well as where it went."""
    basis = pagina(tekst("t", A, C, D), bijlage=[])
    kern = pagina(tekst("t", A), tekst("k", C, D), bijlage=[])
    lokaal = pagina(tekst("t", A, D), bijlage=[tekst("l", C)])
    result = merge(basis, kern, lokaal)
    assert result.conflicten
    assert result.inhoud == lokaal
    keuzes = {besluit.pad: "lokaal" for besluit in result.conflicten}
    assert tel(result.toegepast(keuzes)) == tel(lokaal)


SCHOON = {
    "each adds an item with one word that stood there": (
        {"werk": [item("a", "plenair")]},
        {"werk": [item("a", "plenair"), item("k", "plenair")]},
        {"werk": [item("l", "plenair"), item("a", "plenair")]},
    ),
    "only the core splits": (
        pagina(tekst("t", A, B, C)),
        pagina(tekst("t", A), tekst("k", B, C)),
        pagina(tekst("t", A, B, C), tekst("l", D)),
    ),
    "both split alike": (
        pagina(tekst("t", A, B), tekst("u", C)),
        pagina(tekst("t", A), tekst("k", B), tekst("u", C)),
        pagina(tekst("t", A), tekst("k", B), tekst("u", C, D)),
    ),
    "the core copies what we leave alone": (
        {"doel": A, "slot": B, "tip": C},
        {"doel": A, "slot": B + A, "tip": C},
        {"doel": A, "slot": B, "tip": C + D},
    ),
}


@pytest.mark.parametrize("geval", SCHOON.values(), ids=SCHOON)
def test_what_says_nothing_twice_is_left_alone(geval: Any) -> None:
    assert not merge(*geval).conflicten


def meer_dan_beide(versies: Any, inhoud: Any) -> tuple[Any, dict[str, int]]:
    basis, kern, lokaal = map(tel, versies)
    nu = tel(inhoud)
    return nu, {t: nu[t] for t in basis if nu[t] > max(kern[t], lokaal[t])}


def schuif(seed: int, kern: int, lokaal: int) -> tuple[Any, Any, Any]:
    basis = Schuiver(seed).page()
    ons = Schuiver(seed + 2).geschoven(basis, lokaal)
    return basis, Schuiver(seed + 1).geschoven(basis, kern), ons


@LAWS
@given(SEEDS, FEW, FEW)
def test_no_text_stands_more_often_than_either_side_has_it(
    seed: int, kern: int, lokaal: int
) -> None:
    versies = schuif(seed, kern, lokaal)
    result = merge(*versies)
    _, over = meer_dan_beide(versies, result.inhoud)
    in_conflict = tel([[b.kern, b.lokaal] for b in result.conflicten])
    assert not over or (result.conflicten and over.keys() <= in_conflict.keys())


@LAWS
@given(SEEDS, FEW, FEW)
def test_the_other_laws_hold_when_words_move(seed: int, kern_edits: int, lokaal_edits: int) -> None:
    basis, kern, lokaal = schuif(seed, kern_edits, lokaal_edits)
    for versies, verwacht in (
        ((basis, basis, lokaal), lokaal),
        ((basis, kern, basis), kern),
        ((basis, kern, kern), kern),
    ):
        result = merge(*versies)
        assert (tel(result.inhoud), result.conflicten) == (tel(verwacht), ())
    result = merge(basis, kern, lokaal)
    assert tel(result.toegepast({b.pad: "kern" for b in result.besluiten})) == tel(kern)
    assert tel(result.toegepast({b.pad: "lokaal" for b in result.besluiten})) == tel(lokaal)
    assert result.toegepast({b.pad: "lokaal" for b in result.conflicten}) == result.inhoud
    kept = tel(result.inhoud) + tel([[b.kern, b.lokaal] for b in result.conflicten])
    assert not [t for t in (tel(kern) + tel(lokaal)).keys() - tel(basis).keys() if not kept[t]]


@LAWS
@given(SEEDS, FEW, FEW)
def test_no_block_key_stands_twice_in_one_text(seed: int, kern: int, lokaal: int) -> None:
    result = merge(*schuif(seed, kern, lokaal))
    for keuze in ("kern", "lokaal", "beide"):
        keuzes = {b.pad: keuze for b in result.besluiten if keuze != "beide" or b.kan_beide}
        for text in rich_texts(result.toegepast(keuzes)):
            keys = re.findall(r'data-block-key="(\w+)"', text)
            assert len(keys) == len(set(keys))


def rich_texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in rich_texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in rich_texts(item)]
    return [value] if isinstance(value, str) and "<" in value else []


def test_nothing_but_the_difference_is_asked() -> None:
    """A change beside the split stays one that fits by itself."""
    basis = pagina(tekst("t", A, B, C), titel="Oud")
    kern = pagina(tekst("t", A), tekst("k", B, C), titel="Nieuw")
    lokaal = pagina(tekst("t", A, B), tekst("l", C), titel="Oud")
    result = merge(basis, kern, lokaal)
    soorten = {b.pad: b.soort for b in result.besluiten}
    assert soorten["titel"] is Soort.KERN
    assert soorten["inhoud/k"] is Soort.CONFLICT
    assert result.inhoud["titel"] == "Nieuw"
