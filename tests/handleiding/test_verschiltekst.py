"""A reviewer reads paragraphs and points apart, and what changed in one of them."""

from wagtail.admin import compare
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from handleiding.verschiltekst import tekst_met_regels

OUD = "<h2>Begin</h2><p>Praat met   mensen.</p><ul><li>Vraag door.</li><li>Luister.</li></ul>"


def test_each_paragraph_and_point_has_a_line():
    assert tekst_met_regels(OUD) == "Begin\nPraat met mensen.\n• Vraag door.\n• Luister."


def test_break_within_a_paragraph_is_a_line():
    assert tekst_met_regels("<p>een<br/>twee &amp; drie</p>") == "een\ntwee & drie"


def test_nothing_is_nothing():
    assert tekst_met_regels(None or "") == ""


def test_cms_compares_lines():
    blok = RichTextBlock()
    nieuw = RichText(OUD.replace("Luister", "Wacht"))
    verschil = compare.RichTextBlockComparison(blok, True, True, RichText(OUD), nieuw).htmldiff()
    assert "Begin\nPraat met mensen.\n" in verschil
    assert '<span class="deletion">Luister.</span><span class="addition">Wacht.</span>' in verschil
