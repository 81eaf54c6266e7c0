"""Splitting rich text loses nothing and finds the parts people edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.merge.richtext import Deel, is_rich, normalise, split
from tests.gemeenten.merge.paginas import Maker
from tests.wetten import wet

TAGS = (
    "<p> </p> <ul> </ul> <ol> </ol> <li> </li> <b> </b> <h2> </h2> <hr/> <embed/> <table> </table> "
    "<!-- --> < > tekst & <p <div> </div> <blockquote> </blockquote>"
)
PIECES = st.sampled_from([*TAGS.split(" "), " ", "\n"])


def leaves(parts: tuple[Deel, ...]) -> list[str]:
    """Return the parts without the lists around them."""
    return [leaf for part in parts for leaf in leaves(part.kinderen) or [part.tekst]]


def check(deel: Deel) -> None:
    assert deel.tekst
    if deel.kinderen:
        inside = "".join(child.tekst for child in deel.kinderen)
        assert deel.tekst == deel.begin + inside + deel.eind
    for child in deel.kinderen:
        check(child)


@wet(200, lang=5000)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_split_is_lossless_on_anything(html: str) -> None:
    parts = split(html)
    assert "".join(part.tekst for part in parts) == html
    for part in parts:
        check(part)


@wet(80, lang=1000)
@given(st.integers(0, 2**24))
def test_split_is_lossless_on_editor_text(seed: int) -> None:
    html = Maker(seed).rich()
    assert "".join(part.tekst for part in split(html)) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("los", ["los"]),
        ("<p>a</p><p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("\n<p>a</p>\n<h2>b</h2>\n", ["\n<p>a</p>\n", "<h2>b</h2>\n"]),
        ("<ul><li>a</li><li>b</li></ul>", ["<li>a</li>", "<li>b</li>"]),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", ["\n<li>a</li>\n", "<li>b</li>\n"]),
        (
            "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>",
            ["a", "<li>b</li>", "<li>c</li>", "<li>d</li>"],
        ),
        ('<p>a <a linktype="page" id="3">b</a></p>', ['<p>a <a linktype="page" id="3">b</a></p>']),
        (
            '<p>a</p><embed id="1"/><hr/><p>b</p>',
            ["<p>a</p>", '<embed id="1"/>', "<hr/>", "<p>b</p>"],
        ),
        ('<p>a <embed id="1"/> b</p>', ['<p>a <embed id="1"/> b</p>']),
        ("los <b>vet</b><p>a</p>los", ["los <b>vet</b>", "<p>a</p>", "los"]),
        (
            "<table><tr><td><p>a</p></td></tr></table><p>b</p>",
            ["<table><tr><td><p>a</p></td></tr></table>", "<p>b</p>"],
        ),
        ("<p>a<p>b</p>", ["<p>a", "<p>b</p>"]),
        ("<p>a</p></p></b><p>b</p>", ["<p>a</p></p></b>", "<p>b</p>"]),
        ("<ul><li>a</li>", ["<ul><li>a</li>"]),
        ("<pre>x</pre><p>a</p>", ["<pre>x</pre>", "<p>a</p>"]),
        ("<!-- <p>a</p> --><p>b</p>", ["<!-- <p>a</p> -->", "<p>b</p>"]),
        ("<UL><LI>a</LI><LI>b</LI></UL>", ["<LI>a</LI>", "<LI>b</LI>"]),
    ],
)
def test_parts(html: str, expected: list[str]) -> None:
    assert leaves(split(html)) == expected


@pytest.mark.parametrize("html", ["<ul><li>" * 3000, "<p " * 20_000, "<!--" * 3000, "<" * 50_000])
def test_hostile_text_is_split_too(html: str) -> None:
    assert "".join(part.tekst for part in split(html)) == html


@pytest.mark.parametrize(
    ("text", "rich"),
    [("<p>a</p>", True), ("<hr/>", True), ("a < b", False), ("<b>a</b>", False), ("<pa>", False)],
)
def test_rich_text_has_block_level_tags(text: str, rich: bool) -> None:
    assert is_rich(text) is rich


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("<p>a  b</p>", "<p>a\nb</p>\n", True),
        ('<p data-block-key="x1y2z">a</p>', "<p>a</p>", True),
        ("<ul><li>a</li></ul>", "<ul>\n  <li> a </li>\n</ul>", True),
        ("<p>a b</p>", "<p>ab</p>", False),
        ("<p>a</p>", "<h2>a</h2>", False),
        ("<p>a\xa0b</p>", "<p>a b</p>", False),
        ("<p>a <b>b</b> c</p>", "<p>a <b>b</b>c</p>", False),
    ],
)
def test_what_nobody_sees(one: str, other: str, same: bool) -> None:
    assert (normalise(one) == normalise(other)) is same
