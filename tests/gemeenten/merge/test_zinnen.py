"""Laws: whatever each side does with a sentence, it does not stand twice, or nowhere, unsaid."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import Soort, merge
from tests.gemeenten.merge.zinnen import Bladzijde, merken
from tests.wetten import wet

LAWS = wet(60, lang=2500)
SCHUIF = (
    "verplaats hussel splits voeg pak_in zin_elders item_elders rij_elders blok_elders blok_splits"
)
SCHRIJF = "bewerk bewerk bewerk schrap zet_erbij"
ALLES = f"{SCHUIF} {SCHRIJF} bewerk bewerk bewerk"
# What each side does: often the one moves what the other writes at, or both do anything.
DOEN = st.sampled_from([(SCHUIF, "bewerk schrap"), (SCHRIJF, SCHUIF), (ALLES, ALLES)])
VERSIES = st.builds(
    lambda seed, doen, kern, lokaal: drie(seed, (doen[0], kern), (doen[1], lokaal)),
    st.integers(0, 2**24),
    DOEN,
    st.integers(1, 7),
    st.integers(1, 7),
)


def drie(seed: int, kern: tuple[str, int], lokaal: tuple[str, int]) -> tuple[Any, Any, Any]:
    basis = Bladzijde(seed)
    ons = basis.kopie(seed + 2).doe(*lokaal)
    return basis.json(), basis.kopie(seed + 1).doe(*kern).json(), ons.json()


def te_vaak(versies: Any, inhoud: Any) -> set[str]:
    _, kern, lokaal = map(merken, versies)
    return {zin for zin, n in merken(inhoud).items() if n > max(kern[zin], lokaal[zin])}


def nergens(versies: Any, inhoud: Any) -> set[str]:
    """What both sides still say, and what one of them added, must be said."""
    basis, kern, lokaal = map(merken, versies)
    moet = {zin for zin in kern if zin in lokaal or zin not in basis} | {
        z for z in lokaal if z not in basis
    }
    return moet - merken(inhoud).keys()


@LAWS
@given(VERSIES)
def test_no_sentence_stands_twice_or_nowhere_by_itself(versies: Any) -> None:
    result = merge(*versies)
    naar_de_kern = result.toegepast({b.pad: "kern" for b in result.conflicten})
    assert (te_vaak(versies, result.inhoud), te_vaak(versies, naar_de_kern)) == (set(), set())
    gevraagd = merken([[b.kern, b.lokaal] for b in result.conflicten]).keys()
    assert nergens(versies, result.inhoud) <= gevraagd
    assert nergens(versies, naar_de_kern) <= gevraagd


@LAWS
@given(VERSIES, st.integers())
def test_choices_that_clash_are_said(versies: Any, seed: int) -> None:
    result = merge(*versies)
    for kant in ("kern", "lokaal"):
        assert result.botsingen({b.pad: kant for b in result.conflicten}) == ()
        assert result.botsingen({b.pad: kant for b in result.besluiten}) == ()
    random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
    keuzes = {b.pad: random.choice(["kern", "lokaal"]) for b in result.besluiten}
    gezegd = merken([b.zin for b in result.botsingen(keuzes) if b.dubbel]).keys()
    assert te_vaak(versies, result.toegepast(keuzes)) <= gezegd


@LAWS
@given(VERSIES)
def test_it_is_the_same_question_for_both_sides(versies: Any) -> None:
    basis, one, other = versies
    heen, terug = merge(basis, one, other), merge(basis, other, one)
    assert _gevraagd(heen) == _gevraagd(terug)


def _gevraagd(result: Any) -> set[str]:
    return set(merken([[b.kern, b.lokaal] for b in result.conflicten]))


@LAWS
@given(VERSIES)
def test_one_side_alone_is_never_asked(versies: Any) -> None:
    basis, kern, _ = versies
    for proef, verwacht in (
        ((basis, kern, basis), kern),
        ((basis, basis, kern), kern),
        ((basis, kern, kern), kern),
    ):
        result = merge(*proef)
        assert (result.inhoud, result.conflicten) == (verwacht, ())


@LAWS
@given(VERSIES)
def test_what_was_decided_is_not_asked_again(versies: Any) -> None:
    _, nieuw, _ = versies
    inhoud = merge(*versies).inhoud
    again = merge(nieuw, nieuw, inhoud)
    assert again.inhoud == inhoud
    assert {b.soort for b in again.besluiten} <= {Soort.LOKAAL}


@LAWS
@given(st.integers(0, 2**24), st.integers(1, 7), st.integers(1, 7))
def test_where_nothing_moves_nothing_is_asked_twice(seed: int, kern: int, lokaal: int) -> None:
    result = merge(*drie(seed, ("bewerk", kern), ("bewerk zet_erbij", lokaal)))
    assert not [b for b in result.besluiten if b.dubbel]
