"""Put a part of a variant, or all of it, back to the core, as a draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from gemeenten.kernwijzigingen.overnemen import Verouderd
from gemeenten.kernwijzigingen.plaatsnamen import plek_van
from gemeenten.kernwijzigingen.versies import vul
from gemeenten.logacties import TERUG_NAAR_DE_KERN
from handleiding.logacties import noteer
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.schrijven import bewaak_schrijven

from .stand import Herkomststand, herkomst_van_concept
from .terug import HELE_PAGINA, gaat_terug, terug

GEEN_VARIANT = "Deze pagina komt niet uit de landelijke handleiding."
NIETS_TERUG = "Hier staat al de tekst van de kern, of het is een eigen blok. Er is niets gewijzigd."
VEROUDERD = (
    "Iemand heeft deze pagina gewijzigd sinds u dit scherm opende. Er is niets teruggezet. "
    "Bekijk hieronder opnieuw wat er zou verdwijnen."
)


@een_tegelijk
def zet_terug(page: OnderdeelPage, *, pad: str, stand: str, user: Any) -> Revision:
    """Save a draft in which the field or block at ``pad`` ("" is the page) says what the core said.

    ``user`` becomes a contributor; blocks that only the edition has stay. Raises PermissionDenied,
    in Dutch, and Verouderd when ``stand`` is not the present one.
    """
    bewaak_schrijven(page, user)
    nu = herkomst_van_concept(page)
    if nu is None:
        raise PermissionDenied(GEEN_VARIANT)
    if nu.stand != stand:
        raise Verouderd(VEROUDERD)
    samen = nu.samenvoeging
    besluiten = gaat_terug(samen.besluiten, pad)
    if not besluiten:
        raise PermissionDenied(NIETS_TERUG)
    concept = nu.lokaal.as_object()
    vul(concept, terug(samen, pad))
    return _bewaar(concept, nu, pad, len(besluiten), user)


def _bewaar(
    concept: OnderdeelPage, nu: Herkomststand, pad: str, aantal: int, user: Any
) -> Revision:
    revision = concept.save_revision(user=user)
    noteer(
        concept,
        TERUG_NAAR_DE_KERN,
        user=user,
        revision=revision,
        data={
            "pad": pad,
            "plek": plaatsnaam(nu, pad),
            "aantal": aantal,
            "kernrevisie": nu.basis.pk,
            "vorige_revisie": nu.lokaal.pk,
        },
    )
    return revision


def plaatsnaam(stand: Herkomststand, pad: str) -> str:
    """Return what a path is called: “Programma, ‘Casus’”, or “de hele pagina”."""
    if pad == HELE_PAGINA:
        return "de hele pagina"
    return plek_van(pad, stand.model, stand.tekst, stand.basistekst)
