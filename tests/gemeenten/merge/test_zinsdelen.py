"""A clause that one side brought to another sentence, and the other side edits, stands once or is asked about."""

import re
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import merge
from gemeenten.merge.zinsdelen import MEESTE_WERK, Knipper
from tests.gemeenten.merge.zinnen import merken
from tests.gemeenten.merge.zinsdelen import Zinsdelenblad
from tests.wetten import wet

A = "Neem ruim de tijd voor elk gezin"
B = "bespreek daarna de zorgen met de ouders"
A_ANDERS = "Neem ruim en rustig de tijd voor elk gezin"
B_ANDERS = "bespreek daarna rustig de zorgen met beide ouders"
SLOT = "De groep sluit samen af met een lied."
SCHEIDING = {
    "en": " en ",
    "streep": " – ",
    "komma": ", ",
    "puntkomma": "; ",
    "dubbele punt": ": ",
    "want": ", want ",
}


def item(key: str, value: Any) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": key}


def blok(key: str, value: Any) -> dict[str, Any]:
    return {"type": "tekst", "value": value, "id": key}


def tabel(key: str, *cellen: str) -> dict[str, Any]:
    return {"type": "tabel", "value": {"data": [[cel, ""] for cel in cellen]}, "id": key}


def alineas(*teksten: str) -> str:
    return "".join(f"<p>{tekst}</p>" for tekst in teksten)


def lijst(*teksten: str) -> str:
    return f"<ul>{''.join(f'<li>{tekst}</li>' for tekst in teksten)}</ul>"


def op_een_rij(*teksten: str) -> Any:
    return {"punten": [item(f"i{n}", tekst) for n, tekst in enumerate([*teksten, SLOT])]}


def in_blokken(*teksten: str) -> Any:
    return {"inhoud": [blok(f"b{n}", alineas(tekst)) for n, tekst in enumerate([*teksten, SLOT])]}


def van_regel_naar_rij(kop: str, *teksten: str) -> Any:
    return {"kop": kop, "punten": [item(f"k{n}", tekst) for n, tekst in enumerate(teksten)]}


def in_tabellen(eerste: str, *rest: str) -> Any:
    return {"inhoud": [tabel("t", SLOT, eerste), tabel("u", "De kaart tekenen", *rest)]}


# Where the two halves of a split stand; a text that is not split is the first one alone.
VORMEN = {
    "paragraphs": lambda *t: {"doel": alineas(*t, SLOT)},
    "items of a list in rich text": lambda *t: {"doel": lijst(*t, SLOT)},
    "from running text to a list": lambda a, *t: {"doel": alineas(a, SLOT) + lijst("Klaar", *t)},
    "list items": op_een_rij,
    "across blocks": in_blokken,
    "across fields": lambda a, *t: {"doel": alineas(a, SLOT), "slot": alineas(SLOT, *t)},
    "from a field of one line to a list": van_regel_naar_rij,
    "cells of two tables": in_tabellen,
    "rows of one table": lambda *t: {"inhoud": [tabel("t", SLOT, *t)]},
}
ZINNEN = {
    "as they were": lambda a, b: (a, b),
    "each a sentence": lambda a, b: (f"{a}.", f"{b[0].upper()}{b[1:]}."),
    "with a word of its own": lambda a, b: (f"{a}.", f"Daarna: {b}."),
}
BEWERKT = {"the first half": (A_ANDERS, B), "the second half": (A, B_ANDERS)}


def keer(inhoud: Any, woord: str) -> int:
    return len(re.findall(woord, repr(inhoud)))


def elke_keuze(result: Any) -> Any:
    """Yield each way to choose a side everywhere, or nowhere: no more than a few decisions."""
    paden = [besluit.pad for besluit in result.besluiten]
    assert len(paden) < 8
    open_ = {besluit.pad for besluit in result.conflicten}
    for gekozen in product(("kern", "lokaal", ""), repeat=len(paden)):
        keuzes = {pad: keuze for pad, keuze in zip(paden, gekozen, strict=True) if keuze}
        if open_ <= keuzes.keys():
            yield keuzes


def bewaak(basis: Any, kern: Any, lokaal: Any) -> None:
    result = merge(basis, kern, lokaal)
    for keuzes in elke_keuze(result):
        inhoud = result.toegepast(keuzes)
        staat = {woord: keer(inhoud, woord) for woord in ("elk gezin", "(?i)bespreek daarna")}
        gezegd = result.botsingen(keuzes)
        if set(staat.values()) != {1}:
            assert gezegd, (staat, keuzes)
    for kant, verwacht in (("kern", kern), ("lokaal", lokaal)):
        keuzes = {besluit.pad: kant for besluit in result.besluiten}
        assert (result.toegepast(keuzes), result.botsingen(keuzes)) == (verwacht, ())
        assert result.botsingen({b.pad: kant for b in result.conflicten}) == ()


TABEL = pytest.mark.parametrize(
    ("vorm", "scheiding"),
    [*product(VORMEN.values(), SCHEIDING.values())],
    ids=[f"{vorm}, {scheiding}" for vorm, scheiding in product(VORMEN, SCHEIDING)],
)


@TABEL
def test_split_by_one_and_edited_by_the_other(vorm: Any, scheiding: str) -> None:
    basis = vorm(f"{A}{scheiding}{B}.")
    for zin, bewerkt in product(ZINNEN.values(), BEWERKT.values()):
        gesplitst, anders = vorm(*zin(A, B)), vorm(f"{scheiding.join(bewerkt)}.")
        bewaak(basis, gesplitst, anders)
        bewaak(basis, anders, gesplitst)


@TABEL
def test_joined_by_one_and_edited_by_the_other(vorm: Any, scheiding: str) -> None:
    samen = vorm(f"{A}{scheiding}{B}.")
    for zin, bewerkt in product(ZINNEN.values(), BEWERKT.values()):
        basis, anders = vorm(*zin(A, B)), vorm(*zin(*bewerkt))
        bewaak(basis, samen, anders)
        bewaak(basis, anders, samen)


def doel(*teksten: str) -> dict[str, Any]:
    return {"doel": alineas(*teksten), "tip": alineas(SLOT)}


C = "sluit het gesprek rustig samen met iedereen af"
MEER = {
    "both split, at different places": (
        doel(f"{A}, {B} en {C}."),
        doel(f"{A}.", f"{B} en {C}."),
        doel(f"{A}, {B}.", f"{C}."),
    ),
    "in three, and the middle one edited": (
        doel(f"{A}, {B} en {C}."),
        doel(A, B, C),
        doel(f"{A}, {B_ANDERS} en {C}."),
    ),
    "the last clause first": (
        doel(f"{A} en {B}."),
        doel(f"{B}.", f"{A}."),
        doel(f"{A} en {B_ANDERS}."),
    ),
    "a clause to a sentence that was there": (
        doel(f"{A} en {B}.", SLOT, f"Daarna {C}."),
        doel(f"{A}.", SLOT, f"Daarna {C} en {B}."),
        doel(f"{A} en {B_ANDERS}.", SLOT, f"Daarna {C}."),
    ),
    "a clause cut out, that the other side put in another order": (
        doel(f"{A}, {B} en {C}.", SLOT),
        doel(f"{B}.", f"{SLOT[:-1]} en {A}."),
        doel(f"{A}, {C} en {B}.", SLOT),
    ),
    "a clause that the other side wrote anew": (
        doel(f"{A} en {B}."),
        doel(f"{A}.", f"{B}."),
        doel(f"{A} en bespreek daarna wat er thuis nodig is."),
    ),
    "joined with dashes that touch the words": (
        doel(f"{A}.", f"{B}."),
        doel(f"{A}—{B}."),
        doel(f"{A}.", f"{B_ANDERS}."),
    ),
}


@pytest.mark.parametrize("geval", MEER.values(), ids=MEER)
def test_other_ways_to_bring_a_clause_elsewhere(geval: tuple[Any, Any, Any]) -> None:
    basis, kern, lokaal = geval
    bewaak(basis, kern, lokaal)
    bewaak(basis, lokaal, kern)


SCHOON = {
    "only the core splits": (doel(f"{A} en {B}."), doel(A, B), doel(f"{A} en {B}.") | {"tip": C}),
    "both split alike": (doel(f"{A} en {B}."), doel(A, B), doel(A, B) | {"tip": C}),
    "the core copies a clause": (
        doel(f"{A} en {B}.", C),
        doel(f"{A} en {B}.", C, f"{B}."),
        doel(f"{A} en {B}.", f"{C} af"),
    ),
    "a clause goes and another like it comes": (
        doel(f"{A} en {B}.", C),
        doel(f"{A}.", C),
        doel(f"{A} en {B}.", C, "Vraag de ouders naar hun zorgen over school en thuis."),
    ),
    "a phrase that two sentences share": (
        doel("Bespreek met de ouders van het kind wat er thuis goed gaat en wat er beter kan.", C),
        doel(
            "Kijk in deze ronde vooral terug.",
            C,
            "Nodig ook de ouders van het kind uit voor de laatste avond.",
        ),
        doel(
            "Bespreek met de ouders van het kind wat er thuis goed gaat en wat er beter kan.",
            f"{C} af",
        ),
    ),
    "small words only": (
        doel("Geef het boek aan wie er om het hoekje bij de deur zit.", C),
        doel("Geef het boek aan wie er zit.", C),
        doel(
            "Geef het boek aan wie er om het hoekje bij de deur zit.",
            C,
            "Kijk om de hoek bij de deur.",
        ),
    ),
}


@pytest.mark.parametrize("geval", SCHOON.values(), ids=SCHOON)
def test_what_brings_no_clause_elsewhere_is_not_asked(geval: tuple[Any, Any, Any]) -> None:
    basis, kern, lokaal = geval
    assert not merge(basis, kern, lokaal).conflicten
    assert not merge(basis, lokaal, kern).conflicten


class TestWhatAPersonAskedFor:
    versies = (doel(f"{A} en {B}."), doel(f"{A}.", f"{B}."), doel(f"{A} en {B_ANDERS}."))

    def paden(self) -> tuple[Any, str, str]:
        result = merge(*self.versies)
        eerste, tweede = (besluit.pad for besluit in result.conflicten)
        return result, eerste, tweede

    def test_both_texts_are_no_clash(self) -> None:
        result, eerste, tweede = self.paden()
        assert result.botsingen({eerste: "beide", tweede: "kern"}) == ()

    def test_own_words_that_hold_the_clause_clash_with_its_other_place(self) -> None:
        result, eerste, tweede = self.paden()
        lang = "Neem ruim en rustig de tijd voor elk gezin, ook als dat meer avonden kost"
        eigen = {"eigen": f"<p>{lang}, en bespreek daarna kort de zorgen met de ouders.</p>"}
        (botsing,) = result.botsingen({eerste: eigen, tweede: "kern"})
        assert botsing.dubbel
        assert botsing.zin == B
        assert set(botsing.paden) == {eerste, tweede}
        assert result.botsingen({eerste: eigen, tweede: "lokaal"}) == ()

    def test_own_words_without_the_clause_leave_it_at_its_other_place(self) -> None:
        result, eerste, tweede = self.paden()
        assert result.botsingen({eerste: {"eigen": f"<p>{A}.</p>"}, tweede: "kern"}) == ()


LAWS = wet(60, lang=2500)
SCHUIF = "knip knip deel_elders plak plak verplaats splits voeg zin_elders"
SCHRIJF = "bewerk bewerk bewerk bewerk zet_erbij schrap"
DOEN = st.sampled_from(
    [(SCHUIF, "bewerk"), ("bewerk", SCHUIF), (SCHUIF, SCHRIJF), (SCHUIF, SCHUIF)]
)
VERSIES = st.builds(
    lambda seed, doen, kern, lokaal: drie(seed, (doen[0], kern), (doen[1], lokaal)),
    st.integers(0, 2**24),
    DOEN,
    st.integers(1, 5),
    st.integers(1, 5),
)


def drie(seed: int, kern: tuple[str, int], lokaal: tuple[str, int]) -> tuple[Any, Any, Any]:
    basis = Zinsdelenblad(seed)
    ons = basis.kopie(seed + 2).doe(*lokaal)
    return basis.json(), basis.kopie(seed + 1).doe(*kern).json(), ons.json()


@LAWS
@given(VERSIES, st.integers())
def test_a_clause_that_all_have_once_stands_once_or_is_asked_about(versies: Any, seed: int) -> None:
    result = merge(*versies)
    random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
    alles = {b.pad: random.choice(["kern", "lokaal"]) for b in result.besluiten}
    open_ = {b.pad: random.choice(["kern", "lokaal"]) for b in result.conflicten}
    for keuzes in (alles, open_):
        staat = merken(result.toegepast(keuzes))
        gezegd = merken([b.zin for b in result.botsingen(keuzes)])
        mis = {z for z in eenmaal(versies) if staat[z] != 1}
        assert mis <= gezegd.keys()


def eenmaal(versies: Any) -> set[str]:
    basis, kern, lokaal = map(merken, versies)
    return {zin for zin, n in basis.items() if n == kern[zin] == lokaal[zin] == 1}


@LAWS
@given(VERSIES)
def test_one_side_for_all_questions_clashes_with_nothing(versies: Any) -> None:
    result = merge(*versies)
    for kant in ("kern", "lokaal"):
        for gevraagd in (result.conflicten, result.besluiten):
            keuzes = {b.pad: kant for b in gevraagd}
            staat = merken(result.toegepast(keuzes))
            assert result.botsingen(keuzes) == ()
            assert {z for z in eenmaal(versies) if staat[z] != 1} == set()


@LAWS
@given(st.integers(0, 2**24), st.integers(1, 7), st.integers(1, 7))
def test_where_no_clause_moves_nothing_is_asked_twice(seed: int, kern: int, lokaal: int) -> None:
    result = merge(*drie(seed, ("bewerk", kern), ("bewerk zet_erbij", lokaal)))
    assert not [b for b in result.besluiten if b.dubbel]


class Teller(Knipper):
    """Counts the words that are laid beside each other."""

    werk = 0

    def _leg_naast(self, kant, oud, nieuw):
        self.werk += oud.lengte + nieuw.lengte
        super()._leg_naast(kant, oud, nieuw)


@pytest.mark.parametrize("keert", [False, True])
def test_a_thousand_sentences_in_one_cost_no_more_than_people_write(keert):
    zinnen = [
        f"vraag gezin {n} hoe kind {n * 7} slaapt en wat school {n} merkt" for n in range(1200)
    ]
    weg, bij = [" en ".join(zinnen)], zinnen
    teller = Teller()
    teller.lees_kant({}, *((bij, weg) if keert else (weg, bij)))
    assert 0 < teller.werk <= MEESTE_WERK
