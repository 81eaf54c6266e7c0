"""What comes out of a file is made clean by what it is, not by how it looks."""

import json

import pytest

from gemeenten.editie.levensloop.bestand import zonder_nul
from gemeenten.editie.levensloop.schoon import schoon
from gemeenten.models import GemeentePage
from handleiding.models import BijeenkomstPage
from tests.proef.models import ProefPage

VUIL = '<p onclick="x()">a<script>x()</script></p>'


def in_stroom(model, veld, soort, waarde):
    inhoud = {veld: json.dumps([{"type": soort, "value": waarde, "id": "een"}])}
    return json.loads(schoon(model, inhoud)[veld])[0]["value"]


@pytest.mark.parametrize(
    "tekst",
    [
        "a < b",
        "R&D",
        "Vul <naam> in",
        "[geen json",
        "[1]",
        "",
        "javascript: een taal",
        "Data: dinsdag",
        VUIL,
    ],
)
def test_plain_text_is_left_alone(tekst):
    assert schoon(GemeentePage, {"title": tekst})["title"] == tekst
    assert in_stroom(BijeenkomstPage, "materiaal", "materiaal", tekst) == tekst


def test_rich_text_keeps_what_the_editor_can_make():
    assert schoon(GemeentePage, {"steunpunt": VUIL})["steunpunt"] == "<p>a</p>"
    assert in_stroom(BijeenkomstPage, "aandachtspunten", "punt", VUIL) == "<p>a</p>"
    link = '<p>Zie <a linktype="page" id="3">dit</a> &amp; <b>dat</b></p>'
    assert in_stroom(BijeenkomstPage, "aandachtspunten", "punt", link) == link


@pytest.mark.parametrize(
    ("adres", "blijft"),
    [
        ("javascript:alert(1)", ""),
        (" JavaScript : alert(1)", ""),
        ("data:text/html;base64,x", ""),
        ("https://example.nl/?q=<b>", "https://example.nl/?q=<b>"),
    ],
)
def test_address_that_would_run_becomes_empty(adres, blijft):
    assert in_stroom(BijeenkomstPage, "literatuur", "verwijzing", {"url": adres}) == {"url": blijft}


def test_every_block_is_cleaned_wherever_it_stands():
    tabel = {
        "columns": [{"type": "tekst", "heading": VUIL}, {"type": "opgemaakt", "heading": ""}],
        "rows": [{"values": [VUIL, VUIL]}],
    }
    assert in_stroom(ProefPage, "inhoud", "tabel", tabel)["rows"][0]["values"] == [VUIL, "<p>a</p>"]
    lijst = [{"pagina": 1, "beeld": None, "tekst": VUIL}]
    assert in_stroom(ProefPage, "inhoud", "lijst", lijst)[0]["tekst"] == "<p>a</p>"
    vreemd = {"soort": VUIL, "value": VUIL}
    assert in_stroom(ProefPage, "inhoud", "vreemd", vreemd) == {"soort": VUIL, "value": "<p>a</p>"}
    assert in_stroom(ProefPage, "inhoud", "vroeger", {"a": [VUIL]}) == {"a": ["<p>a</p>"]}
    kaart = schoon(ProefPage, {"kaarten": [{"titel": VUIL, "tekst": VUIL}]})["kaarten"]
    assert kaart == [{"titel": VUIL, "tekst": "<p>a</p>"}]


@pytest.mark.parametrize(
    ("met", "zonder"),
    [
        ("a\x00b", "ab"),
        ({"a\x00": ["\x00b"]}, {"a": ["b"]}),
        (json.dumps([{"id": "x\x00", "value": "y"}]), json.dumps([{"id": "x", "value": "y"}])),
        (json.dumps(["\\u0000"]), json.dumps(["\\u0000"])),
        ("\\u0000 in tekst", "\\u0000 in tekst"),
        (3, 3),
    ],
)
def test_the_sign_that_postgresql_refuses_goes(met, zonder):
    assert zonder_nul(met) == zonder
