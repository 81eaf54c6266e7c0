"""A difference in words: every change is marked, and nothing else is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.verschil.rijk import gewone_tekst, lees
from handleiding.verschil.woorden import BIJ, GELIJK, WEG, in_woorden, platte_tekst, vergelijk


def toon(oud, nieuw, lezer=lees):
    """Return a difference as one text: [-gone-], {+new+}."""
    tekens = {GELIJK: "{}", WEG: "[-{}-]", BIJ: "{{+{}+}}"}
    regels = vergelijk(lezer(oud), lezer(nieuw))
    return "\n".join("".join(tekens[d.soort].format(d.tekst) for d in regel) for regel in regels)


LINK = '<p>Bel <a href="{}">de gemeente</a> nu.</p>'


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        (
            LINK.format("https://a.nl/x"),
            LINK.format("https://b.nl/y"),
            "Bel de gemeente[- [link naar https://a.nl/x]-]{+ [link naar https://b.nl/y]+} nu.",
        ),
        (
            "<p>Bel de gemeente nu.</p>",
            LINK.format("mailto:a@example.nl"),
            "Bel de gemeente{+ [link naar e-mailadres a@example.nl]+} nu.",
        ),
        (
            LINK.format("tel:112"),
            "<p>Bel de gemeente nu.</p>",
            "Bel de gemeente[- [link naar telefoonnummer 112]-] nu.",
        ),
        ("<p>Let op dit.</p>", "<p>Let <b>op</b> dit.</p>", "Let op{+ [vet]+} dit."),
        ("<p><b>Let</b> op.</p>", "<p><i>Let</i> op.</p>", "Let[- [vet]-]{+ [cursief]+} op."),
        ("<p>Begin</p>", "<h2>Begin</h2>", "[-[alinea] -]{+[kop 2] +}Begin"),
        ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>", "[-[punt] -]{+[genummerd punt] +}a"),
        (
            "<p>een</p><p>twee</p>",
            "<p>een</p><p>en <b>drie</b></p><p>twee</p>",
            "een\n{+en drie+}{+ [vet]+}\ntwee",
        ),
        (
            "<p>Een.</p>",
            '<p>Een. <a href="x">Meer</a></p>',
            "Een.{+ Meer+}{+ [link naar x]+}",
        ),
        ("<p>Een oude tekst.</p>", "<p>Een nieuwe tekst.</p>", "Een [-oude-]{+nieuwe+} tekst."),
        ("<p>a</p><p>b</p>", "<p>a</p><p></p><p>b</p>", "a\n{+[lege alinea]+}\nb"),
        (
            "<ul><li>a</li><li>b</li></ul>",
            "<ul><li>a</li></ul><ul><li>b</li></ul>",
            "• a\n{+[hier begint een nieuwe lijst] +}• b",
        ),
        (
            "<p>Praat   met.</p><p>Luister.</p>",
            "<p>Praat met.</p><p>Wacht.</p>",
            "Praat met.\n[-Luister-]{+Wacht+}.",
        ),
    ],
)
def test_difference_in_words(oud, nieuw, verwacht):
    assert toon(oud, nieuw) == verwacht


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("een twee", "een  twee", "een {+ +}{+[spatie]+}twee"),
        ("een", "e\u200ben", "[-een-]{+e\u200ben+}{+[spatie zonder breedte]+}"),
        ("<b>x</b>", "<b>y</b>", "<b>[-x-]{+y+}</b>"),
    ],
)
def test_plain_text_shows_what_nobody_sees(oud, nieuw, verwacht):
    assert toon(oud, nieuw, gewone_tekst) == verwacht


def test_text_alone_tells_its_markup():
    html = '<h2>Kop</h2><p>Lees <a id="5" linktype="page">dit</a>.</p><ul><li>punt</li></ul>'
    assert platte_tekst(in_woorden(lees(html))) == (
        "[kop 2] Kop\nLees dit [link naar pagina 5].\n• punt"
    )


def test_text_that_repeats_takes_no_time():
    begin = time.monotonic()
    assert vergelijk(gewone_tekst("a " * 600), gewone_tekst("a b " * 600))
    assert vergelijk(lees("<p>a b</p>" * 400), lees("<p>b a c</p>" * 401))
    assert time.monotonic() - begin < 3


STUK = st.sampled_from(
    [
        "a ",
        "b ",
        "woord ",
        "<b>a</b> ",
        "<i>woord</i>",
        "<a href='x'>a</a>",
        "<a href='y'>a</a>",
        "</p><p>",
        "<br>",
    ]
)
HTML = st.lists(STUK, max_size=12).map(lambda delen: f"<p>{''.join(delen)}</p>")


@given(HTML, HTML)
def test_a_difference_marks_something_exactly_when_there_is_one(oud, nieuw):
    regels = vergelijk(lees(oud), lees(nieuw))
    gemerkt = any(deel.soort != GELIJK for regel in regels for deel in regel)
    assert gemerkt == (lees(oud) != lees(nieuw))


@given(HTML, HTML)
def test_both_texts_can_be_read_from_a_difference(oud, nieuw):
    for tekst, weg in ((lees(oud), BIJ), (lees(nieuw), WEG)):
        regels = [
            "".join(d.tekst for d in regel if d.soort != weg and not d.noot)
            for regel in vergelijk(lees(oud), lees(nieuw))
            if any(d.soort != weg for d in regel)
        ]
        assert "".join(regels).split() == "".join(a.tekst for a in tekst).split() or "".join(
            "".join(regels).split()
        ) == "".join("".join(a.tekst for a in tekst).split())


# One change never hides another


BASIS = (
    '<h2>Kop</h2><p>Een <b>vet</b> woord, een <i>schuin <b>woord</b></i> en <a href="https://e.nl/?a=1">een link</a>, '
    '<a id="7" linktype="document">een bestand</a>.<br/>Een regel.</p><ul><li>een<ul><li>dieper</li></ul></li>'
    "<li>twee</li></ul><ol><li>drie</li><li>vier</li></ol><blockquote><p>citaat</p><p>citaat</p></blockquote><hr/>"
    '<embed embedtype="image" id="1" format="left" alt="a"/><p>slot slot slot</p>'
)
WIJZIGINGEN = (
    ("</li><li>", "</li></ol><ol><li>"),
    ("</li><li>", "</li></ul><ul><li>"),
    ("</p><p>", "</p></blockquote><blockquote><p>"),
    ("</p>", "</p><p></p>"),
    ("<ol>", "<p></p><ol>"),
    ("drie", "drie en een half"),
    ("citaat", "ander citaat"),
    ("twee", "<b>twee</b>"),
    (" ", "\u00a0"),
    ("<br/>", " "),
    ("<a ", '<a title="x" '),
    ('href="https', 'href="http'),
    ('id="7"', 'id="8"'),
    ("<b>", "<b><i>"),
    ("een", "een\u200b"),
    ("left", "right"),
    ("<hr/>", ""),
    ("h2>", "h3>"),
    ("slot</p>", "slot</p><p>slot slot slot</p>"),
    ("slot slot", "<b>slot</b> slot"),
    ("slot slot", "slot <b>slot</b>"),
)
reeks = st.lists(st.sampled_from(WIJZIGINGEN), max_size=5)


@given(reeks, st.sampled_from(WIJZIGINGEN))
def test_two_texts_are_never_shown_alike_beside_a_third(eerst, nog_een):
    """What somebody changed besides is told as well: each other text gives another difference."""
    een = BASIS
    for oud, nieuw in eerst:
        een = een.replace(oud, nieuw, 1)
    ander = een.replace(*nog_een, 1)
    if lees(een) != lees(ander):
        assert vergelijk(lees(BASIS), lees(een)) != vergelijk(lees(BASIS), lees(ander))


def test_where_a_numbered_list_begins_anew_is_told_beside_other_words():
    oud = "<ol><li>a</li><li>b</li><li>c</li></ol>"
    nieuw = "<ol><li>een a</li><li>b</li></ol><ol><li>c</li></ol>"
    assert toon(oud, nieuw).splitlines()[2] == ("{+[hier begint een nieuwe genummerde lijst] +}• c")
