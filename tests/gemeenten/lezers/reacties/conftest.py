import pytest

from tests.lezer import Lezer, nieuwe_lezer


class Reageerder:
    """A reader who says of a page, by its address, what is wrong with it."""

    def __init__(self, lezer: Lezer):
        self.lezer = lezer

    def open(self, page_adres):
        return self.lezer.open(f"{page_adres}klopt-dit-niet/")

    def verstuur(
        self, page_adres, tekst="Dit klopt niet.", zegel=None, plek="same-origin", **velden
    ):
        adres = f"{page_adres}klopt-dit-niet/"
        return self.lezer.verstuur(adres, {"tekst": tekst, **velden}, zegel, plek)


@pytest.fixture
def lezer(wereld):
    return Reageerder(nieuwe_lezer())
