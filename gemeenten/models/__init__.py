"""Everything a municipality owns.

Direction of dependencies: persoon and sessie stand alone; deelname, werkleergroep and contact build on
them; gemeente (the edition) reads what hangs below it.
"""

from .contact import ContactPage, Contactpersoon
from .deelname import Begeleider, DeelnemendeOrganisatie, Deelnemer
from .gemeente import GemeentenPage, GemeentePage
from .opdracht import OnboardingOpdracht
from .sessie import Ronde, Sessie
from .werkleergroep import WerkleergroepPage

__all__ = [
    "Begeleider",
    "ContactPage",
    "Contactpersoon",
    "DeelnemendeOrganisatie",
    "Deelnemer",
    "GemeentePage",
    "GemeentenPage",
    "OnboardingOpdracht",
    "Ronde",
    "Sessie",
    "WerkleergroepPage",
]
