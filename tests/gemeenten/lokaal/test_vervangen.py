"""Other words in the place of a name: only the characters that were found go, and markup stays whole."""

import pytest

from gemeenten.persoonsgegevens.vervangen import (
    Wissel,
    kenmerken,
    wissel,
    wissel_in_kenmerk,
    wissel_in_opmaak,
)
from gemeenten.persoonsgegevens.zoekterm import Zoekvraag
from handleiding.vouwen import lees_opmaak

NAAM = "Zoë d'Ambrozzio"
VRAAG = Zoekvraag.van([NAAM])


def plekken(tekst, woorden):
    return [Wissel(t.start, t.eind, woorden) for t in VRAAG.treffers(tekst)]


@pytest.mark.parametrize(
    ("tekst", "woorden", "wordt"),
    [
        (f"Vraag {NAAM} om raad.", "een deelnemer", "Vraag een deelnemer om raad."),
        (f"Vraag {NAAM} om raad.", "", "Vraag om raad."),
        (f"Vraag het {NAAM}.", "", "Vraag het."),
        (f"{NAAM} vertelt.", "", "vertelt."),
        (NAAM, "", ""),
        (f"{NAAM} en {NAAM}", "iemand", "iemand en iemand"),
        (f"({NAAM})", "", "()"),
    ],
)
def test_in_plain_text(tekst, woorden, wordt):
    assert wissel(tekst, plekken(tekst, woorden)) == wordt


@pytest.mark.parametrize(
    ("html", "wordt"),
    [
        ("<p>Vraag Zo&euml; d&#x27;Ambrozzio.</p>", "<p>Vraag een &lt;deelnemer&gt; &amp; co.</p>"),
        (
            "<p>Van <b>Zoë</b> <i>d'Ambrozzio</i>.</p>",
            "<p>Van <b>een &lt;deelnemer&gt; &amp; co</b><i></i>.</p>",
        ),
        ("<p>Van Zoë<br/>d'Ambrozzio.</p>", "<p>Van een &lt;deelnemer&gt; &amp; co.</p>"),
        (
            "<ul><li>Zoë d'Ambrozzio</li><li>b</li></ul>",
            "<ul><li>een &lt;deelnemer&gt; &amp; co</li><li>b</li></ul>",
        ),
    ],
)
def test_in_rich_text_tags_stay_and_words_are_no_markup(html, wordt):
    gelezen = lees_opmaak(html).tekst
    assert wissel_in_opmaak(html, plekken(gelezen, "een <deelnemer> & co")) == wordt


def test_a_link_that_leads_to_the_person_goes_and_its_words_stay():
    html = (
        '<p><a href="mailto:zoe@voorbeeld.example">mail</a> of <a href="/b/">bel</a> '
        "<a href='mailto:zoe@voorbeeld.example'>nu</a></p>"
    )
    waarde = "mailto:zoe@voorbeeld.example"
    assert waarde in kenmerken(html)
    plek = [Wissel(7, len(waarde), "een deelnemer")]
    assert wissel_in_kenmerk(html, waarde, plek) == '<p>mail of <a href="/b/">bel</a> nu</p>'


def test_what_a_picture_shows_gets_other_words():
    html = '<embed alt="Foto van Zoë d&#x27;Ambrozzio" id="3"/>'
    [waarde] = kenmerken(html)
    nieuw = wissel_in_kenmerk(html, waarde, plekken(waarde, 'een "ander"'))
    assert nieuw == '<embed alt="Foto van een &quot;ander&quot;" id="3"/>'
