"""Who has which role where, and the groups and rights of each edition and of the core.

A role is a row (``Rolgroep``); the name of its group is words for people, and gives nothing. Every step is idempotent.
"""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import F, Prefetch
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from gemeenten.models import GemeentePage, Rolgroep
from gemeenten.models.eigenaar import KERN
from handleiding.workflow.rules import ROLLEN, SCHRIJVERS, Rol

MEDIA_RECHTEN = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
# For people who are asked about one by one (``rolgroepen_van``).
MET_ROLLEN = Prefetch("groups", Group.objects.select_related("rolgroep"), to_attr="groepen_met_rol")


def groepsnaam(eigenaar: str, rol: Rol) -> str:
    """Return what people read for a group: ``GM0080 redacteur``; for the core ``Kern redacteur``."""
    return f"{eigenaar} {rol.value}"


def groepsnamen(eigenaar: str) -> dict[Rol, str]:
    """Return those names for all groups of an edition (by code) or of the core, by role."""
    return {rol: groepsnaam(eigenaar, rol) for rol in ROLLEN}


def plekken_van(user: Any) -> Mapping[str, frozenset[Rol]]:
    """Return where ``user`` has which roles: by the code of the edition, and for the core.

    Read once for this user object, like permissions.
    """
    if not hasattr(user, "_plekken_van"):
        user._plekken_van = _plekken(user) if user.pk else {}
    return user._plekken_van


def _plekken(user: Any) -> dict[str, frozenset[Rol]]:
    gevonden: dict[str, set[Rol]] = {}
    rijen = Rolgroep.objects.filter(group__user=user).order_by()
    for editie, code, rol in rijen.values_list("editie", "editie__code", "rol"):
        eigenaar = KERN if editie is None else code
        if eigenaar:
            gevonden.setdefault(eigenaar, set()).add(Rol(rol))
    return {eigenaar: frozenset(rollen) for eigenaar, rollen in gevonden.items()}


def rollen_bij(eigenaar: str, user: Any) -> frozenset[Rol]:
    """Return the roles of ``user`` in an edition (by code) or in the core."""
    return plekken_van(user).get(eigenaar, frozenset())


def rolgroepen_van(mens: Any) -> list[Rolgroep]:
    """Return the roles of ``mens`` as they are now, or as they were read along (``MET_ROLLEN``)."""
    if not hasattr(mens, "groepen_met_rol"):
        return list(Rolgroep.objects.filter(group__user=mens))
    return [groep.rolgroep for groep in mens.groepen_met_rol if hasattr(groep, "rolgroep")]


def mensen_bij(eigenaar: str, rollen: Iterable[Rol] = ROLLEN) -> Any:
    """Return who has one of ``rollen`` in an edition (by code) or in the core."""
    rijen = Rolgroep.objects.van(eigenaar).filter(rol__in=list(rollen))
    return get_user_model().objects.filter(groups__rolgroep__in=rijen.order_by()).distinct()


def editie_van(eigenaar: str) -> GemeentePage | None:
    """Return the edition with this code; of the core there is none."""
    return None if eigenaar == KERN else GemeentePage.objects.get(code=eigenaar)


def groepen_bij(eigenaar: str) -> dict[Rol, Group]:
    """Return the groups of an edition (by code) or of the core, by role."""
    rijen = Rolgroep.objects.van(eigenaar).select_related("group")
    return {Rol(rij.rol): rij.group for rij in rijen}


def is_kernredactie(user: Any) -> bool:
    """Return whether ``user`` belongs to the people of the core (or is a superuser)."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    return not rollen_bij(KERN, user).isdisjoint(SCHRIJVERS)


def ensure_groepen(eigenaar: str) -> dict[Rol, Group]:
    """Make sure the groups of an edition (by code) or of the core exist; return them by role."""
    groepen = groepen_bij(eigenaar)
    if mist := [rol for rol in ROLLEN if rol not in groepen]:
        groepen |= _maak_groepen(eigenaar, mist)
    toegang = Permission.objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    toegang.group_set.add(*(groepen[rol] for rol in SCHRIJVERS))
    return groepen


def _maak_groepen(eigenaar: str, rollen: Iterable[Rol]) -> dict[Rol, Group]:
    """Add the groups of these roles. One of another's that has the name already is left alone."""
    editie = editie_van(eigenaar)
    namen = {rol: groepsnaam(eigenaar, rol) for rol in rollen}
    bezet = set(Group.objects.filter(name__in=namen.values()).values_list("name", flat=True))
    nieuw = {rol: Group(name=_vrij(naam) if naam in bezet else naam) for rol, naam in namen.items()}
    Group.objects.bulk_create(nieuw.values())
    Rolgroep.objects.bulk_create(
        Rolgroep(editie=editie, rol=rol.value, group=groep) for rol, groep in nieuw.items()
    )
    return nieuw


def _vrij(naam: str) -> str:
    pogingen = (f"{naam} {nummer}" for nummer in count(2))
    return next(poging for poging in pogingen if not Group.objects.filter(name=poging).exists())


def ensure_paginarechten(page: Page, groepen: Mapping[Rol, Group]) -> None:
    """Let the writing roles add and change below ``page``. Nobody gets the right to publish."""
    rechten = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=["add_page", "change_page"],
    )
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=groepen[rol], page=page, permission=recht)
            for recht in rechten
            for rol in SCHRIJVERS
        ],
        ignore_conflicts=True,
    )


def collectienaam(eigenaar: str, naam: str) -> str:
    """Return the name of an edition's collection: ``GM0080 Leeuwarden``."""
    return f"{eigenaar} {naam}"[:255]


def _nieuwe_collectie(naam: str) -> Collection:
    """Add a collection at the end.

    Wagtail's own way keeps collections in order of name, and moves each one behind the new one with
    a statement of its own: with 342 editions that is up to 342.
    """
    wortel = Collection.get_first_root_node()
    laatste = wortel.get_last_child()
    pad = laatste._inc_path() if laatste else wortel._get_path(wortel.path, wortel.depth + 1, 1)
    collectie = Collection(name=naam, path=pad, depth=wortel.depth + 1)
    collectie.save()
    Collection.objects.filter(pk=wortel.pk).update(numchild=F("numchild") + 1)
    return collectie


def ensure_collectie(naam: str, groepen: Mapping[Rol, Group]) -> Collection:
    """Make sure there is a collection ``naam`` that the writing roles may use; return it."""
    collectie = Collection.objects.filter(name=naam, depth=2).first()
    if collectie is None:
        collectie = _nieuwe_collectie(naam)
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=groepen[rol], collection=collectie, permission=recht)
            for recht in Permission.objects.filter(codename__in=MEDIA_RECHTEN)
            for rol in SCHRIJVERS
            if rol in groepen
        ],
        ignore_conflicts=True,
    )
    return collectie
