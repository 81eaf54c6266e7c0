"""Groups and rights per edition, named by rule. Every step is idempotent."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db.models import F
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from handleiding.workflow.rules import ROLLEN, SCHRIJVERS, Rol

MEDIA_RECHTEN = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
KERN = "Kern"


def groepsnaam(eigenaar: str, rol: Rol) -> str:
    """Return the group's name: ``GM0080 redacteur``; for the core ``Kern redacteur``."""
    return f"{eigenaar} {rol.value}"


def groepsnamen(eigenaar: str) -> dict[Rol, str]:
    """Return the names of all groups of an edition (by code) or of the core, by role."""
    return {rol: groepsnaam(eigenaar, rol) for rol in ROLLEN}


def groepen_van(user) -> frozenset[str]:
    """Return the names of the groups of ``user``, read once for this user object, like permissions."""
    if not hasattr(user, "_namen_van_groepen"):
        user._namen_van_groepen = frozenset(user.groups.values_list("name", flat=True))
    return user._namen_van_groepen


def is_kernredactie(user) -> bool:
    """Return whether ``user`` belongs to the people of the core (or is a superuser)."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    return any(groepsnaam(KERN, rol) in groepen_van(user) for rol in SCHRIJVERS)


def ensure_groepen(eigenaar: str) -> dict[Rol, Group]:
    """Make sure the groups of an edition (by code) or of the core exist; return them by role."""
    namen = groepsnamen(eigenaar)
    bestaand = set(Group.objects.filter(name__in=namen.values()).values_list("name", flat=True))
    Group.objects.bulk_create(Group(name=naam) for naam in namen.values() if naam not in bestaand)
    op_naam = {groep.name: groep for groep in Group.objects.filter(name__in=namen.values())}
    groepen = {rol: op_naam[naam] for rol, naam in namen.items()}
    toegang = Permission.objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    toegang.group_set.add(*(groepen[rol] for rol in SCHRIJVERS))
    return groepen


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
        ],
        ignore_conflicts=True,
    )
    return collectie
