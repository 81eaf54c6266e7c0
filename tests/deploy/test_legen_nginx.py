"""A publication empties the cache of nginx: by the worker, at each address that says anything of it, and no other."""

import http.client
from contextlib import closing

import pytest

from tests.deploy.opstelling import HOST

pytestmark = [pytest.mark.nginx, pytest.mark.django_db]

OMGEVING = {"CACHE_VOOR_DE_SITE": "http://127.0.0.1:{legen}"}
EDITIE = "/gemeenten/leeuwarden/"
SESSIE = f"{EDITIE}handleiding/programma/bijeenkomst-1/"
ANDER = f"{EDITIE}handleiding/programma/bijeenkomst-7/"
VREEMD = "/gemeenten/weststellingwerf/handleiding/programma/bijeenkomst-1/"


def bewaar(waar, *paden: str) -> None:
    for pad in paden:
        assert waar.vraag(pad).status == 200
        assert waar.uit_de_cache(pad), pad


def test_the_next_reader_after_a_publication_gets_the_new_text(achter_nginx):
    bewaar(achter_nginx, SESSIE, ANDER, VREEMD)
    assert achter_nginx.vraag(SESSIE, Accept_Encoding="gzip").koppen["Content-Encoding"] == "gzip"
    achter_nginx.doe("tekst", "Zo luidt het sinds vandaag.")
    assert "sinds vandaag" not in achter_nginx.vraag(SESSIE).tekst  # nobody emptied it yet
    achter_nginx.doe("werk")
    assert "sinds vandaag" in achter_nginx.vraag(SESSIE).tekst
    gezipt = achter_nginx.vraag(SESSIE, Accept_Encoding="gzip")
    assert (gezipt.status, gezipt.koppen["Content-Encoding"]) == (200, "gzip")
    assert achter_nginx.uit_de_cache(ANDER)
    assert achter_nginx.uit_de_cache(VREEMD)
    # A title stands in the menu of each page of the edition.
    achter_nginx.doe("titel", "Elkaar voor het eerst zien")
    achter_nginx.doe("werk")
    for pad in (SESSIE, ANDER):
        assert "Elkaar voor het eerst zien" in achter_nginx.vraag(pad).tekst
    assert achter_nginx.uit_de_cache(VREEMD)
    # What became internal or was deleted is gone for who has no account.
    inleiding, bijlagen = f"{EDITIE}handleiding/inleiding/", f"{EDITIE}handleiding/bijlagen/"
    bewaar(achter_nginx, inleiding, bijlagen)
    achter_nginx.doe("intern", "Alleen voor ons")
    achter_nginx.doe("weg", "bijlagen")
    achter_nginx.doe("werk")
    for pad in (inleiding, bijlagen):
        assert achter_nginx.vraag(pad).status in (302, 404)
    # An edition that gets a host of its own: what was kept on the main host leads there now.
    bewaar(achter_nginx, ANDER)
    achter_nginx.doe("eigen_host", "leeuwarden.example.nl")
    achter_nginx.doe("werk")
    verhuisd = achter_nginx.vraag(ANDER)
    adres = "https://leeuwarden.example.nl/handleiding/programma/bijeenkomst-7/"
    assert (verhuisd.status, verhuisd.koppen["Location"]) == (301, adres)
    for _ in range(2):
        daar = achter_nginx.vraag(adres[29:], host="leeuwarden.example.nl")
        assert daar.status == 200
    achter_nginx.doe("titel", "Weer een andere titel")
    achter_nginx.doe("werk")
    daar = achter_nginx.vraag(adres[29:], host="leeuwarden.example.nl")
    assert "Weer een andere titel" in daar.tekst


def leeg(poort: int, methode: str, pad: str, host: str = HOST) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", poort, timeout=10)) as lijn:
        lijn.request(methode, pad, headers={"Host": host})
        return lijn.getresponse().status


def test_readers_cannot_empty_anything(achter_nginx):
    bewaar(achter_nginx, VREEMD)
    assert achter_nginx.vraag(VREEMD, methode="PURGE").status in (403, 405)
    assert leeg(achter_nginx.http, "PURGE", VREEMD) == 301
    # Where it may be emptied nothing can be read.
    assert leeg(achter_nginx.legen, "GET", VREEMD) == 405
    assert achter_nginx.uit_de_cache(VREEMD)
