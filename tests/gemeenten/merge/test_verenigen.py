"""Both sides changed one paragraph: where those are different sentences, there is a text with both changes."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge import NietTeCombineren, Soort, merge
from gemeenten.merge.verenigen import _zinnen, verenigd
from tests.wetten import wet

SEEDS = st.integers(0, 2**24)
WOORDEN = [
    "buurt",
    "gesprek",
    "vraag",
    "steun",
    "school",
    "oefening",
    "casus",
    "kaart",
    "groep",
    "ronde",
]

A, B, C = "Wij beginnen om tien uur.", "Neem een pen mee.", "Na afloop is er koffie."
A2, B2, C2 = "Wij beginnen om half elf.", "Neem een schrift mee.", "Na afloop is er soep."


@pytest.mark.parametrize(
    ("basis", "kern", "lokaal", "samen"),
    [
        ([A, B, C], [A2, B, C], [A, B, C2], [A2, B, C2]),
        ([A, B, C], [A2, B, C], [A, B2, C], [A2, B2, C]),
        ([A, B, C], [A, B2, C], [A2, B, C2], [A2, B2, C2]),
        ([A, B], [A, "Bel vooraf even op.", B], [A, B2], [A, "Bel vooraf even op.", B2]),
        ([A, B], [A2, B], [A, B, C], [A2, B, C]),
        ([A, B, C], [A, C], [A, B, C2], [A, C2]),
        ([A, B, C], [C, A, B], [A, B2, C], [C, A, B2]),
        # both at one sentence, at one point, or the other way about
        ([A, B, C], [A2, B, C], ["Wij starten om negen uur.", B, C], None),
        ([A, B], [A, C, B], [A, "De zaal is boven.", B], None),
        ([A, B, C], [A, C], [A, B2, C], None),
        ([A, B, C], [A2, B, C], [B, C, A], None),
        ([A, B, C], [C, A, B], [A, C, B], None),
        # the same sentence added at two places, or nearly the same
        ([A, B], [C, A, B], [A, B, C], None),
        ([A, B], [C, A, B], [A, B, C2], None),
        # one has it all already
        ([A, B], [A2, B], [A2, B2], None),
        ([A], [A2], ["Wij starten om negen uur."], None),
    ],
)
def test_different_sentences_go_together(basis: Any, kern: Any, lokaal: Any, samen: Any) -> None:
    for begin, eind in (("", ""), ('<p data-block-key="x">', "</p>"), ("<li>", "</li>")):
        drie = (f"{begin}{' '.join(zinnen)}{eind}" for zinnen in (basis, kern, lokaal))
        verwacht = samen and f"{begin}{' '.join(samen)}{eind}"
        assert verenigd(*drie) == verwacht


def test_links_and_markup_of_both_sides_stay() -> None:
    basis = "<p>Bel de <b>huisarts</b>. Lees de folder. Vraag na.</p>"
    kern = '<p>Bel de <b>huisarts</b>. Lees <a linktype="page" id="3">de folder</a>. Vraag na.</p>'
    ons = "<p>Bel <i>eerst</i> de <b>huisarts</b>. Lees de folder. Vraag na.</p>"
    assert verenigd(basis, kern, ons) == (
        '<p>Bel <i>eerst</i> de <b>huisarts</b>. Lees <a linktype="page" id="3">de folder</a>. Vraag na.</p>'
    )


def test_markup_over_more_sentences_is_not_cut() -> None:
    assert list(_zinnen("Een. <b>Twee. Drie.</b> Vier.")) == [
        "Een. ",
        "<b>Twee. Drie.</b> ",
        "Vier.",
    ]
    assert (
        verenigd("<p><b>Een. Twee.</b></p>", "<p><b>Een! Twee.</b></p>", "<p><b>Een. Twee!</b></p>")
        is None
    )


@pytest.mark.parametrize(
    ("tekst", "zinnen"),
    [
        ("Bel dhr. Jansen. Hij weet het.", ["Bel dhr. Jansen. ", "Hij weet het."]),
        ("Neem iets mee, bijv. een pen. Ja.", ["Neem iets mee, bijv. een pen. ", "Ja."]),
        ("Kom je? (Om 10.30 uur.) Fijn!", ["Kom je? ", "(Om 10.30 uur.) ", "Fijn!"]),
        ("Een<br/>twee", ["Een<br/>", "twee"]),
        ("Regel een\nregel twee", ["Regel een\n", "regel twee"]),
        ("5 < 6. Dat klopt.", ["5 < 6. ", "Dat klopt."]),
        ("", []),
    ],
)
def test_sentences_are_cut_where_they_end(tekst: str, zinnen: list[str]) -> None:
    assert list(_zinnen(tekst)) == zinnen


def test_a_heading_that_the_core_made_of_it_is_kept() -> None:
    samen = verenigd(f"<p>{A} {B}</p>", f"<h2>{A2} {B}</h2>", f'<p data-block-key="q">{A} {B2}</p>')
    assert samen == f"<h2>{A2} {B2}</h2>"
    assert verenigd(f"<p>{A} {B}</p>", f"<h2>{A2} {B}</h2>", f"<h3>{A} {B2}</h3>") is None


def test_it_is_a_choice_that_nobody_makes_for_you() -> None:
    basis, kern, ons = ({"doel": f"<p>{' '.join(z)}</p>"} for z in ([A, B], [A2, B], [A, B2]))
    result = merge(basis, kern, ons)
    (besluit,) = result.conflicten
    assert besluit.verenigd == f"<p>{A2} {B2}</p>"
    assert result.inhoud == ons
    assert result.toegepast({besluit.pad: "verenigd"}) == {"doel": f"<p>{A2} {B2}</p>"}
    assert result.botsingen({besluit.pad: "verenigd"}) == ()


def test_where_there_is_none_it_cannot_be_chosen() -> None:
    result = merge({"doel": A}, {"doel": A2}, {"doel": "Wij starten om negen uur."})
    (besluit,) = result.conflicten
    assert besluit.verenigd is None
    with pytest.raises(NietTeCombineren):
        result.toegepast({"doel": "verenigd"})


def zin(random: Random, nummer: int) -> str:
    woorden = random.choices(WOORDEN, k=random.randint(2, 6))
    if random.random() < 0.2:
        woorden[0] = f"<b>{woorden[0]}</b>"
    return f"Z{nummer} {' '.join(woorden)}."


def bewerkt(random: Random, zinnen: list[str], nummer: int) -> list[str]:
    nieuw = list(zinnen)
    for n in range(random.randint(1, 3)):
        plek = random.randrange(len(nieuw) + 1)
        hoe = random.choice(("wijzig", "voeg", "haal", "verplaats", "kopie"))
        if hoe == "voeg" or not nieuw:
            nieuw.insert(plek, zin(random, nummer + n))
            continue
        plek = min(plek, len(nieuw) - 1)
        if hoe == "wijzig":
            nieuw[plek] = f"{nieuw[plek][:-1]} n{nummer + n}."
        elif hoe == "haal":
            del nieuw[plek]
        elif hoe == "verplaats":
            nieuw.insert(random.randrange(len(nieuw)), nieuw.pop(plek))
        else:
            nieuw.append(nieuw[plek])
    return nieuw


def woorden(tekst: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", re.sub(r"<[^>]*>", "", tekst)))


@wet(400, lang=20_000)
@given(SEEDS)
def test_no_word_is_lost_and_none_stands_twice(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
    basis = [zin(random, n) for n in range(random.randint(1, 6))]
    teksten = [basis, bewerkt(random, basis, 100), bewerkt(random, basis, 200)]
    if random.random() < 0.2:
        teksten[2] = bewerkt(random, teksten[1], 300)
    b, k, o = (f"<p>{' '.join(zinnen)}</p>" for zinnen in teksten)
    samen = verenigd(b, k, o)
    if samen is None:
        return
    assert samen not in (b, k, o)
    nu, toen, hun, ons = map(woorden, (samen, b, k, o))
    for woord in {*nu, *toen, *hun, *ons}:
        laagst, hoogst = sorted(
            (hun[woord] + ons[woord] - toen[woord], max(hun[woord], ons[woord]))
        )
        assert laagst <= nu[woord] <= hoogst, woord
    for kant in (hun, ons):  # what somebody wrote is there
        nieuwe = {w for w in kant if w.startswith("n") and not toen[w]}
        assert nieuwe <= set(nu)
    merken = Counter(re.findall(r"\bZ\d+\b", samen))
    for merk in merken:
        assert merken[merk] <= max(k.count(f"{merk} "), o.count(f"{merk} "))


@wet(200, lang=5000)
@given(st.text("aB. !?<b></b>\n(“", max_size=40))
def test_sentences_joined_are_the_text(tekst: str) -> None:
    assert "".join(_zinnen(tekst)) == tekst


def test_hostile_texts_are_read_in_bounded_time() -> None:
    kern, ons = (" ".join(f"{letter}{n} x." for n in range(3000)) for letter in "KO")
    assert verenigd("Een. " * 3000, kern, ons) is None
    assert verenigd("a " * 9000 + ".", "b " * 9000 + ".", "<" * 9000) is None


def test_only_a_question_gets_it() -> None:
    basis, kern, ons = ({"a": A, "b": B} for _ in range(3))
    kern["a"], ons["b"] = A2, B2
    assert {b.soort for b in merge(basis, kern, ons).besluiten} == {Soort.KERN, Soort.LOKAAL}
    assert all(b.verenigd is None for b in merge(basis, kern, ons).besluiten)
