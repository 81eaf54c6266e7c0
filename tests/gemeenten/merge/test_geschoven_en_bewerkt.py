"""One side brings a sentence elsewhere, the other writes at it: one outcome, or one question for people."""

from typing import Any

import pytest

from gemeenten.merge import merge

TIJD = "Neem ruim de tijd voor elk gezin."
GOED = "Vraag eerst wat er thuis goed gaat."
ZORG = "Bespreek daarna de zorgen met de ouders."
ZORG_BEWERKT = "Bespreek daarna rustig de zorgen met beide ouders."
VAST = "Leg de afspraken samen vast in het dossier."
SLOT = "Sluit af met een open vraag aan iedereen."


def p(*zinnen: str, key: str = "") -> str:
    attribuut = f' data-block-key="{key}"' if key else ""
    return f"<p{attribuut}>{' '.join(zinnen)}</p>"


def ul(*items: str) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def blok(key: str, value: Any, kind: str = "tekst") -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


def tabel(key: str, *rijen: list[str]) -> dict[str, Any]:
    return blok(key, {"data": list(rijen)}, "tabel")


# Lines without a full stop: only the break parts them.
REGELS = (
    "neem de tijd voor elk gezin<br/>vraag eerst wat er goed gaat<br/>leg alles vast in het dossier"
)
REGEL_1, REGEL_2, REGEL_3 = REGELS.split("<br/>")

# Each: the basis, what the one made of it, what the other wrote.
VOOR_MENSEN = {
    "lines without full stops are split at two places": (
        {"doel": p(REGELS)},
        {"doel": p(REGEL_1) + p(f"{REGEL_2}<br/>{REGEL_3}")},
        {"doel": p(f"{REGEL_1}<br/>{REGEL_2}") + p("leg werkelijk alles vast in het dossier")},
    ),
    "lines without full stops are joined": (
        {"doel": p(REGEL_1) + p(REGEL_2) + p(REGEL_3)},
        {"doel": p(f"{REGEL_1}<br/>{REGEL_2}") + p(REGEL_3)},
        {"doel": p(REGEL_1) + p("vraag allereerst wat er thuis goed gaat") + p(REGEL_3)},
    ),
    "a paragraph is split": (
        {"doel": p(TIJD) + p(GOED, ZORG)},
        {"doel": p(TIJD) + p(GOED) + p(ZORG)},
        {"doel": p(TIJD) + p(GOED, ZORG_BEWERKT)},
    ),
    "a paragraph is split, the second half keeps the key": (
        {"doel": p(TIJD, key="a") + p(GOED, ZORG, key="b")},
        {"doel": p(TIJD, key="a") + p(GOED, key="n") + p(ZORG, key="b")},
        {"doel": p(TIJD, key="a") + p(GOED, ZORG_BEWERKT, key="b")},
    ),
    "a paragraph is split, and half of it left out by the other": (
        {"doel": p(TIJD) + p(GOED, ZORG)},
        {"doel": p(TIJD) + p(GOED) + p(ZORG)},
        {"doel": p(TIJD) + p(GOED)},
    ),
    "two are joined, and the second edited": (
        {"doel": p(TIJD) + p(GOED) + p(ZORG)},
        {"doel": p(TIJD) + p(GOED, ZORG)},
        {"doel": p(TIJD) + p(GOED) + p(ZORG_BEWERKT)},
    ),
    "two are joined, and the first edited": (
        {"doel": p(TIJD) + p(GOED) + p(ZORG)},
        {"doel": p(TIJD) + p(GOED, ZORG)},
        {"doel": p(TIJD) + p(GOED, VAST) + p(ZORG)},
    ),
    "a sentence goes to another paragraph": (
        {"doel": p(TIJD, ZORG) + p(GOED)},
        {"doel": p(TIJD) + p(GOED, ZORG)},
        {"doel": p(TIJD, ZORG_BEWERKT) + p(GOED)},
    ),
    "paragraphs become a list": (
        {"doel": p(TIJD) + p(GOED) + p(ZORG)},
        {"doel": p(TIJD) + ul(GOED, ZORG)},
        {"doel": p(TIJD) + p(GOED) + p(ZORG_BEWERKT)},
    ),
    "a list item is split": (
        {"doel": ul(TIJD, f"{GOED} {ZORG}")},
        {"doel": ul(TIJD, GOED, ZORG)},
        {"doel": ul(TIJD, f"{GOED} {ZORG_BEWERKT}")},
    ),
    "an item leaves its sub-list": (
        {"doel": ul(TIJD + ul(GOED, ZORG), VAST)},
        {"doel": ul(TIJD + ul(GOED), VAST, ZORG)},
        {"doel": ul(TIJD + ul(GOED, ZORG_BEWERKT), VAST)},
    ),
    "from one field to another": (
        {"doel": p(TIJD) + p(ZORG), "slot": p(VAST)},
        {"doel": p(TIJD), "slot": p(VAST) + p(ZORG)},
        {"doel": p(TIJD) + p(ZORG_BEWERKT), "slot": p(VAST)},
    ),
    "from one block to another": (
        {"inhoud": [blok("t", p(TIJD) + p(ZORG)), blok("u", p(VAST))]},
        {"inhoud": [blok("t", p(TIJD)), blok("u", p(VAST) + p(ZORG))]},
        {"inhoud": [blok("t", p(TIJD) + p(ZORG_BEWERKT)), blok("u", p(VAST))]},
    ),
    "a block is split": (
        {"inhoud": [blok("t", p(TIJD) + p(ZORG))]},
        {"inhoud": [blok("t", p(TIJD)), blok("n", p(ZORG))]},
        {"inhoud": [blok("t", p(TIJD) + p(ZORG_BEWERKT))]},
    ),
    "a block to another field": (
        {"inhoud": [blok("t", p(TIJD)), blok("u", p(ZORG))], "bijlage": []},
        {"inhoud": [blok("t", p(TIJD))], "bijlage": [blok("u", p(ZORG))]},
        {"inhoud": [blok("t", p(TIJD)), blok("u", p(ZORG_BEWERKT))], "bijlage": []},
    ),
    "an item to another list, made anew": (
        {"een": [blok("a", TIJD, "item"), blok("b", ZORG, "item")], "twee": []},
        {"een": [blok("a", TIJD, "item")], "twee": [blok("n", ZORG, "item")]},
        {"een": [blok("a", TIJD, "item"), blok("b", ZORG_BEWERKT, "item")], "twee": []},
    ),
    "an item of one word to another list": (
        {"een": [blok("a", "Stiften", "item"), blok("b", "Bord", "item")], "twee": []},
        {"een": [blok("b", "Bord", "item")], "twee": [blok("n", "Stiften", "item")]},
        {"een": [blok("a", "Dikke stiften", "item"), blok("b", "Bord", "item")], "twee": []},
    ),
    "a row to another table": (
        {"inhoud": [tabel("t", [TIJD, GOED], [ZORG, VAST]), tabel("u", [SLOT, "ja"])]},
        {"inhoud": [tabel("t", [TIJD, GOED]), tabel("u", [SLOT, "ja"], [ZORG, VAST])]},
        {"inhoud": [tabel("t", [TIJD, GOED], [ZORG_BEWERKT, VAST]), tabel("u", [SLOT, "ja"])]},
    ),
    "moved to another field and edited there, edited here otherwise": (
        {"doel": p(TIJD) + p(ZORG), "slot": p(VAST)},
        {"doel": p(TIJD), "slot": p(VAST) + p(ZORG_BEWERKT)},
        {"doel": p(TIJD) + p(ZORG.replace("ouders", "opvoeders")), "slot": p(VAST)},
    ),
    "each copied a passage of short sentences to another place": (
        {"doel": p("Blijf rustig. Vraag door."), "slot": p(GOED), "tip": p(VAST)},
        {"doel": p("Blijf rustig. Vraag door.") * 2, "slot": p(GOED), "tip": p(VAST)},
        {
            "doel": p("Blijf rustig. Vraag door."),
            "slot": p(GOED) + p("Blijf rustig. Vraag door."),
            "tip": p(VAST),
        },
    ),
    "each added the same sentence, at another place": (
        {"doel": p(TIJD), "slot": p(GOED)},
        {"doel": p(TIJD) + p(SLOT), "slot": p(GOED)},
        {"doel": p(TIJD), "slot": p(GOED) + p(SLOT)},
    ),
}


def keuzes(result: Any, keuze: str) -> dict[str, str]:
    return {besluit.pad: keuze for besluit in result.conflicten}


@pytest.mark.parametrize("gedraaid", [False, True])
@pytest.mark.parametrize("geval", VOOR_MENSEN.values(), ids=VOOR_MENSEN)
def test_it_is_one_question_for_people(geval: Any, gedraaid: bool) -> None:
    basis, kern, lokaal = (geval[0], geval[2], geval[1]) if gedraaid else geval
    result = merge(basis, kern, lokaal)
    assert result.inhoud == lokaal, "what stands there until somebody decides is ours, whole"
    assert result.toegepast(keuzes(result, "kern")) == kern, "and the core's is the core's, whole"
    assert any(besluit.dubbel for besluit in result.conflicten)
    assert result.botsingen({}) == result.botsingen(keuzes(result, "kern")) == ()
    assert len({besluit.samen for besluit in result.conflicten} - {""}) <= 1


NAAR_VOREN = (
    {"doel": p(TIJD) + p(GOED) + p(ZORG) + p(VAST) + p(SLOT)},
    {"doel": p(ZORG) + p(TIJD) + p(GOED) + p(VAST) + p(SLOT)},
    {"doel": p(TIJD) + p(GOED) + p(ZORG_BEWERKT) + p(VAST) + p(SLOT)},
)


@pytest.mark.parametrize("gedraaid", [False, True])
def test_in_one_text_the_edit_goes_along_with_the_move(gedraaid: bool) -> None:
    basis, verplaatst, bewerkt = NAAR_VOREN
    sides = (bewerkt, verplaatst) if gedraaid else (verplaatst, bewerkt)
    result = merge(basis, *sides)
    assert not result.conflicten
    assert result.inhoud == {"doel": p(ZORG_BEWERKT) + p(TIJD) + p(GOED) + p(VAST) + p(SLOT)}


def test_moved_and_edited_by_one_is_still_that_paragraph() -> None:
    """Only its words are asked about, once; its place was changed by the core alone."""
    basis, _, _ = NAAR_VOREN
    anders = ZORG.replace("ouders", "opvoeders")
    kern = {"doel": p(ZORG_BEWERKT) + p(TIJD) + p(GOED) + p(VAST) + p(SLOT)}
    lokaal = {"doel": p(TIJD) + p(GOED) + p(anders) + p(VAST) + p(SLOT)}
    result = merge(basis, kern, lokaal)
    assert [(b.kern, b.lokaal) for b in result.conflicten] == [(p(ZORG_BEWERKT), p(anders))]
    assert result.inhoud == {"doel": p(anders) + p(TIJD) + p(GOED) + p(VAST) + p(SLOT)}


def test_both_move_it_and_one_edits_it_is_asked_by_its_place() -> None:
    basis, kern, _ = NAAR_VOREN
    lokaal = {"doel": p(TIJD) + p(GOED) + p(VAST) + p(ZORG_BEWERKT) + p(SLOT)}
    result = merge(basis, kern, lokaal)
    assert [b.pad for b in result.conflicten] == ["doel/p3#plaats"]
    assert result.inhoud == lokaal
    voorop = result.toegepast({"doel/p3#plaats": "kern"})
    assert voorop == {"doel": p(ZORG_BEWERKT) + p(TIJD) + p(GOED) + p(VAST) + p(SLOT)}


KOP = "<h3>Wat is het doel hiervan?</h3>"
PAUZE = {"titel": "Even rust voor iedereen hier", "werkvorm": "in paren"}
GEEN_VRAAG = {
    "a sentence that stood twice, each edited by another side": (
        {"doel": p(ZORG) + p(TIJD), "slot": p(ZORG) + p(VAST)},
        {"doel": p(ZORG_BEWERKT) + p(TIJD), "slot": p(ZORG) + p(VAST)},
        {"doel": p(ZORG) + p(TIJD), "slot": p(ZORG.replace("ouders", "opvoeders")) + p(VAST)},
    ),
    "each adds a passage under a heading that all of them have": (
        {"inhoud": [blok("t", KOP + p(TIJD))]},
        {"inhoud": [blok("t", KOP + p(TIJD)), blok("k", KOP + p(GOED))]},
        {"inhoud": [blok("l", KOP + p(VAST)), blok("t", KOP + p(TIJD))]},
    ),
    "each adds something of the same kind": (
        {"inhoud": [blok("t", p(TIJD))]},
        {"inhoud": [blok("t", p(TIJD)), blok("k", {**PAUZE, "titel": "Kort spel"}, "deel")]},
        {"inhoud": [blok("l", PAUZE, "deel"), blok("t", p(TIJD))]},
    ),
    "each begins a sentence with the same stock phrase": (
        {"doel": p(TIJD), "slot": p(GOED)},
        {"doel": p(TIJD) + p("Let op:", ZORG), "slot": p(GOED)},
        {"doel": p(TIJD), "slot": p(GOED) + p("Let op:", VAST)},
    ),
    "the core leaves a sentence out, and we add one with the same small words": (
        {"doel": p(TIJD) + p("Geef het formulier aan de leraar van de klas."), "slot": p(GOED)},
        {"doel": p(TIJD), "slot": p(GOED)},
        {
            "doel": p(TIJD) + p("Geef het formulier aan de leraar van de klas."),
            "slot": p(GOED) + p("Vraag het later ook aan de buren van de wijk."),
        },
    ),
    "only the core moves, and we write at another passage": (
        {"doel": p(TIJD) + p(ZORG), "slot": p(VAST)},
        {"doel": p(TIJD), "slot": p(VAST) + p(ZORG)},
        {"doel": p(TIJD, SLOT) + p(ZORG), "slot": p(VAST)},
    ),
}


@pytest.mark.parametrize("gedraaid", [False, True])
@pytest.mark.parametrize("geval", GEEN_VRAAG.values(), ids=GEEN_VRAAG)
def test_what_says_nothing_twice_is_no_question(geval: Any, gedraaid: bool) -> None:
    basis, kern, lokaal = (geval[0], geval[2], geval[1]) if gedraaid else geval
    assert not merge(basis, kern, lokaal).conflicten
