"""Groups and rights per edition, named by rule. Every step is idempotent."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from handleiding.workflow.rules import Rol

SCHRIJVERS = (Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER)
ROLLEN = (*SCHRIJVERS, Rol.LEZER)
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


def ensure_groepen(eigenaar: str) -> dict[Rol, Group]:
    """Make sure the groups of an edition (by code) or of the core exist; return them by role."""
    toegang = Permission.objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    groepen = {}
    for rol in ROLLEN:
        groep, _ = Group.objects.get_or_create(name=groepsnaam(eigenaar, rol))
        if rol in SCHRIJVERS:
            groep.permissions.add(toegang)
        groepen[rol] = groep
    return groepen


def ensure_paginarechten(page: Page, groepen: dict[Rol, Group]) -> None:
    """Let the writing roles add and change below ``page``. Nobody gets the right to publish."""
    rechten = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=["add_page", "change_page"],
    )
    for rol in SCHRIJVERS:
        for recht in rechten:
            GroupPagePermission.objects.get_or_create(
                group=groepen[rol], page=page, permission=recht
            )


def ensure_collectie(naam: str, groepen: dict[Rol, Group]) -> Collection:
    """Make sure there is a collection ``naam`` that the writing roles may use; return it."""
    collectie = Collection.objects.filter(name=naam, depth=2).first()
    if collectie is None:
        collectie = Collection.get_first_root_node().add_child(name=naam)
    for recht in Permission.objects.filter(codename__in=MEDIA_RECHTEN):
        for rol in SCHRIJVERS:
            GroupCollectionPermission.objects.get_or_create(
                group=groepen[rol], collection=collectie, permission=recht
            )
    return collectie
