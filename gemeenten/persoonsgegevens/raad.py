"""What a beheerder does about what a removal leaves as it is: accounts, web addresses and files."""

from wagtail.contrib.redirects.models import Redirect

from .lezen import Mens
from .tabel import Houdt
from .vinden import Vondst

ACCOUNT = "Beëindig het account bij Mensen. Dan eindigt meteen ook elke sessie van deze persoon."
OMLEIDING = "Dit oude webadres werkt nog. Vraag de kernredactie om de omleiding te verwijderen."
WEBADRES = (
    "Geef de pagina een ander webadres (tabblad Promoten). Het oude adres wordt dan een omleiding, en blijft in "
    "bewaarde versies staan. Vraag de kernredactie om de omleiding te verwijderen."
)
BESTANDSNAAM = (
    "Voeg het bestand toe onder een andere naam, zet dat in uw teksten en verwijder dit. Kan dat niet omdat het online "
    "stond? Vraag het technisch beheer om het te wissen."
)
INHOUD = (
    "Pas het bestand aan in uw eigen programma en vervang het, of maak een nieuwe versie. Staat de naam alleen in de "
    "eigenschappen? Open het bestand en bekijk welke namen erin staan: daar maakt u een kopie zonder."
)
TREFWOORD = "Haal dit trefwoord bij het bestand weg."
WOORDEN = "Wijzig deze woorden bij het bestand."
VAN_BESTAND = {"file": BESTANDSNAAM, "inhoud": INHOUD, "tags": TREFWOORD}


def raad_voor(vondst: Vondst) -> str:
    """Return what to do about it; empty for what a removal takes."""
    if vondst.houdt is Houdt.ACCOUNT:
        return ACCOUNT
    if vondst.houdt is Houdt.ADRES:
        return OMLEIDING if isinstance(vondst.rij, Redirect) else WEBADRES
    if vondst.houdt is not Houdt.BESTAND or isinstance(vondst.deel, Mens):
        return ""
    return VAN_BESTAND.get(str(vondst.deel.pad[0]), WOORDEN)
