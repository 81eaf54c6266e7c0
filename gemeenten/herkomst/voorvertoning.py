"""The preview "Met herkomst": each block with its provenance, for people of the CMS only."""

from handleiding.models import OnderdeelPage
from handleiding.voorvertoning import Merktekens, Voorvertoning, registreer

from .stand import herkomst_van_tekst
from .weergave import plekken, samenvatting

UITLEG = (
    "Zo ziet u waar de tekst vandaan komt. Lezers zien deze labels niet. Vergeleken is met de "
    "landelijke tekst die u het laatst verwerkte."
)


def is_variant(page) -> bool:
    return isinstance(page, OnderdeelPage) and page.is_variant


def merktekens(page: OnderdeelPage) -> Merktekens | None:
    """Return a label for each block and field, and the places that differ as a list."""
    stand = herkomst_van_tekst(page)
    if stand is None:
        return None
    alle = plekken(stand)
    return Merktekens(
        kop=f"Herkomst: {samenvatting(stand) or 'alles is tekst van de kern'}",
        per_plek={plek.knoop.pad_delen[-1]: (plek.soort, plek.label) for plek in alle},
        lijst=[(plek.soort, plek.label, plek.naam) for plek in alle if plek.afwijkend],
        uitleg=UITLEG,
    )


def bied_aan() -> None:
    """Offer this preview for the variants of an edition."""
    registreer(Voorvertoning("herkomst", "Met herkomst", is_variant, merktekens))
