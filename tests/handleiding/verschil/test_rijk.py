"""What a reader cannot tell apart in rich text reads the same; everything else does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.verschil.rijk import Alinea, Tekststuk, gewone_tekst, lees

VET = ("b", ())


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("", "<p></p>"),
        ("", '<p data-block-key="ab1"></p>'),
        ("", "<p> </p>\n<p></p>"),
        ("<p>a</p>", '<p data-block-key="ab1">a</p>'),
        ("<p>a</p><p>b</p>", "<p>a</p>\n  <p> b </p>"),
        ("<p>a  b</p>", "<p>a\nb</p>"),
        ("<p>a<br/>b</p>", "<p>a <br> b</p>"),
        ("<p><b>a</b><b>b</b></p>", "<p><b>ab</b></p>"),
        ("<p><b><i>a</i></b></p>", "<p><em><strong>a</strong></em></p>"),
        ('<p><a id="5" linktype="page">a</a></p>', '<p><a linktype="page" id="5">a</a></p>'),
        ("<p><i>a </i><b><i>b</i></b></p>", "<p><i>a</i> <i><b>b</b></i></p>"),
        ("<p><b>a </b>b</p>", "<p><b>a</b> b</p>"),
        ("<p>&eacute;&quot;</p>", '<p>é"</p>'),
        ("<p>a", "<p>a</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<span>b</span></p>", "<p>ab</p>"),
    ],
)
def test_the_same_to_a_reader(een, ander):
    assert lees(een) == lees(ander)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("<p>a</p>", "<p>a.</p>"),
        ("<p>a</p>", "<p><b>a</b></p>"),
        ("<p><i>a</i></p>", "<p><b>a</b></p>"),
        ("<p>a</p>", "<h2>a</h2>"),
        ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (
            "<table><tr><td>a</td><td>b</td></tr></table>",
            "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        ),
        ("<p>a</p>", '<p>a data-block-key="zie elders"</p>'),
        ("<p>a</p>", '<p lang="fy">a</p>'),
        ('<p><a href="https://a.nl">a</a></p>', '<p><a href="https://b.nl">a</a></p>'),
        ('<p><a linktype="page" id="5">a</a></p>', '<p><a linktype="page" id="6">a</a></p>'),
        ('<p><a href="https://a.nl">a</a></p>', "<p>a</p>"),
        ("<p>a</p>", "<p>a</p><hr/>"),
        ('<embed embedtype="image" id="1"/>', '<embed embedtype="image" id="2"/>'),
        ("<p>a</p>", "<p>a<!-- b --></p>"),
        ("<p>a\u00a0b</p>", "<p>a b</p>"),
        ("<p>a</p><p>b</p>", "<p>a</p><p></p><p>b</p>"),
        ("<ul><li></li></ul>", ""),
        ("<p>a</p><p>b</p>", "<p>b</p><p>a</p>"),
        ("<p>ab</p>", "<p>a</p><p>b</p>"),
        ("<p>ab</p>", "<p>a<br>b</p>"),
    ],
)
def test_not_the_same_to_a_reader(een, ander):
    assert lees(een) != lees(ander)


def test_runs_of_a_paragraph():
    gelezen = lees('<ul><li>Lees <b>de <a href="x">folder</a></b>.</li></ul>')
    link = ("a", (("href", "x"),))
    stukken = (
        Tekststuk("Lees "),
        Tekststuk("de ", (VET,)),
        Tekststuk("folder", (link, VET)),
        Tekststuk("."),
    )
    assert gelezen == (Alinea((("ul", ()), ("li", ())), 0, stukken),)


def test_plain_text_stays_as_it_is():
    assert [alinea.tekst for alinea in gewone_tekst("<b>a</b>  c\r\n\nd ")] == [
        "<b>a</b>  c",
        "",
        "d ",
    ]


DELEN = ["<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<b>", "</b>", "<a href='x'>", "</a>"]
DEEL = st.sampled_from([*DELEN, " ", "<br>", "<hr>", "<td>", "</td>", "&amp;", "<"])


@given(st.lists(st.one_of(DEEL, st.text(max_size=4)), max_size=20))
def test_anything_is_read_and_keys_say_nothing(delen):
    html = "".join(delen)
    met_sleutels = html.replace("<p>", '<p data-block-key="x1">')
    assert lees(html) == lees(met_sleutels)


def test_deep_nesting_is_read():
    assert lees("<ul><li>" * 3000 + "a")[-1].tekst == "a"
