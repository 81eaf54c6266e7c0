"""What a link calls: the number as it is understood in the Netherlands; and which numbers a text holds."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.telefoon import validate_telefoon
from handleiding.bellen import belbaar, met_belbare_nummers


@pytest.mark.parametrize(
    ("nummer", "doel"),
    [
        # A, B, C stand on key 2, D, E, F on 3, G on 4 (ITU-T E.161).
        ("010-ABCDEFG", "+31102223334"),
        ("058 1234567 ext. 12", "+31581234567;ext=12"),
        ("058 - 123 45 67", "+31581234567"),
        ("+31 (0)58 123 45 67", "+31581234567"),
        ("06-12345678", "+31612345678"),
        ("+49 30 1234567", "+49301234567"),
        # Of the Netherlands only, so without +31.
        ("112", "112"),
        ("113", "113"),
        ("144", "144"),
        ("14 058", "14058"),
        ("0800-2000", "08002000"),
        ("0900 8844", "09008844"),
    ],
)
def test_link_calls_what_the_number_says(nummer, doel):
    assert belbaar(nummer) == doel
    validate_telefoon(nummer)


@pytest.mark.parametrize("nummer", ["088-123", "abc", "115", "12", "058 123", "00000000000"])
def test_what_cannot_be_dialled_is_refused(nummer):
    assert belbaar(nummer) == ""
    with pytest.raises(ValidationError):
        validate_telefoon(nummer)


def links(html: str) -> list[tuple[str, str]]:
    return re.findall(r'href="tel:([^"]*)">([^<]*)</a>', met_belbare_nummers(html))


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("<p>Bel 112.</p>", [("112", "112")]),
        ("<p>U belt met 113 of 14 058.</p>", [("113", "113"), ("14058", "14 058")]),
        (
            "<p><b>058 123 45 67</b> &amp; 0800-2000</p>",
            [("+31581234567", "058 123 45 67"), ("08002000", "0800-2000")],
        ),
        ("<p>blz. 112, 113–144, 11.3: 260-284 en 2015/3</p>", []),
        ("<p>01-09-2026 van 15.00-17.00 uur, in 2014 058 keer</p>", []),
        ("<p>ISBN 978-90-1234-567-8, NL91 ABNA 0417 1643 00, nr. 0123</p>", []),
        ('<p><a href="/x/">058 123 45 67</a></p>', []),
        ('<p data-x="058 123 45 67">.</p>', []),
    ],
)
def test_numbers_in_a_text_become_links(tekst, gevonden):
    assert links(tekst) == gevonden


@given(
    st.lists(
        st.sampled_from(
            [
                "Bel ",
                "112",
                " 058 123 45 67",
                " &lt;b&gt; ",
                "é",
                "<b>",
                "</b>",
                " 14 058",
                " &amp; ",
                ". ",
            ]
        )
    )
)
def test_words_of_a_text_stay(delen):
    html = "".join(delen)
    assert re.sub("</?a[^>]*>", "", met_belbare_nummers(html)) == html


def test_support_in_the_neighbourhood_can_be_dialled(client, wereld):
    tekst = client.get("/gemeenten/leeuwarden/").text
    assert 'href="tel:14058">14 058</a>' in tekst
