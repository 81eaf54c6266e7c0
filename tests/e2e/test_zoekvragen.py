"""The sixty questions, asked to the demo by hand: is the right page among the first three?"""

import re
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest

from tests.handleiding.publiek.zoeken.vragen import ALLE

GOED = 0.9
ANTWOORD = re.compile(
    r'<section class="collectief-kader collectief-antwoord">(.*?)</section>', re.DOTALL
)
TREFFER = re.compile(r'<h3[^>]*>\s*<a[^>]*href="([^"]+)"')
HREF = re.compile(r'href="([^"]+)"')


def eerste_drie(demo, vraag):
    """Return the pages that the first three answers lead to: an answer of its own may lead to several."""
    with urlopen(f"{demo.url}/zoeken/?q={quote(vraag)}", timeout=30) as antwoord:
        html = antwoord.read().decode()
    antwoorden = [HREF.findall(deel) for deel in ANTWOORD.findall(html)]
    lijst = html.partition('<ol class="collectief-treffers"')[2].partition("</ol>")[0]
    plekken = [*antwoorden, *([adres] for adres in TREFFER.findall(lijst))]
    return [urlsplit(adres).path.rstrip("/") for plek in plekken[:3] for adres in plek]


@pytest.mark.parametrize("bouw", [True, False], ids=["while building", "at the end"])
def test_right_page_is_among_the_first_three(demo, bouw):
    gesteld = [vraag for vraag in ALLE if vraag.bouw == bouw]
    mis = []
    for vraag in gesteld:
        paden = eerste_drie(demo, vraag.vraag)
        if not any(pad.endswith(f"/{slot}") for pad in paden for slot in vraag.antwoorden):
            mis.append((vraag.vraag, paden))
    assert len(mis) <= (1 - GOED) * len(gesteld), mis
