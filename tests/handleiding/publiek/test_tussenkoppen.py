"""Headings of a page: each has an address, and enough of them are listed."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.publiek.tussenkoppen import Tussenkop, met_alineas, met_ankers


def test_heading_gets_an_address_of_its_words():
    html, koppen = met_ankers(
        "<p>a</p><h2>Wie doet er mee?</h2><h3 class='x'>&Eacute;&eacute;n &amp; twee</h3>"
    )
    assert koppen == [
        Tussenkop("wie-doet-er-mee", "Wie doet er mee?", 2),
        Tussenkop("een-twee", "Één & twee", 3),
    ]
    assert (
        '<h2 id="wie-doet-er-mee"><a class="collectief-permalink" href="#wie-doet-er-mee">Wie'
        in html
    )
    assert "<h3 class='x' id=\"een-twee\">" in html


@pytest.mark.parametrize(
    ("html", "ankers"),
    [
        ("<h2>Doel</h2><h2>Doel</h2><h2>Doel</h2>", ["doel", "doel-2", "doel-3"]),
        ('<h2>Doel</h2><section id="doel"><h2 id="wat">Doel</h2></section>', ["doel-2", "wat"]),
        ("<h2>?!</h2>", ["deel"]),
        ("<h2> <br> </h2><h2>Doel</h2>", ["doel"]),
        ("<h2><b>Do</b>el</h2>", ["doel"]),
        ("<h4>Doel</h4><p>h2</p>", []),
    ],
)
def test_addresses_are_unique_and_headings_keep_their_own(html, ankers):
    assert [kop.anker for kop in met_ankers(html)[1]] == ankers


def test_heading_that_is_a_link_stays_one_link():
    html, _ = met_ankers('<h2><a href="/x/">Doel</a></h2>')
    assert html == '<h2 id="doel"><a href="/x/">Doel</a></h2>'


def test_link_of_a_heading_outlives_its_words():
    html, koppen = met_ankers('<h2 data-block-key="x1y2z">Doel</h2>')
    anders, _ = met_ankers('<h2 data-block-key="x1y2z">Waarom</h2>')
    assert koppen[0].anker == "doel"
    assert '<a class="collectief-permalink" id="a-x1y2z" href="#a-x1y2z">Doel</a>' in html
    assert '<a class="collectief-permalink" id="a-x1y2z" href="#a-x1y2z">Waarom</a>' in anders


LINK = '<a class="collectief-alinea" href="#{0}" aria-label="Link naar deze alinea"></a>'


@pytest.mark.parametrize(
    ("html", "namen"),
    [
        ('<p data-block-key="k1">Een</p><p data-block-key="k2">Twee</p>', ["a-k1", "a-k2"]),
        ('<p data-block-key="k1">Een</p><p data-block-key="k1">Twee</p>', ["a-k1", "a-k1-2"]),
        ('<i id="a-k1"></i><p data-block-key="k1">Een</p>', ["a-k1-2"]),
        ('<p data-block-key="k1"> <br/> </p><p>Zonder sleutel</p>', []),
        ("<p data-block-key='k\"onload=\"x'>Een</p>", []),
        ('<pre data-block-key="k1">Een</pre>', []),
    ],
)
def test_paragraph_gets_the_address_of_its_key(html, namen):
    nieuw = met_alineas(html)
    assert re.findall(r'<p[^>]* id="([^"]*)"', nieuw) == namen
    assert all(f"{LINK.format(naam)}</p>" in nieuw for naam in namen)
    assert nieuw.count("collectief-alinea") == len(namen)


@given(st.lists(st.sampled_from(["<p data-block-key='a'>x</p>", "<p>y</p>", "<h2>z</h2>"])))
def test_paragraphs_say_what_they_said(delen):
    html = "".join(delen)
    nieuw, _ = met_ankers(met_alineas(html))
    assert re.sub("<[^>]*>", "", nieuw) == re.sub("<[^>]*>", "", html)
    ids = re.findall(r' id="([^"]*)"', nieuw)
    assert len(ids) == len(set(ids))


letters = st.text(st.characters(codec="utf-8", exclude_characters="<>&", exclude_categories=["C"]))


@given(st.lists(st.tuples(st.sampled_from(["h2", "h3", "p"]), letters), max_size=6))
def test_words_stay_and_every_address_is_safe_and_there_once(delen):
    html = "".join(f"<{soort}>{tekst}</{soort}>" for soort, tekst in delen)
    nieuw, koppen = met_ankers(html)
    assert re.sub("<[^>]*>", "", nieuw) == re.sub("<[^>]*>", "", html)
    ankers = [kop.anker for kop in koppen]
    assert re.findall(r'<h[23] id="([^"]*)"', nieuw) == ankers
    assert len(ankers) == len(set(ankers))
    assert all(re.fullmatch(r"[^\W_]+(-[^\W_]+)*", anker) for anker in ankers)


SESSIE = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"


def test_session_lists_its_parts_below_the_title(client, wereld):
    tekst = client.get(SESSIE).text
    lijst = tekst.split('id="op-deze-pagina"', 1)[1].split("</nav>", 1)[0]
    doelen = re.findall(r'href="#([^"]+)"', lijst)
    assert len(doelen) >= 3
    assert all(tekst.count(f' id="{doel}"') == 1 for doel in doelen)
    assert tekst.index("<h1") < tekst.index("op-deze-pagina") < tekst.index(f'id="{doelen[0]}"')


def test_short_page_has_no_list(client, wereld):
    assert "op-deze-pagina" not in client.get("/handleiding/inleiding/").text


def test_heading_cannot_carry_markup_into_the_list(client, wereld):
    page = wereld.hoofdstuk("inleiding")
    koppen = "".join(f"<h2>Deel {n} &lt;script&gt;x&lt;/script&gt;</h2>" for n in range(3))
    page.inhoud = json.dumps([{"type": "tekst", "value": koppen}])
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    tekst = client.get(page.url).text
    assert "op-deze-pagina" in tekst
    assert "<script>x" not in tekst


def test_contents_beside_the_text_show_the_chapter_of_the_page_only(client, wereld):
    programma = client.get("/handleiding/programma/").text
    inleiding = client.get("/handleiding/inleiding/").text
    zijkolom = re.compile(r'<nav class="collectief-zijkolom".*?</nav>', re.DOTALL)
    assert "/programma/bijeenkomst-7/" in zijkolom.search(programma)[0]
    assert (
        "/programma/bijeenkomst-7/"
        in zijkolom.search(client.get("/handleiding/programma/bijeenkomst-1/").text)[0]
    )
    assert "/programma/bijeenkomst-7/" not in zijkolom.search(inleiding)[0]
    assert "/programma/" in zijkolom.search(inleiding)[0]


def test_a_link_to_a_paragraph_holds_when_its_words_change_and_leads_there_in_each_edition(
    client, wereld
):
    page = wereld.hoofdstuk("inleiding")
    tekst = '<p data-block-key="vast1">{} ouders.</p>'
    for woord in ("Naast", "Bij"):
        page.inhoud = json.dumps([{"type": "tekst", "value": tekst.format(woord)}])
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        antwoord = client.get(page.url).text
        assert f'<p data-block-key="vast1" id="a-vast1">{woord} ouders.<a ' in antwoord
        assert antwoord.count('href="#a-vast1"') == 1
