"""A decision that waits: the rest of the change is handled, and just that comes back."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import Soort, basis_na, half_uitgesteld, merge, te_onthouden
from tests.gemeenten.merge.paginas import texts
from tests.gemeenten.merge.test_laws import FEW, LAWS, SEEDS, WILD_PAGES, three_pages
from tests.wetten import wet

VRAGEN = (Soort.KERN, Soort.CONFLICT)


def blok(nummer: str, tekst: str) -> dict[str, Any]:
    return {"type": "alinea", "value": tekst, "id": nummer}


def open_vragen(result: Any) -> list[Any]:
    return [b for b in result.besluiten if b.soort in VRAGEN]


def keuzes(result: Any, seed: int) -> tuple[dict[str, str], set[str]]:
    """Return a choice for each question, and which of them wait; those that belong together wait together."""
    random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
    wacht = {b.pad for b in open_vragen(result) if random.random() < 0.4}
    while erbij := half_uitgesteld(result, wacht):
        wacht.update(erbij)
    gekozen = {b.pad: random.choice(("kern", "lokaal")) for b in open_vragen(result)}
    return gekozen | dict.fromkeys(wacht, "lokaal"), wacht


def waarden(besluit: Any) -> tuple[str, str]:
    return repr(besluit.basis), repr(besluit.kern)


def test_only_what_waits_is_asked_again() -> None:
    basis = {"inhoud": [blok("a", "een"), blok("b", "twee"), blok("c", "drie")]}
    kern = {"inhoud": [blok("a", "EEN"), blok("b", "TWEE"), blok("c", "DRIE")]}
    ons = {"inhoud": [blok("a", "een"), blok("b", "twee van ons"), blok("c", "drie van ons")]}
    eerst = merge(basis, kern, ons)
    daarna = eerst.toegepast({"inhoud/b": "lokaal", "inhoud/c": "lokaal"})
    op = basis_na(basis, kern, te_onthouden(eerst, ["inhoud/c"]))
    assert op == {"inhoud": [blok("a", "EEN"), blok("b", "TWEE"), blok("c", "drie")]}
    opnieuw = merge(op, kern, daarna)
    assert [(b.pad, b.basis, b.kern, b.lokaal) for b in open_vragen(opnieuw)] == [
        ("inhoud/c", "drie", "DRIE", "drie van ons")
    ]
    assert opnieuw.toegepast({"inhoud/c": "kern"}) == {
        "inhoud": [blok("a", "EEN"), blok("b", "twee van ons"), blok("c", "DRIE")]
    }


def test_a_newer_core_change_comes_beside_what_waits() -> None:
    basis = {"titel": "een", "doel": "<p>doel</p>"}
    kern = {"titel": "EEN", "doel": "<p>het doel</p>"}
    ons = {"titel": "een van ons", "doel": "<p>doel van ons</p>"}
    eerst = merge(basis, kern, ons)
    daarna = eerst.toegepast({"titel": "lokaal", "doel/p1": "lokaal"})
    op = basis_na(basis, kern, te_onthouden(eerst, ["doel/p1"]))
    nieuwer = {"titel": "Eén", "doel": "<p>het doel</p>"}
    vragen = {b.pad: (b.basis, b.kern) for b in open_vragen(merge(op, nieuwer, daarna))}
    assert vragen.pop("titel") == ("EEN", "Eén")
    assert vragen == {"doel/p1": ("<p>doel</p>", "<p>het doel</p>")}


def test_a_paragraph_that_the_core_added_can_wait() -> None:
    basis = {"doel": "<p>een</p><p>wij beginnen samen</p>"}
    kern = {"doel": "<p>een</p><p>erbij</p><p>zij beginnen samen</p>"}
    eerst = merge(basis, kern, basis)
    erbij = next(b.pad for b in eerst.besluiten if b.basis is None)
    op = basis_na(basis, kern, te_onthouden(eerst, [erbij]))
    assert op == {"doel": "<p>een</p><p>zij beginnen samen</p>"}
    daarna = eerst.toegepast({erbij: "lokaal"})
    assert [b.kern for b in open_vragen(merge(op, kern, daarna))] == ["<p>erbij</p>"]


def test_a_path_of_another_time_holds_back_its_field() -> None:
    basis, kern = {"titel": "een", "doel": "twee"}, {"titel": "EEN", "doel": "TWEE"}
    assert basis_na(basis, kern, ["doel/p7"]) == {"titel": "EEN", "doel": "twee"}


@LAWS
@given(SEEDS, FEW, FEW)
def test_nothing_waits_is_the_core_and_all_waits_is_the_basis(seed: int, a: int, b: int) -> None:
    basis, kern, lokaal = three_pages(seed, a, b)
    result = merge(basis, kern, lokaal)
    assert basis_na(basis, kern, ()) == kern
    alles = [besluit.pad for besluit in merge(basis, kern, basis).besluiten]
    assert basis_na(basis, kern, alles) == basis
    assert result.inhoud == merge(basis, kern, lokaal).inhoud


def in_twee_stappen(seed: int, a: int, b: int) -> tuple[Any, Any, Any, set[str]]:
    """Return the versions, the merge with some decisions waiting, the next one, and what waits."""
    drie = basis, kern, _ = three_pages(seed, a, b)
    eerst = merge(*drie)
    gekozen, wacht = keuzes(eerst, seed)
    op = basis_na(basis, kern, te_onthouden(eerst, wacht))
    return drie, (eerst, gekozen), merge(op, kern, eerst.toegepast(gekozen)), wacht


@wet(120, lang=2000)
@given(SEEDS, FEW, FEW)
def test_what_either_side_wrote_is_in_the_text_or_asked(seed: int, a: int, b: int) -> None:
    drie, (eerst, gekozen), opnieuw, wacht = in_twee_stappen(seed, a, b)
    als_kern = eerst.toegepast(gekozen | dict.fromkeys(wacht, "kern"))
    geschreven = texts(als_kern) | texts(eerst.toegepast(gekozen))
    gevraagd = [[v.basis, v.kern, v.lokaal] for v in open_vragen(opnieuw)]
    assert geschreven - texts(drie[0]) <= texts(opnieuw.inhoud) | texts(gevraagd)


def later_en_ineens(seed: int, a: int, b: int) -> tuple[Any, Any, bool]:
    """Return the page decided in two steps, and at once; and whether something decided was asked again."""
    _, (eerst, gekozen), opnieuw, wacht = in_twee_stappen(seed, a, b)
    toen = {waarden(besluit) for besluit in eerst.besluiten if besluit.pad in wacht}
    nu = [v for v in open_vragen(opnieuw) if not v.pad.endswith("#plaats")]
    later = opnieuw.toegepast({v.pad: "kern" for v in open_vragen(opnieuw)})
    ineens = eerst.toegepast(gekozen | dict.fromkeys(wacht, "kern"))
    return later, ineens, any(waarden(v) not in toen for v in nu)


def test_deciding_later_is_nearly_always_deciding_at_once() -> None:
    """A list in a list, and what stands twice, may bring one question along that was answered before."""
    paginas = [later_en_ineens(seed * 7, seed % 6 + 1, seed // 6 % 6 + 1) for seed in range(600)]
    assert sum(opnieuw for _, _, opnieuw in paginas) <= 6
    assert sum(texts(later) != texts(ineens) for later, ineens, _ in paginas) <= 6


@wet(60, lang=1000)
@given(WILD_PAGES, WILD_PAGES, WILD_PAGES, st.integers(0, 9))
def test_never_raises_on_what_can_be_stored(basis: Any, kern: Any, lokaal: Any, seed: int) -> None:
    eerst = merge(basis, kern, lokaal)
    _, wacht = keuzes(eerst, seed)
    basis_na(basis, kern, te_onthouden(eerst, wacht))
