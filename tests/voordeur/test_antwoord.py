"""How a page is answered: compressed or not, whole or "not changed". By hand from RFC 9110 (8.8.3, 12.5.3, 13.1.2)."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.voordeur.antwoord import heeft_al, is_gewone_pagina, maak_vorm, neemt_gzip

HTML = ("Content-Type", "text/html; charset=utf-8")
CSP = ("Content-Security-Policy", "default-src 'self'")


@pytest.mark.parametrize(
    ("gevraagd", "neemt"),
    [
        ("", False),
        ("gzip", True),
        ("GZIP", True),
        ("gzip, deflate, br, zstd", True),
        ("br", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip;q=0.0", False),
        ("gzip; q=0.5", True),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("*;q=0, gzip", True),
        ("x-gzip-iets", False),
        ("gzip;q=veel", False),
        ("gzip;q=1.2.3", False),
    ],
)
def test_who_takes_gzip(gevraagd, neemt):
    assert neemt_gzip(gevraagd) is neemt


@pytest.mark.parametrize(
    ("gegeven", "heeft"),
    [
        ("", False),
        ('"abc"', True),
        ('W/"abc"', True),
        ('"x", "abc"', True),
        ('"x",W/"abc"', True),
        ('"x"', False),
        ("abc", False),
        ('"abcd"', False),
        ('"x abc"', False),
        (" * ", True),
        ('"*"', False),
    ],
)
def test_who_has_the_page_already(gegeven, heeft):
    assert heeft_al(gegeven, '"abc"') is heeft


@pytest.mark.parametrize(
    ("status", "koppen", "gewoon"),
    [
        ("200 OK", [HTML], True),
        ("404 Not Found", [HTML], False),
        ("200 OK", [("Content-Type", "text/calendar; charset=utf-8")], False),
        ("200 OK", [], False),
        ("200 OK", [HTML, ("Set-Cookie", "a=b")], False),
        ("200 OK", [HTML, ("cache-control", "private")], False),
        ("200 OK", [HTML, ("ETag", '"eigen"')], False),
        ("200 OK", [HTML, ("Vary", "Cookie")], False),
        ("200 OK", [HTML, ("Content-Encoding", "br")], False),
    ],
)
def test_what_has_rules_of_its_own_is_left_alone(status, koppen, gewoon):
    assert is_gewone_pagina(status, koppen) is gewoon


@given(inhoud=st.binary(max_size=500), gzipt=st.booleans(), hoofd=st.booleans())
def test_each_form_says_the_same_and_is_the_same_once_kept(inhoud, gzipt, hoofd):
    vorm = maak_vorm([HTML, CSP, ("Content-Length", "9")], inhoud, pak=True)
    vraag = {"if_none_match": "", "gzipt": gzipt, "hoofd": hoofd}
    status, koppen, bytes_ = vorm.antwoord(**vraag)
    assert vorm.te_bewaren().antwoord(**vraag) == (status, koppen, bytes_)
    gezegd = dict(koppen)
    heel = vorm.antwoord(if_none_match="", gzipt=gzipt, hoofd=False)[2]
    assert (gzip.decompress(heel) if gzipt else heel) == inhoud
    assert bytes_ == (b"" if hoofd else heel)
    assert gezegd["Content-Length"] == str(len(heel))
    assert gezegd.get("Content-Encoding") == ("gzip" if gzipt else None)
    assert gezegd["ETag"].startswith('W/"' if gzipt else '"')
    assert gezegd["Content-Security-Policy"] == CSP[1]
    niet, kop, leeg = vorm.antwoord(if_none_match=gezegd["ETag"], gzipt=gzipt, hoofd=hoofd)
    assert (niet, leeg) == ("304 Not Modified", b"")
    assert dict(kop)["ETag"] == gezegd["ETag"]
    assert dict(kop)["Content-Security-Policy"] == CSP[1]
    assert not {"Content-Length", "Content-Type", "Content-Encoding"} & dict(kop).keys()


def test_an_etag_is_of_the_bytes():
    een, zelfde, ander = (maak_vorm([HTML], inhoud, pak=False) for inhoud in (b"a", b"a", b"b"))
    assert een.etag == zelfde.etag != ander.etag
    assert een.antwoord(if_none_match="", gzipt=True, hoofd=False)[2] == b"a"
