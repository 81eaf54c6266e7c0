"""Everything a municipality owns.

Direction of dependencies: gemeente (the edition) stands alone; werkleergroep and contact hang below it.
"""

from .contact import ContactPage, Contactpersoon
from .gemeente import GemeentenPage, GemeentePage
from .werkleergroep import DeelnemendeOrganisatie, Sessie, WerkleergroepPage

__all__ = [
    "ContactPage",
    "Contactpersoon",
    "DeelnemendeOrganisatie",
    "GemeentePage",
    "GemeentenPage",
    "Sessie",
    "WerkleergroepPage",
]
