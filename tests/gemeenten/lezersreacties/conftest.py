"""A reader with a browser: what it says of where a form comes from, and the token of the page that was opened."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

ZEGEL = re.compile(r'name="zegel" value="([^"]+)"')


@dataclass
class Lezer:
    client: Client

    def open(self, page_adres: str) -> str:
        """Open the form of a page; return its token."""
        antwoord = self.client.get(f"{page_adres}klopt-dit-niet/")
        assert antwoord.status_code == 200
        return ZEGEL.search(antwoord.text).group(1)

    def verstuur(
        self, page_adres: str, tekst="Dit klopt niet.", zegel=None, plek="same-origin", **velden
    ):
        """Send the form as a browser does."""
        gegevens = {"tekst": tekst, "zegel": zegel or self.open(page_adres), **velden}
        koppen = {"Sec-Fetch-Site": plek} if plek else {}
        return self.client.post(f"{page_adres}klopt-dit-niet/", gegevens, headers=koppen)


@pytest.fixture
def lezer(wereld):
    return Lezer(Client(enforce_csrf_checks=True))
