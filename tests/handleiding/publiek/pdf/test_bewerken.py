"""Pages made into one document: headings one step at a time, ids that stay apart, links that lead somewhere."""

from itertools import pairwise
from xml.etree.ElementTree import tostring

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from handleiding.publiek.pdf.bewerken import bewerk

HIER = "http://h.example/handleiding/een/"
PLAATSEN = {HIER: "p1", "http://h.example/handleiding/twee/": "p2"}


def bewerkt(*delen: str):
    inhoud = "".join(
        f'<section id="p{nummer}" data-niveau="2" data-adres="{HIER}">{deel}</section>'
        for nummer, deel in enumerate(delen, 1)
    )
    wortel = fromstring(f"<body><h1>Titel</h1>{inhoud}</body>")
    bewerk(wortel, HIER, PLAATSEN)
    return wortel


def koppen(wortel) -> list[int]:
    return [int(e.tag[1]) for e in wortel.iter() if e.tag in {f"h{n}" for n in range(1, 7)}]


def test_headings_are_as_deep_as_their_part():
    assert koppen(bewerkt("<h1>a</h1><h2>b</h2><h4>c</h4>", "<h1>d</h1><h2>e</h2>")) == [
        *(1, 2, 3, 4),
        *(2, 3),
    ]


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=8), min_size=1, max_size=4))
def test_no_level_is_ever_skipped(delen):
    niveaus = koppen(bewerkt(*("".join(f"<h{n}>x</h{n}>" for n in deel) for deel in delen)))
    assert len(niveaus) == 1 + sum(map(len, delen))
    assert all(nu <= vorig + 1 for vorig, nu in pairwise(niveaus))
    assert max(niveaus) <= 6


@pytest.mark.parametrize(
    ("href", "nieuw", "woord"),
    [
        ("#doel", "#p1-doel", ""),
        ("/handleiding/twee/", "#p2", ""),
        ("http://h.example/handleiding/twee/#kop", "#p2", ""),
        ("/contact/", "http://h.example/contact/", " (zie http://h.example/contact/)"),
        (
            "https://www.example.org/a?b=1",
            "https://www.example.org/a?b=1",
            " (zie https://www.example.org/a?b=1)",
        ),
        ("mailto:a@example.org", "mailto:a@example.org", ""),
        ("tel:08002000", "tel:08002000", ""),
        ("javascript:alert(1)", None, ""),
        ("file:///etc/passwd", None, ""),
    ],
)
def test_link_leads_to_what_is_on_paper_or_says_its_address(href, nieuw, woord):
    link = next(bewerkt(f'<p><a href="{href}">tekst</a></p>').iter("a"))
    assert link.get("href") == nieuw
    assert "".join(link.itertext()) == f"tekst{woord}"
    naar_deel = [e.get("data-h") for e in link if e.get("class") == "zie-blad"]
    assert naar_deel == (["#p2"] if nieuw == "#p2" else [])


def test_ids_of_two_pages_stay_apart():
    deel = '<label for="x">a</label><input id="x"/><table><td headers="k l">b</td></table>'
    html = tostring(bewerkt(deel, deel), encoding="unicode")
    for merk in ("p1", "p2"):
        assert f'id="{merk}-x"' in html
        assert f'for="{merk}-x"' in html
        assert f'headers="{merk}-k {merk}-l"' in html


def test_what_goes_takes_no_text_around_it_along():
    deel = 'een<nav>weg</nav>twee<p>drie<script>weg</script>vier</p><b class="collectief-niet-afdrukken">weg</b>vijf'
    assert "".join(bewerkt(deel).itertext()) == "Titeleentweedrieviervijf"
