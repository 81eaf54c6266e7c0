"""Terms are found word by word, the first time that they are used, and no word of the page changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.begrippen import Begrip, dubbele, lees_vormen, merk

BUFFER = Begrip("begrip-b", "buffer", ("buffers",))
SCHEMA = Begrip("begrip-s", "bufferschema")
VLOER = Begrip("begrip-v", "ouderlijke werkvloer")
VLOERTJE = Begrip("begrip-w", "werkvloer")
LIJST = [BUFFER, SCHEMA, VLOER, VLOERTJE]


def links(html):
    return re.findall(
        r'<a class="collectief-begrip" id="bij-([\w-]+)" href="#\1">(.*?)</a>', html, re.DOTALL
    )


@pytest.mark.parametrize(
    ("html", "gevonden"),
    [
        ("<p>Een buffer, een buffer.</p>", [("begrip-b", "buffer")]),
        ("<p>Buffers helpen.</p><p>Een buffer ook.</p>", [("begrip-b", "Buffers")]),
        ("<p>Het bufferschema.</p>", [("begrip-s", "bufferschema")]),
        ("<p>Een bufferzone, een buffer-zone.</p>", []),
        ("<p>De ouderlijke werkvloer.</p>", [("begrip-v", "ouderlijke werkvloer")]),
        ("<p>De ouderlijke\n  werkvloer.</p>", [("begrip-v", "ouderlijke\n  werkvloer")]),
        ("<p>De ouderlijke, werkvloer.</p>", [("begrip-w", "werkvloer")]),
        (
            "<p>De ouderlijke werkvloer, een werkvloer.</p>",
            [("begrip-v", "ouderlijke werkvloer"), ("begrip-w", "werkvloer")],
        ),
        ("<h2>Buffer</h2><p>Een buffer.</p>", [("begrip-b", "buffer")]),
        ("<p><a href='/buffer/'>buffer</a> en <b>buffer</b></p>", [("begrip-b", "buffer")]),
        ("<ul><li>buffer</li></ul>", [("begrip-b", "buffer")]),
        ("<div>buffer</div>", []),
        ("<blockquote><p>Een buffer</p></blockquote><figure><p>buffer</p></figure>", []),
        ("<p lang='fy'>buffer</p><p lang='nl'>buffer</p>", [("begrip-b", "buffer")]),
        ("<p><span lang='fy'>buffer</span> buffers</p>", [("begrip-b", "buffers")]),
        ("<p><br>a<img src='x' alt='buffer'><!-- buffer --> buffer</p>", [("begrip-b", "buffer")]),
        ("<p>5 &lt; 6 &amp; buffer &lt;b&gt;</p>", [("begrip-b", "buffer")]),
    ],
)
def test_first_use_in_text_leads_to_the_explanation(html, gevonden):
    nieuw, gebruikt = merk(html, LIJST)
    assert links(nieuw) == gevonden
    assert [begrip.anker for begrip in gebruikt] == [anker for anker, _ in gevonden]


def test_text_stays_escaped():
    nieuw, _ = merk("<p>5 &lt; 6 &amp; buffer &lt;script&gt;</p>", LIJST)
    assert nieuw.startswith("<p>5 &lt; 6 &amp; <a ")
    assert nieuw.endswith("</a> &lt;script&gt;</p>")


def test_nothing_to_find_leaves_the_very_same_text():
    html = "<p>&eacute;&nbsp;</p>"
    assert merk(html, []) == (html, [])
    assert merk(html, LIJST) == (html, [])


TAGS = ("<p>", "</p>", "<b>", "</b>", "<li>", "</div>", "<a href='#'>", "</a>", "<br>", "< ")
WOORDEN = ("buffer", " buffers ", "ouderlijke", " ", "werkvloer", "&amp;", "é", "\xa0", "&#39;")
stukken = st.lists(st.sampled_from(TAGS + WOORDEN))


@given(stukken)
def test_words_stay_and_each_term_is_marked_once(delen):
    html = "".join(delen)
    nieuw, gebruikt = merk(html, LIJST)
    zonder = re.sub(r'<a class="collectief-begrip"[^>]*>(.*?)</a>', r"\1", nieuw, flags=re.DOTALL)
    assert zonder == html
    assert len({begrip.anker for begrip in gebruikt}) == len(gebruikt) == len(links(nieuw))


def test_forms_are_read_from_a_line():
    assert lees_vormen(" buffers,  de  buffer ,,") == ("buffers", "de buffer")
    assert lees_vormen("") == ()


def test_a_word_stands_in_the_list_once():
    leden = {0: BUFFER, 1: Begrip("x", "schok", ("Buffers",)), 2: Begrip("y", "kern", ("kern",))}
    assert dubbele(leden) == {1: "Buffers"}
