"""Joined lines, hyphens, hanging indents and lists, in small texts."""

import pytest

from handleiding.importer.blocks import maak_blokken
from handleiding.importer.html import blokken_html, tekst_html
from handleiding.importer.hyphens import plak
from handleiding.importer.lines import maak_regels, meet

# Sets the width of the page: about a hundred signs.
BREED = "Dit is een lange regel van een bladzijde die tot aan de rand van het papier gevuld is met tekst ja"


def blokken(tekst):
    regels = maak_regels([BREED, "", *tekst.split("\n")])
    return maak_blokken(regels[1:], meet(regels))


def teksten(tekst):
    return [blok.volledig for blok in blokken(tekst)]


def html(tekst):
    return blokken_html(blokken(tekst))


def test_lines_of_a_paragraph_are_joined():
    regels = (
        "Een zin die doorloopt tot aan de rand van de bladzijde en daar dus wordt afgebroken door de",
        "drukker, eindigt hier.",
    )
    assert teksten("\n".join(regels)) == [" ".join(regels)]


def test_short_lines_stay_apart():
    assert teksten("Wat zie je?\nWat hoor je?") == ["Wat zie je?", "Wat hoor je?"]


def test_white_line_inside_an_item_is_a_hanging_indent():
    begin = "Een punt dat langer is dan de bladzijde breed is en daarom op de volgende regel verder moet"
    assert teksten(f"- {begin}\n\ngaan, na wit.\n- Een kort punt") == [
        f"{begin} gaan, na wit.",
        "Een kort punt",
    ]


def test_white_line_after_a_finished_item_ends_it():
    assert teksten("- Een kort punt.\n\nEen nieuwe alinea.") == [
        "Een kort punt.",
        "Een nieuwe alinea.",
    ]


def test_source_line_numbers_follow_the_text():
    tweede = blokken("Een.\n\n- Een punt met het woord zorg-\n\nboerderij")[1]
    assert [regel.nr for regel in tweede.regels] == [5, 7]


@pytest.mark.parametrize(
    ("delen", "woorden", "verwacht"),
    [
        (["de werk-", "groep"], {"werk-groep"}, "de werk-groep"),
        (["de bege-", "leiding"], {"begeleiding"}, "de begeleiding"),
        (["de bege-", "leiding"], set(), "de begeleiding"),
        (["de school-", "dokter"], {"school", "dokter"}, "de school-dokter"),
        (["de school-", "dokter"], {"school", "dokter", "schooldokter"}, "de schooldokter"),
        (["zorg-", "en hulp"], set(), "zorg- en hulp"),
        (["een ‘mooie dag’-", "gevoel"], set(), "een ‘mooie dag’-gevoel"),
        (["Noord-", "Holland"], set(), "Noord-Holland"),
        (["ABC/", "DEF"], set(), "ABC/DEF"),
        (["wij gaan -", "en dan weer"], set(), "wij gaan - en dan weer"),
        (["zacht\u00ad", "jes"], set(), "zachtjes"),
        (["http://voorbeeld.nl/een-", "twee"], set(), "http://voorbeeld.nl/een-twee"),
    ],
)
def test_hyphen_at_the_end_of_a_line(delen, woorden, verwacht):
    assert plak(delen, frozenset(woorden)) == verwacht


def test_nested_items():
    assert html("- Een\n- Twee:\n  - Twee a\n  - Twee b\n- Drie") == (
        "<ul><li>Een</li><li>Twee:<ul><li>Twee a</li><li>Twee b</li></ul></li><li>Drie</li></ul>"
    )


def test_one_space_nests_only_below_an_open_item():
    assert html("- Kies\n - Rood\n - Blauw") == (
        "<ul><li>Kies<ul><li>Rood</li><li>Blauw</li></ul></li></ul>"
    )
    assert html("- Klaar.\n - Ook klaar.") == "<ul><li>Klaar.</li><li>Ook klaar.</li></ul>"


def test_bullets_below_a_number_are_nested():
    assert html("1. Een\n- a\n- b\n2. Twee") == (
        "<ol><li>Een<ul><li>a</li><li>b</li></ul></li><li>Twee</li></ol>"
    )


def test_very_deep_lists_are_no_problem():
    assert html("\n".join(f"{'  ' * diepte}- punt" for diepte in range(2000))).count("<li>") == 2000


def test_dash_in_mid_sentence_is_no_bullet():
    assert (
        len(
            blokken(
                "- Een boek over de ongemakkelijke verhouding tussen alle ouders van dit land en vaak ook de\n"
                "\n"
                "– maatschappij."
            )
        )
        == 1
    )


def test_address_broken_after_a_slash_is_one():
    assert teksten("- http://voorbeeld.nl/een/\nlang-adres/verder\n\nKop\n- Een") == [
        "http://voorbeeld.nl/een/lang-adres/verder",
        "Kop",
        "Een",
    ]


def test_short_bullet_with_explanation_is_a_term():
    assert html("-  Tijd \nNeem rustig de tijd om het gesprek te voeren.") == (
        "<ul><li><b>Tijd</b> Neem rustig de tijd om het gesprek te voeren.</li></ul>"
    )


def test_short_line_above_a_text_is_a_heading():
    assert html("Deelnemers\nIedereen die in de buurt werkt kan meedoen.") == (
        "<h2>Deelnemers</h2><p>Iedereen die in de buurt werkt kan meedoen.</p>"
    )


def test_loose_questions_after_a_colon_are_a_list():
    assert html("Stel deze vragen:\nWat zie je?\nWat hoor je?") == (
        "<p>Stel deze vragen:</p><ul><li>Wat zie je?</li><li>Wat hoor je?</li></ul>"
    )


def test_text_is_escaped_and_addresses_are_links():
    assert tekst_html("a < b & c") == "a &lt; b &amp; c"
    assert tekst_html("Zie www.x.nl/a?b=1&c=2.") == (
        'Zie <a href="https://www.x.nl/a?b=1&amp;c=2">www.x.nl/a?b=1&amp;c=2</a>.'
    )
    assert 'href="http://x.nl/&quot;onclick"' in tekst_html('http://x.nl/"onclick')


def test_only_loose_one_line_sentences_after_a_colon_are_a_list():
    """A paragraph of two lines that follows them is a paragraph."""
    lang = "Een zin die doorloopt tot aan de rand van de bladzijde en daar dus wordt afgebroken door de"
    tekst = f"Vraag het elkaar:\nWat zie je?\nWat hoor je?\n{lang}\ndrukker, eindigt hier."
    assert html(tekst).endswith(
        f"<ul><li>Wat zie je?</li><li>Wat hoor je?</li></ul><p>{lang} drukker, eindigt hier.</p>"
    )


def test_a_short_line_far_to_the_right_is_full_where_the_paper_ends():
    """Few signs, and yet no room for the next word."""
    ver = " " * 62
    assert teksten(f"{ver}Zo staat deze bladzijde\n{ver}rechtsonder op het papier.") == [
        "Zo staat deze bladzijde rechtsonder op het papier."
    ]
