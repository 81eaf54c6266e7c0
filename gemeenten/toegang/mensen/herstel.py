"""Who lost every second factor gets in again: a colleague takes the factors away, the person sets up new ones.

Taking them away leaves only the password between a stranger and the account. So it asks for a reason, is
logged and mailed to both, nobody does it for themselves, and the person sets up new ones only after proving
with their own mail that they are the one (``bevestigen``): who took them away can do nothing with it.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from gemeenten.logacties import INLOG_HERSTELD
from gemeenten.models import GemeentePage, Toelating
from gemeenten.toegang import roles
from gemeenten.toegang.rollen_op_pagina import paden_met_een_rol
from handleiding.workflow.rules import REDEN_ONTBREEKT, Rol

from . import acties, bevestigen
from .banden import adres_onbewezen
from .post import HERSTEL, stuur
from .sessies import einde_van_sessies
from .toelating import noteer

EIGEN = "U kunt uw eigen inlog niet herstellen. Vraag het een collega."
NIETS_INGESTELD = (
    "Deze persoon heeft geen tweede stap ingesteld. Er is niets te herstellen: het instellen gaat bij "
    "het inloggen vanzelf."
)
OOK_ELDERS = (
    "Deze persoon hoort ook bij een andere gemeente. De kernredactie kan de inlog herstellen."
)
VAN_DE_KERN = (
    "Deze persoon hoort bij de kernredactie of het technisch beheer. Alleen het technisch beheer kan de "
    "inlog herstellen."
)

ADRES_GEWIJZIGD = (
    "Het e-mailadres van dit account is gewijzigd, en daarna is er nog niet ingelogd met de tweede stap. Zo is "
    "niet zeker van wie de mail nu is. Alleen het technisch beheer kan de inlog vanaf de server herstellen."
)


def bezwaar(editie: GemeentePage, door: Any, mens: Any) -> str:
    """Return why ``door`` may not take away the second factors of ``mens``, or an empty string."""
    if not door.is_active or door.pk == mens.pk:
        return EIGEN
    if not acties.mensen_van(editie).filter(pk=mens.pk).exists():
        return acties.NIET_VOOR_U
    if adres_onbewezen(mens):
        return ADRES_GEWIJZIGD
    if door.is_superuser:
        return ""
    if hoort_bij_de_kern(mens):
        return VAN_DE_KERN
    if roles.is_kernredactie(door) and _zonder_eigen_beheerder(editie, mens):
        return ""
    if not acties.mag_beheren(editie, door):
        return acties.NIET_VOOR_U
    return OOK_ELDERS if acties.hoort_ook_elders(editie, mens) else ""


def hoort_bij_de_kern(mens: Any) -> bool:
    """Return whether this account reaches over the editions."""
    van_kern = any(rolgroep.editie_id is None for rolgroep in roles.rolgroepen_van(mens))
    return mens.is_superuser or mens.is_staff or van_kern


def _zonder_eigen_beheerder(editie: GemeentePage, mens: Any) -> bool:
    """Return whether no beheerder of the edition may do it: for who is elsewhere too, or is the last one."""
    beheerders = roles.mensen_bij(editie.code, [Rol.BEHEERDER])
    anderen = beheerders.filter(is_active=True, is_superuser=False).exclude(pk=mens.pk)
    return acties.hoort_ook_elders(editie, mens) or not anderen.exists()


def heeft_tweede_stap(mensen: Any) -> set[int]:
    """Return which of these people have a second factor, in one query."""
    ids = [mens.pk for mens in mensen]
    return set(Authenticator.objects.filter(user__in=ids).values_list("user_id", flat=True))


def herstel(editie: GemeentePage, door: Any, mens: Any, reden: str) -> bool:
    """Take away the second factors of ``mens`` and end their sessions; return whether the mail left."""
    if weigering := bezwaar(editie, door, mens):
        raise PermissionDenied(weigering)
    if not reden.strip():
        raise PermissionDenied(REDEN_ONTBREEKT)
    with transaction.atomic():
        _neem_weg(mens)
        noteer(mens, Toelating.Soort.TWEEDE_STAP, door=door)
        log(instance=editie, action=INLOG_HERSTELD, user=door, data=_gegevens(mens, reden))
    return meld(mens, reden, door.get_full_name() or door.get_username())


def herstel_vanaf_de_server(mens: Any, reden: str) -> bool:
    """The same for who has the server, when nobody is left who may; in the log of each edition."""
    if not reden.strip():
        raise PermissionDenied(REDEN_ONTBREEKT)
    with transaction.atomic():
        _neem_weg(mens, opnieuw=bevestigen.open_herstel(mens) is not None)
        noteer(mens, Toelating.Soort.TWEEDE_STAP)
        edities = GemeentePage.objects.filter(path__in=list(paden_met_een_rol(mens)))
        for plek in [*edities] or [mens]:
            log(instance=plek, action=INLOG_HERSTELD, data=_gegevens(mens, reden))
    return meld(mens, reden, "het technisch beheer")


def _neem_weg(mens: Any, *, opnieuw: bool = False) -> None:
    weg, _ = Authenticator.objects.filter(user=mens).delete()
    if not (weg or opnieuw):
        raise PermissionDenied(NIETS_INGESTELD)
    einde_van_sessies(mens)


def _gegevens(mens: Any, reden: str) -> dict[str, Any]:
    wie = mens.get_full_name() or mens.get_username()
    return {"wie": wie, "mens": mens.pk, "reden": reden.strip()}


def meld(mens: Any, reden: str, door: str) -> bool:
    """Tell ``mens`` what happened, by whom and why; return whether the mail left."""
    context = {"door": door, "reden": reden.strip(), "link": bevestigen.link_voor(mens)}
    return stuur(mens, HERSTEL, context)
