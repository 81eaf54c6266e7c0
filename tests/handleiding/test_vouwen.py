"""Folding: one form for every way of writing a name, two forms for two names, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.vouwen import ALINEA, lees_opmaak, vouw, vouw_met_plaatsen

# The letters of names in Europe: Latin-1, and Latin Extended-A, -B and Additional.
EUROPEES = st.text(
    st.characters(
        max_codepoint=0x1EFF, categories=("Lu", "Ll", "Mn"), exclude_characters=""
    ).filter(
        lambda teken: ord(teken) < 0x250 or 0x300 <= ord(teken) < 0x370 or ord(teken) >= 0x1E00
    )
)
NAMEN = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ '-", min_size=1)


@pytest.mark.parametrize(
    ("zo", "of_zo"),
    [
        ("Zoë d’Ambrozzio", "ZOE D'AMBROZZIO"),
        ("Zoë d‘Ambrozzio", "Zoë d´Ambrozzio"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\u0132sbrand", "IJsbrand"),
        ("Van D\u0133k", "van dijk"),
        ("Anne\u2011Marie", "Anne-Marie"),
        ("Anne\u2013Marie", "Anne\u2212Marie"),
        ("Jan\u00adsen", "Jansen"),
        ("Jan\u200bsen", "Jan\u2060sen"),
        ("Jan\u00a0de\u202fBoer", "Jan de Boer"),
        ("Jan \u00ad  de\tBoer", "Jan\nde Boer"),
        ("Ｊａｎ", "Jan"),
        ("Straße", "STRASSE"),
        ("Sørensen Łukasz", "Sorensen Lukasz"),
        ("o\ufb03ce", "office"),
        # As each is typed on a plain keyboard.
        ("Þórður Guðmundsson", "Thordur Gudmundsson"),
        ("ÞÓRÐUR", "thordur"),
        ("Ħal Għaxaq", "Hal Ghaxaq"),
        ("Ŧor Bođu Ŋuolla", "Tor Bodu Nuolla"),
        ("Nguyễn Thị Đặng Ước", "Nguyen Thi Dang Uoc"),
        ("İbrahim Yıldız Şahin Çelik Ağaoğlu", "Ibrahim Yildiz Sahin Celik Agaoglu"),
        ("Wałęsa Żółć", "Walesa Zolc"),
        ("Æbelø Œuvre Åse", "Aebelo Oeuvre Ase"),
        ("Weiẞ", "Weiss"),
        ("Marce\u0140lí", "Marcel·li"),
        ("Marce\u0140lí", "Marcelli"),
        ("ŉ Kaĸortoĸ", "'n Kaqortoq"),
        ("Ĳsbrand van Dĳk", "IJsbrand van Dijk"),
        ("Wytske Fûgel-Ôfkes", "Wytske Fugel-Ofkes"),
    ],
)
def test_ways_of_writing_one_name(zo, of_zo):
    assert vouw(zo) == vouw(of_zo)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Jansen", "Janssen"),
        ("Jansen", "Jansens"),
        ("Jan Sen", "Jansen"),
        ("Dijk", "Dyk"),
        ("Anne-Marie", "Anne Marie"),
        ("De Boer", "De Boér-"),
        ("Meijer", "Meier"),
    ],
)
def test_names_that_differ_never_meet(een, ander):
    assert vouw(een) != vouw(ander)


@given(st.text())
def test_the_unicode_form_makes_no_difference(tekst):
    vormen = {vouw(unicodedata.normalize(vorm, tekst)) for vorm in ("NFC", "NFD")}
    assert vormen == {vouw(tekst)}


@given(st.text())
def test_folding_twice_is_folding_once(tekst):
    assert vouw(vouw(tekst)) == vouw(tekst)


@given(EUROPEES)
def test_the_laws_hold_for_letters_of_names(tekst):
    gevouwen = vouw(tekst)
    assert vouw(gevouwen) == gevouwen
    for vorm in ("NFC", "NFD", "NFKC", "NFKD"):
        assert vouw(unicodedata.normalize(vorm, tekst)) == gevouwen
    assert vouw(tekst.upper()) == vouw(tekst.lower())


@pytest.mark.parametrize("teken", [chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha()])
def test_no_letter_of_a_european_alphabet_is_left(teken):
    """Latin-1 and Latin Extended-A hold the letters of all European alphabets with Latin script."""
    assert vouw(teken).replace("'", "").isascii()


@given(NAMEN, NAMEN)
def test_plain_names_meet_only_when_their_letters_are_the_same(een, ander):
    def kaal(naam):
        return " ".join(naam.lower().split(" ")).replace("  ", " ")

    while "  " in een or "  " in ander:
        een, ander = een.replace("  ", " "), ander.replace("  ", " ")
    assert (vouw(een) == vouw(ander)) == (kaal(een) == kaal(ander))


@given(st.text("abcdefgh", min_size=1), st.text("abcdefgh"), st.sampled_from("abcdefgh"))
def test_a_letter_more_is_another_name(begin, eind, letter):
    assert vouw(begin + letter + eind) != vouw(begin + eind)


@given(st.text())
def test_each_character_knows_where_it_stands(tekst):
    gevouwen = vouw_met_plaatsen(tekst)
    assert gevouwen.tekst == vouw(tekst)
    assert len(gevouwen.plaatsen) == len(gevouwen.tekst)
    assert all(0 <= start < eind <= len(tekst) for start, eind in gevouwen.plaatsen)
    assert list(gevouwen.plaatsen) == sorted(gevouwen.plaatsen)


@given(st.text("abc"), st.text("ë\u00ad\u0301 ĳA", min_size=1), st.text("abc"))
def test_the_place_found_is_the_text_that_was_sought(voor, naam, na):
    gevouwen = vouw_met_plaatsen(f"{voor}x{naam}x{na}")
    begin, eind = gevouwen.tekst.index("x"), gevouwen.tekst.rindex("x")
    start, stop = gevouwen.bron(begin, eind + 1)
    assert f"{voor}x{naam}x{na}"[start:stop] == f"x{naam}x"


@pytest.mark.parametrize(
    ("html", "gezien"),
    [
        ("<p><b>Jan</b> Jansen</p>", f"{ALINEA}Jan Jansen{ALINEA}"),
        ("Jan<br/>Jansen", "Jan Jansen"),
        ("J<i>an</i>&nbsp;d&#x27;A &amp; B", "Jan\u00a0d'A & B"),
        ("<p>Jan</p><p>Jansen</p>", f"{ALINEA}Jan{ALINEA}{ALINEA}Jansen{ALINEA}"),
        ("1 < 2 <!-- Jan --> en 3 &nietbekend; 4", "1 < 2  en 3 &nietbekend; 4"),
        ('<a href="/x" title="a">hier</a>', "hier"),
    ],
)
def test_what_a_reader_sees_of_rich_text(html, gezien):
    assert lees_opmaak(html).tekst == gezien


def test_a_place_in_rich_text_leads_back_to_the_html():
    html = "<p>Bel <b>Jan</b>&nbsp;Jansen.</p>"
    gelezen = lees_opmaak(html)
    start = gelezen.tekst.index("Jan")
    begin, eind = gelezen.bron(start, gelezen.tekst.index("."))
    assert html[begin:eind] == "Jan</b>&nbsp;Jansen"


@given(st.text("<>/bp &;amplt#39!-\n"))
def test_broken_html_is_read_without_a_fault(html):
    gelezen = lees_opmaak(html)
    assert len(gelezen.tekst) == len(gelezen.plaatsen)
