"""What a beheerder does with the people of the own edition: invite, give roles, deactivate. Each logged."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from gemeenten.logacties import GEACTIVEERD, GEDEACTIVEERD, ROLLEN_GEGEVEN, UITGENODIGD
from gemeenten.models import GemeentePage, Rolgroep
from gemeenten.toegang import roles
from gemeenten.toegang.rollen_op_pagina import rollen_op_pagina
from handleiding.workflow.goedkeurders import bezwaar_tegen_vertrek, houd_stappen, laat_leeg
from handleiding.workflow.rules import Rol

from .adres import accounts_met
from .binnen import kwam_binnen
from .toelating import namens

BEZET = "Met dit e-mailadres is al een account. Vraag het technisch beheer om die persoon toe te voegen."
NIET_VOOR_U = "Alleen een beheerder van deze gemeente beheert haar mensen."
LAATSTE = "Dit is de laatste beheerder. Geef eerst iemand anders de rol van beheerder."
ZONDER_BEOORDELAAR = (
    "{naam} is de laatste die hier teksten kan goedkeuren. Daarna kan niemand iets indienen, tot u een "
    "ander de rol van beoordelaar geeft."
)
GROEP_WEG = "Deze rol heeft hier geen groep meer: {rollen}. Vraag het technisch beheer om hulp."
ELDERS = (
    "Dit account hoort ook ergens anders bij. U geeft hier alleen de rollen in uw eigen gemeente."
)


def mag_beheren(editie: GemeentePage, user: Any) -> bool:
    """Return whether ``user`` manages the people of ``editie``. The sjabloon has none."""
    if not editie.code or not user.is_active:
        return False
    return user.is_superuser or Rol.BEHEERDER in rollen_op_pagina(editie, user)


def mag_uitnodigen(editie: GemeentePage, user: Any) -> bool:
    """Return whether ``user`` may invite people to ``editie``: its beheerder, or until it has one the kernredactie."""
    if mag_beheren(editie, user):
        return True
    if editie.gearchiveerd_op:
        return False
    return bool(editie.code) and roles.is_kernredactie(user) and not heeft_beheerder(editie)


def heeft_beheerder(editie: GemeentePage) -> bool:
    """Return whether somebody who can log in, or did, manages the people of ``editie``."""
    beheerders = roles.mensen_bij(editie.code, [Rol.BEHEERDER])
    return any(map(kwam_binnen, beheerders.filter(is_active=True)))


def editie_in_beheer(user: Any) -> int | None:
    """Return the first edition, by name, whose people ``user`` manages."""
    plekken = roles.plekken_van(user).items()
    codes = [code for code, rollen in plekken if Rol.BEHEERDER in rollen]
    edities = GemeentePage.objects.filter(code__in=codes).op_naam() if codes else []
    return edities[0].pk if edities else None


def mensen_van(editie: GemeentePage) -> Any:
    """Return the people with a role in ``editie``; superusers are not its own."""
    mensen = roles.mensen_bij(editie.code).filter(is_superuser=False)
    return mensen.prefetch_related(roles.MET_ROLLEN).order_by("pk")


def rollen_van(editie: GemeentePage, mens: Any) -> frozenset[Rol]:
    """Return the roles of ``mens`` in ``editie``."""
    rijen = roles.rolgroepen_van(mens)
    return frozenset(Rol(rij.rol) for rij in rijen if rij.editie_id == editie.pk)


def hoort_ook_elders(editie: GemeentePage, mens: Any) -> bool:
    """Return whether the account is more than one of this edition's people."""
    elders = any(rolgroep.editie_id != editie.pk for rolgroep in roles.rolgroepen_van(mens))
    return elders or mens.is_superuser or mens.is_staff


@transaction.atomic
def nodig_uit(
    editie: GemeentePage, door: Any, *, email: str, voornaam: str, achternaam: str, rollen: Iterable
) -> Any:
    """Make an account without a password, with ``rollen`` in ``editie`` only; return it."""
    if not mag_uitnodigen(editie, door):
        raise PermissionDenied(NIET_VOOR_U)
    return maak_account(
        editie, door, email=email, voornaam=voornaam, achternaam=achternaam, rollen=rollen
    )


def maak_account(
    editie: GemeentePage, door: Any, *, email: str, voornaam: str, achternaam: str, rollen: Iterable
) -> Any:
    """Do what ``nodig_uit`` promises, for who already asked whether ``door`` may."""
    gekozen = _geldig(rollen)
    User = get_user_model()
    if accounts_met(email):
        raise ValidationError({"email": BEZET})
    mens = User(
        username=_gebruikersnaam(email), email=email, first_name=voornaam, last_name=achternaam
    )
    mens.set_unusable_password()
    mens.wordt_uitgenodigd = True  # the mail with the link tells them
    with namens(door):
        mens.save()
        mens.groups.set(_groepen(editie, gekozen))
    _log(editie, door, UITGENODIGD, mens, gekozen)
    return mens


@transaction.atomic
def geef_rollen(editie: GemeentePage, door: Any, mens: Any, rollen: Iterable) -> None:
    """Let ``mens`` have exactly ``rollen`` in ``editie``; other groups stay as they are."""
    _bewaak(editie, door, mens)
    gekozen = _geldig(rollen)
    beheerders = _om_de_beurt(editie)
    if Rol.BEHEERDER not in gekozen:
        _niet_de_laatste(beheerders, mens)
    vervalt = vervallende_groepen(editie, gekozen)
    _laat_geen_tekst_liggen(mens, vervalt)
    mens.groups.remove(*vervalt)
    with namens(door):
        mens.groups.add(*_groepen(editie, gekozen))
    _log(editie, door, ROLLEN_GEGEVEN, mens, gekozen)


@transaction.atomic
def zet_actief(editie: GemeentePage, door: Any, mens: Any, *, actief: bool) -> None:
    """Let ``mens`` log in, or no longer. Only when the account belongs to this edition alone."""
    _bewaak(editie, door, mens)
    if hoort_ook_elders(editie, mens):
        raise PermissionDenied(ELDERS)
    if mens.pk == door.pk:
        raise PermissionDenied("U kunt uw eigen account niet deactiveren.")
    if not actief:
        _niet_de_laatste(_om_de_beurt(editie), mens)
        _laat_geen_tekst_liggen(mens)
    mens.is_active = actief
    with namens(door):
        mens.save(update_fields=["is_active"])
    _log(editie, door, GEACTIVEERD if actief else GEDEACTIVEERD, mens, rollen_van(editie, mens))


@transaction.atomic
def sluit_af(mens: Any) -> None:
    """Deactivate an account that nobody uses; the server asks. Raises PermissionDenied for the last of a kind.

    That is the last beheerder of an edition, who can let others in, and in the core the last of each role: nobody
    there lets others in, and without both a writer and a reviewer no text of it goes online.
    """
    rijen = Rolgroep.objects.filter(group__user=mens).select_related("editie").order_by("pk")
    edities = {rij.editie_id: rij.editie for rij in rijen if rij.editie}
    in_de_kern = [rij for rij in rijen if rij.editie is None]
    for editie in edities.values():
        _niet_de_laatste(_om_de_beurt(editie), mens)
    for rij in in_de_kern:
        _niet_de_laatste(_vast(pk=rij.group_id), mens)
    _laat_geen_tekst_liggen(mens)
    if not get_user_model().objects.filter(pk=mens.pk, is_active=True).exists():
        return
    mens.is_active = False
    with namens(None):
        mens.save(update_fields=["is_active"])
    for editie in edities.values():
        _log(editie, None, GEDEACTIVEERD, mens, rollen_van(editie, mens))
    if in_de_kern:
        # The core has no page that stands for it: what happened to its people stands at the account.
        _log(mens, None, GEDEACTIVEERD, mens, [Rol(rij.rol) for rij in in_de_kern])


def _bewaak(editie: GemeentePage, door: Any, mens: Any = None) -> None:
    if not mag_beheren(editie, door):
        raise PermissionDenied(NIET_VOOR_U)
    if mens is not None and not mensen_van(editie).filter(pk=mens.pk).exists():
        raise PermissionDenied("Deze persoon hoort niet bij uw gemeente.")


def _om_de_beurt(editie: GemeentePage) -> Group:
    """Hold the group of the beheerders and return it: one change of people at a time.

    Both of two who take the last beheerder or the last reviewers away at once must not succeed.
    """
    return _vast(rolgroep__editie=editie, rolgroep__rol=Rol.BEHEERDER)


def _vast(**vraag: Any) -> Group:
    return Group.objects.select_for_update(of=("self",)).get(**vraag)


def _niet_de_laatste(groep: Group, mens: Any) -> None:
    over = groep.user_set.filter(is_active=True)
    if set(over.values_list("pk", flat=True)) == {mens.pk}:
        raise PermissionDenied(LAATSTE)


def laatste_beoordelaar(mens: Any, groepen: Iterable[int] | None = None) -> str:
    """Return what comes of it when ``mens`` goes (from these groups only) as the last who reviews."""
    if not laat_leeg([mens.pk], groepen):
        return ""
    return ZONDER_BEOORDELAAR.format(naam=mens.get_full_name() or mens.get_username())


def vervallende_groepen(editie: GemeentePage, rollen: Iterable) -> list[int]:
    """Return the groups of ``editie`` that somebody with exactly ``rollen`` is not in."""
    blijft = _geldig(rollen)
    return [groep.pk for rol, groep in roles.groepen_bij(editie.code).items() if rol not in blijft]


def _laat_geen_tekst_liggen(mens: Any, groepen: Iterable[int] | None = None) -> None:
    houd_stappen([mens.pk], groepen)
    if weigering := bezwaar_tegen_vertrek([mens.pk], groepen):
        raise PermissionDenied(weigering)


def _geldig(rollen: Iterable) -> frozenset[Rol]:
    gekozen = frozenset(Rol(rol) for rol in rollen)
    if not gekozen or not gekozen <= set(roles.ROLLEN):
        raise ValidationError({"rollen": "Kies ten minste één rol binnen uw gemeente."})
    return gekozen


def _groepen(editie: GemeentePage, rollen: Iterable[Rol]) -> list[Group]:
    groepen = roles.groepen_bij(editie.code)
    if mist := [rol.label for rol in rollen if rol not in groepen]:
        raise ValidationError({"rollen": GROEP_WEG.format(rollen=", ".join(mist))})
    return [groepen[rol] for rol in rollen]


def _gebruikersnaam(email: str) -> str:
    """Return a user name that tells nothing and is free: people log in with it or with their address."""
    User = get_user_model()
    begin = email.partition("@")[0].lower()[:100]
    if not User.objects.filter(username=begin).exists():
        return begin
    return f"{begin}-{get_random_string(6).lower()}"


def _log(waar: Any, door: Any, actie: str, mens: Any, rollen: Iterable[Rol]) -> None:
    wie = mens.get_full_name() or mens.get_username()
    log(
        instance=waar,
        action=actie,
        user=door,
        data={"wie": wie, "rollen": sorted(rol.label for rol in rollen)},
    )
