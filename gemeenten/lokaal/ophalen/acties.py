"""Fetching the data, by who may edit the edition; each time is logged, as there are people in it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from gemeenten.logacties import OPGEHAALD as LOGACTIE
from gemeenten.models import GemeentePage
from gemeenten.persoonsgegevens.acties import mag
from handleiding.export.bladen import Blad, schrijf

from .bladen import maak_bladen
from .bron import lees_bron


def mag_alles(editie: GemeentePage, user: Any) -> bool:
    """Return whether ``user`` also gets internal contacts: the beheerder does, who answers for them."""
    return mag(editie, user)


def haal_op(editie: GemeentePage, vorm: str, *, user: Any) -> bytes:
    """Return the local data of ``editie`` as it stands in the latest drafts."""
    if not editie.permissions_for_user(user).can_edit():
        raise PermissionDenied("Uw rol laat dit niet toe.")
    alles = mag_alles(editie, user)
    bladen = maak_bladen(lees_bron(editie), met_intern=alles)
    inhoud = schrijf([*bladen, _over(editie, alles)], vorm)
    log(instance=editie, action=LOGACTIE, user=user, data={"vorm": vorm, "met_intern": alles})
    return inhoud


def _over(editie: GemeentePage, alles: bool) -> Blad:
    regels = [
        ("gemeente", editie.title),
        ("code", editie.code or ""),
        ("gemaakt op", f"{timezone.localtime():%d-%m-%Y %H:%M}"),
        ("stand", "de laatste concepten, ook wat nog niet online staat"),
        ("interne contactpersonen", "staan erin" if alles else "staan er niet in"),
        ("metingen", "alleen met vijf of meer antwoorden; het zijn indrukken van kleine groepen"),
        ("let op", "In dit bestand staan gegevens van mensen. Bewaar het veilig en niet te lang."),
    ]
    return Blad("Over dit bestand", ["wat", "toelichting"], regels)
