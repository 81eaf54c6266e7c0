"""Texts of a few words that a side took out, or put in, neither vanish nor double unasked."""

import re
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import merge
from tests.gemeenten.merge.test_zinsdelen import DOEN, SLOT, alineas, eenmaal, elke_keuze, lijst
from tests.gemeenten.merge.zinnen import merken
from tests.gemeenten.merge.zinsdelen import Kortblad
from tests.wetten import wet

A = "Neem ruim de tijd voor elk gezin"
B = "Bespreek de zorgen met beide ouders van het kind"
STUKJES = ("daarna", "en dan", "liefst samen", "nooit zonder hen", "nu", "nog met hem thuis")


def doel(*teksten: str) -> dict[str, Any]:
    return {"doel": alineas(*teksten), "tip": alineas(SLOT)}


def velden(eerste: str, *rest: str) -> dict[str, Any]:
    return {"doel": alineas(eerste), "tip": alineas(SLOT, *rest)}


def opsomming(*teksten: str) -> dict[str, Any]:
    return {"doel": lijst(*teksten), "tip": alineas(SLOT)}


VORMEN = (doel, velden, opsomming)
# What stood there, what one side made of it, and what the other wrote meanwhile; `w` are the few words.
GEVALLEN = {
    "split off, and the rest edited": (
        lambda w: (f"{A}, {w}.", f"{B}."),
        lambda w: (f"{A}.", f"{B}.", f"{w[0].upper()}{w[1:]}."),
        lambda w: (f"{A} en elk kind, {w}.", f"{B}."),
    ),
    "split off, and taken out": (
        lambda w: (f"{A}, {w}.", f"{B}."),
        lambda w: (f"{A}.", f"{B}.", f"{w[0].upper()}{w[1:]}."),
        lambda w: (f"{A}.", f"{B}."),
    ),
    "joined, and the sentence edited": (
        lambda w: (f"{A}.", f"{B}.", f"{w[0].upper()}{w[1:]}."),
        lambda w: (f"{A}, {w}.", f"{B}."),
        lambda w: (f"{A} en elk kind.", f"{B}.", f"{w[0].upper()}{w[1:]}."),
    ),
    "from one sentence to another, and the first edited": (
        lambda w: (f"{A}, {w}.", f"{B}."),
        lambda w: (f"{A}.", f"{B}, {w}."),
        lambda w: (f"{A} en elk kind, {w}.", f"{B}."),
    ),
    "from one sentence to another, and the second edited": (
        lambda w: (f"{A}, {w}.", f"{B}."),
        lambda w: (f"{A}.", f"{B}, {w}."),
        lambda w: (f"{A}, {w}.", f"{B} en elke zorg."),
    ),
    "out of a sentence to different places": (
        lambda w: (f"{A}, {w}.", f"{B}."),
        lambda w: (f"{A}.", f"{B}, {w}."),
        lambda w: (f"{A}.", f"{B}.", f"{w[0].upper()}{w[1:]}."),
    ),
}


@pytest.mark.parametrize("stukje", STUKJES)
@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
@pytest.mark.parametrize("vorm", VORMEN)
def test_a_few_words_stand_once_or_it_is_said(vorm: Any, geval: Any, stukje: str) -> None:
    basis, schuift, schrijft = (vorm(*maak(stukje)) for maak in geval)
    weg = not keer(schrijft, stukje)
    for kern, lokaal in ((schuift, schrijft), (schrijft, schuift)):
        result = merge(basis, kern, lokaal)
        for keuzes in elke_keuze(result):
            staat = keer(result.toegepast(keuzes), stukje)
            gezegd = result.botsingen(keuzes)
            assert staat == 1 or gezegd or (weg and staat == 0), (staat, keuzes)
        for kant in ("kern", "lokaal"):
            assert result.botsingen({b.pad: kant for b in result.conflicten}) == ()


def keer(inhoud: Any, stukje: str) -> int:
    return len(re.findall(rf"(?i)\b{stukje}\b", repr(inhoud)))


GEWOON = (
    "de het een en of van in op met voor aan bij niet ook wel nog dan daarna samen eerst "
    "ouders kind gezin school groep gesprek vraag steun avond ronde kaart oefening verhaal tijd plek zorg hulp "
    "buurt praten vragen tekenen"
)
WOORDEN = GEWOON.split()


class Woordenblad:
    """Paragraphs of words that all stand in many of them, and edits of one to three words."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
        self.alineas = [
            self.random.choices(WOORDEN, k=self.random.choice([3, 6, 9, 14])) for _ in range(24)
        ]
        for woorden in self.alineas[::2]:
            woorden[len(woorden) // 2] += ","

    def bewerkt(self, plaatsen: list[int], meest: int) -> dict[str, Any]:
        nieuw = [[*woorden] for woorden in self.alineas]
        for n in plaatsen:
            i = self.random.randrange(len(nieuw[n]))
            erbij = self.random.choices(WOORDEN, k=self.random.randint(0, meest))
            eraf = self.random.randint(0 if erbij else 1, meest)
            nieuw[n][i : i + eraf] = erbij
        return doel(*(" ".join(woorden) for woorden in nieuw))


@wet(60, lang=2500)
@given(st.integers(0, 2**24), st.integers(1, 8), st.integers(1, 8), st.integers(1, 3))
def test_a_few_other_words_at_different_places_are_never_asked(
    seed: int, kern: int, lokaal: int, meest: int
) -> None:
    blad = Woordenblad(seed)
    plaatsen = blad.random.sample(range(24), kern + lokaal)
    basis = blad.bewerkt([], meest)
    versies = blad.bewerkt(plaatsen[:kern], meest), blad.bewerkt(plaatsen[kern:], meest)
    assert not merge(basis, *versies).conflicten


@wet(60, lang=2500)
@given(st.integers(0, 2**24), DOEN, st.integers(1, 5), st.integers(1, 5), st.integers())
def test_a_short_clause_that_all_have_once_stands_once_or_is_asked_about(
    seed: int, doen: tuple[str, str], kern: int, lokaal: int, keuze: int
) -> None:
    blad = Kortblad(seed)
    versies = (
        blad.json(),
        blad.kopie(seed + 1).doe(doen[0], kern).json(),
        blad.kopie(seed + 2).doe(doen[1], lokaal).json(),
    )
    result = merge(*versies)
    random = Random(keuze)  # noqa: S311 - repeatable, keeps no secret
    alles = {b.pad: random.choice(["kern", "lokaal"]) for b in result.besluiten}
    open_ = {b.pad: random.choice(["kern", "lokaal"]) for b in result.conflicten}
    for keuzes in (alles, open_):
        staat = merken(result.toegepast(keuzes))
        gezegd = merken([b.zin for b in result.botsingen(keuzes)])
        assert {z for z in eenmaal(versies) if staat[z] != 1} <= gezegd.keys()
    for kant in ("kern", "lokaal"):
        keuzes = {b.pad: kant for b in result.conflicten}
        staat = merken(result.toegepast(keuzes))
        assert result.botsingen(keuzes) == ()
        assert {z for z in eenmaal(versies) if staat[z] != 1} == set()


def test_one_word_that_is_a_sentence_of_its_own_goes_elsewhere() -> None:
    basis = doel(f"{A}. Nu.", f"{B}.")
    result = merge(basis, doel(f"{A}.", f"{B}. Nu."), doel(f"{A} en elk kind. Nu.", f"{B}."))
    assert len(result.conflicten) == 2
    for eerste, tweede in product(("kern", "lokaal"), repeat=2):
        keuzes = dict(zip((b.pad for b in result.conflicten), (eerste, tweede), strict=True))
        assert (keer(result.toegepast(keuzes), "nu") == 1) is not bool(result.botsingen(keuzes))
