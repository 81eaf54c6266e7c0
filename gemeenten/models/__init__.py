"""Everything a municipality owns.

Direction of dependencies: persoon and sessie stand alone; deelname, werkleergroep and contact build on
them; gemeente (the edition) reads what hangs below it; doe_mee and gemeenten list
editions; eigenaar (which group or workflow is whose), bericht (mail about work), overname (core
changes taken over) and verbetervoorstel (text for the core) point to an edition; toelating (who let
whom in) is about accounts only; bestandsversie is about files; lezersreactie
is what a reader wrote about a page; inlezen is what a handbook said when it was last read in;
aanvraag asks for an edition that is not there yet.
"""

from .aanvraag import Aanvraag
from .bericht import Bericht, Berichtvoorkeur, Herinnertermijn
from .bestandsversie import Bestandsversie
from .contact import ContactPage, Contactpersoon
from .deelname import Begeleider, DeelnemendeOrganisatie, Deelnemer
from .dode_link import DodeLink
from .doe_mee import DoeMeePage
from .eigenaar import Rolgroep
from .gemeente import GemeentePage
from .gemeenten import GemeentenPage
from .goedkeuring import Goedkeurbeleid, Goedkeurstap
from .inlezen import Inleesgeheugen
from .lezersreactie import Lezersreactie
from .meting import Antwoord, Meting, Stelling
from .opdracht import OnboardingOpdracht, Opdracht
from .organisaties import Organisatie, OrganisatiesPage
from .overname import Overnamebeleid, Overnameregel, Overnameronde
from .sessie import Ronde, Sessie
from .structuur import Kernorde, Structuurbesluit
from .toelating import Toelating
from .uitstel import Uitstel
from .verbetervoorstel import Verbetervoorstel
from .verwijdering import Verwijdering
from .verwijderlijst import Nawerk, Verwijderregel
from .verwijderplan import Verwijderplan
from .werkleergroep import WerkleergroepPage

__all__ = [
    "Aanvraag",
    "Antwoord",
    "Begeleider",
    "Bericht",
    "Berichtvoorkeur",
    "Bestandsversie",
    "ContactPage",
    "Contactpersoon",
    "DeelnemendeOrganisatie",
    "Deelnemer",
    "DodeLink",
    "DoeMeePage",
    "GemeentePage",
    "GemeentenPage",
    "Goedkeurbeleid",
    "Goedkeurstap",
    "Herinnertermijn",
    "Inleesgeheugen",
    "Kernorde",
    "Lezersreactie",
    "Meting",
    "Nawerk",
    "OnboardingOpdracht",
    "Opdracht",
    "Organisatie",
    "OrganisatiesPage",
    "Overnamebeleid",
    "Overnameregel",
    "Overnameronde",
    "Rolgroep",
    "Ronde",
    "Sessie",
    "Stelling",
    "Structuurbesluit",
    "Toelating",
    "Uitstel",
    "Verbetervoorstel",
    "Verwijdering",
    "Verwijderplan",
    "Verwijderregel",
    "WerkleergroepPage",
]
