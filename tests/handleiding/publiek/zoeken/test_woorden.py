"""The pure half of search: words, what may stand for them, how well a passage answers, what is shown of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.publiek.zoeken.fragment import fragment, gemarkeerd
from handleiding.publiek.zoeken.koppen import Zoekalinea, alineas
from handleiding.publiek.zoeken.scoren import Gestamd, scoor
from handleiding.publiek.zoeken.woorden import stam, stammen, woorden
from handleiding.publiek.zoeken.woordenschat import Woordenschat
from handleiding.publiek.zoeken.zoekvraag import (
    LANGSTE,
    MEESTE_WOORDEN,
    gevraagd,
    lees_synoniemen,
    lees_vraag,
)

TEKST = "De taakverdeling thuis. Het bufferschema van de ouders. Een bijeenkomst in Aldlân, een bijeenkomst."


def schat(tekst=TEKST):
    return Woordenschat(dict.fromkeys(stammen(tekst), 1), 10, set(woorden(tekst)))


def gezocht(vraag, *, synoniemen=(), tekst=TEKST):
    return lees_vraag(vraag, schat(tekst), lees_synoniemen(synoniemen)).stammen


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("bijeenkomst", "bijeenkomsten"),
        ("schuldgevoel", "schuldgevoelens"),
        ("Aldlân", "aldlan"),
        ("casuïstiek", "CASUISTIEK"),
        ("vragenlijst", "vragenlijsten"),
        ("ervaring", "ervaringen"),
    ],
)
def test_forms_of_one_word_have_one_stem(een, ander):
    assert stammen(een) == stammen(ander)


def test_joined_word_is_its_parts_and_the_whole():
    assert list(woorden("werk-leergroep")) == ["werk", "leergroep", "werkleergroep"]
    assert list(woorden("0800-2000")) == ["0800", "2000", "08002000"]


@given(st.text(max_size=60))
def test_how_letters_are_stored_does_not_matter(tekst):
    assert stammen(unicodedata.normalize("NFC", tekst)) == stammen(
        unicodedata.normalize("NFD", tekst)
    )


@given(st.text(max_size=60))
def test_stem_is_at_its_end_and_fit_for_a_database(tekst):
    for kern in stammen(tekst):
        assert kern.isalnum()
        assert stam(kern) == kern or len(kern) < 3


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("taakverdelling", "taakverdeling"),
        ("buferschema", "bufferschema"),
        ("bijenkomst", "bijeenkomst"),
        ("bufferschmea", "bufferschema"),
    ],
)
def test_typing_error_finds_what_was_meant(getypt, bedoeld):
    vraag = lees_vraag(getypt, schat(), {})
    assert vraag.verbeterd == {getypt: bedoeld}
    assert stam(bedoeld) in vraag.stammen


@pytest.mark.parametrize("getypt", ["Aldlân", "ouders", "xyz", "qqqqqqqqqqqq", "12345"])
def test_what_is_known_or_like_nothing_is_not_corrected(getypt):
    assert lees_vraag(getypt, schat(), {}).verbeterd == {}


def test_compound_is_found_by_its_parts_and_the_other_way_round():
    assert stam("bufferschema") in gezocht("buffer schema")
    assert {stam("ouder"), stam("bijeenkomst")} <= gezocht("ouderbijeenkomst")
    assert stam("taakverdeling") in gezocht("verdeling", tekst=f"{TEKST} De taak. De verdeling.")


def test_synonym_works_both_ways_and_for_two_words():
    regels = ["crèche, kinderopvang", "afstand nemen, metapositie"]
    assert stam("kinderopvang") in gezocht("creche", synoniemen=regels)
    assert stam("creche") in gezocht("kinderopvang", synoniemen=regels)
    assert stam("metapositie") in gezocht("afstand nemen", synoniemen=regels)
    assert stam("metapositie") not in gezocht("afstand", synoniemen=regels)


def test_words_that_tell_nothing_are_asked_only_alone():
    assert list(gevraagd("wat is de taakverdeling")) == ["taakverdeling"]
    assert list(gevraagd("hoe en wat")) == ["hoe", "en", "wat"]


def test_joined_word_is_asked_as_one():
    tekst = f"{TEKST} Een flipchart, of een flapover."
    assert list(gevraagd("flap-over")) == ["flapover"]
    regels = ["flap-over, flipchart"]
    assert {stam("flipchart"), stam("flapover")} <= gezocht(
        "flap-over", synoniemen=regels, tekst=tekst
    )
    assert stam("flapover") in gezocht("flipchart", synoniemen=regels, tekst=tekst)


def test_long_question_is_cut():
    assert len(gevraagd("a1b2 " * 5000)) <= MEESTE_WOORDEN
    assert len(gevraagd(" ".join(f"woord{n}" for n in range(500)))) <= MEESTE_WOORDEN
    assert LANGSTE == 200


def test_title_counts_most_and_then_a_heading():
    vraag = lees_vraag("taakverdeling", schat(), {})
    kern, anders = [stam("taakverdeling")], ["iets"]
    in_titel = scoor(vraag, Gestamd(kern, anders, anders), schat())
    in_kop = scoor(vraag, Gestamd(anders, kern, anders), schat())
    in_tekst = scoor(vraag, Gestamd(anders, anders, kern), schat())
    assert in_titel > in_kop > in_tekst > 0
    assert scoor(vraag, Gestamd(anders, anders, anders), schat()) == 0


def test_words_close_together_count_more():
    vraag = lees_vraag("taakverdeling ouders", schat(), {})
    a, b = stam("taakverdeling"), stam("ouders")
    vul = ["iets"] * 30
    dichtbij = scoor(vraag, Gestamd([], [], [*vul, a, b]), schat())
    ver = scoor(vraag, Gestamd([], [], [a, *vul, b]), schat())
    assert dichtbij > ver


def test_fragment_is_the_line_that_answers_best():
    gevonden = fragment("Iets anders.\nDe taakverdeling thuis.", frozenset({stam("taakverdeling")}))
    assert [deel.tekst for deel in gevonden.delen if deel.raak] == ["taakverdeling"]
    assert gevonden.doel("blok-1") == "#blok-1:~:text=De%20taakverdeling%20thuis."


@given(st.text(max_size=400), st.lists(st.sampled_from(["ouder", "kind", "buurt"]), max_size=3))
def test_fragment_says_what_the_text_says(tekst, gezochte):
    tekst = tekst.replace("…", "") + " ".join(gezochte)
    delen = fragment(tekst, frozenset(map(stam, gezochte))).delen
    getoond = "".join(deel.tekst for deel in delen).removeprefix("… ").removesuffix(" …")
    assert getoond in tekst
    heel = "".join(deel.tekst for deel in gemarkeerd(tekst, frozenset(map(stam, gezochte))))
    assert heel == tekst


def test_rich_text_becomes_lines_with_headings():
    html = '<p>Eerst &amp; vooral</p><h3 id="x">Een <b>kop</b></h3><ul><li>punt<br>regel</li></ul><hr/>'
    assert list(alineas(html, "blok-1")) == [
        Zoekalinea("Eerst & vooral", "blok-1"),
        Zoekalinea("Een kop", "blok-1", is_kop=True),
        Zoekalinea("punt", "blok-1"),
        Zoekalinea("regel", "blok-1"),
    ]
