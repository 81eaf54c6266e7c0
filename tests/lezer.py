"""A reader with a browser and no account: opens a form, and sends it as a browser does."""

import re
from dataclasses import dataclass

from django.test import Client

ZEGEL = re.compile(r'name="zegel" value="([^"]+)"')


@dataclass
class Lezer:
    client: Client

    def open(self, adres: str) -> str:
        """Open the form at ``adres``; return its token."""
        antwoord = self.client.get(adres)
        assert antwoord.status_code == 200
        return ZEGEL.search(antwoord.text).group(1)

    def verstuur(self, adres: str, velden: dict[str, str], zegel=None, plek="same-origin"):
        """Send the form; ``plek`` is what the browser says of where it came from."""
        gegevens = {"zegel": zegel or self.open(adres), **velden}
        return self.client.post(adres, gegevens, headers={"Sec-Fetch-Site": plek} if plek else {})


def nieuwe_lezer() -> Lezer:
    """Return a reader whose browser has no cookie of ours."""
    return Lezer(Client(enforce_csrf_checks=True))
