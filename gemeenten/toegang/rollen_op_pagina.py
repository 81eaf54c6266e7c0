"""Which roles a person has on a page: those of the page's edition, or of the core outside editions."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from gemeenten.models import GemeentePage
from gemeenten.toegang.muren.beleid import grenzen
from gemeenten.toegang.roles import KERN, ROLLEN, SCHRIJVERS, plekken_van, rollen_bij
from handleiding.models import HandleidingPage
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Regelplaats

VAN_DE_KERN = Regelplaats("kern", "Kern")


def eigenaar_van(page: Page) -> str:
    """Return the code of the edition ``page`` stands in; the core's name for everything else."""
    return _eigenaar(page)[0]


def in_archief(page: Page) -> bool:
    """Return whether ``page`` stands in an edition that is in the archive."""
    return _eigenaar(page)[1]


def _eigenaar(page: Page) -> tuple[str, bool]:
    paden = [page.path[:einde] for einde in range(page.steplen, len(page.path) + 1, page.steplen)]
    editie = GemeentePage.objects.filter(path__in=paden).values_list("code", "gearchiveerd_op")
    code, sinds = editie.first() or (None, None)
    return code or KERN, bool(sinds)


def rollen_op_pagina(page: Page, user: Any) -> frozenset[Rol]:
    """Return the roles of ``user`` on ``page``, for the registry of ``handleiding.workflow.rollen``.

    In the archive everyone who had a role only reads.
    """
    if user.is_anonymous:
        return frozenset()
    eigenaar, archief = _eigen_editie(page, user) or (KERN, False)
    van_kern = rollen_bij(KERN, user)
    if van_kern and eigenaar == KERN and _bij_een_editie(page, user):
        eigenaar, archief = _eigenaar(page)
    rollen = rollen_bij(eigenaar, user)
    if not van_kern.isdisjoint(SCHRIJVERS):
        rollen |= {Rol.KERNREDACTIE}
    return frozenset({Rol.LEZER}) if archief and rollen else rollen


def paden_met_een_rol(user: Any) -> dict[str, tuple[str, bool]]:
    """Return the editions in which ``user`` has a role: by path the code, and whether it is in the archive.

    Read once for this user object, so that a list asks no question for each page.
    """
    if not hasattr(user, "_edities_van"):
        edities = GemeentePage.objects.filter(code__in=list(plekken_van(user))).order_by()
        user._edities_van = {
            pad: (code, bool(sinds))
            for pad, code, sinds in edities.values_list("path", "code", "gearchiveerd_op")
        }
    return user._edities_van


def werkplekken(user: Any, *rollen: Rol) -> list[str]:
    """Return the paths of the editions in use in which ``user`` has one of these roles."""
    return [
        pad
        for pad, (code, archief) in paden_met_een_rol(user).items()
        if not archief and rollen_bij(code, user) & set(rollen)
    ]


def werkedities(user: Any, *rollen: Rol) -> list[GemeentePage]:
    """Return those editions themselves, in tree order; read once for this user object."""
    paden = werkplekken(user, *rollen)
    if paden and not hasattr(user, "_werkedities"):
        edities = GemeentePage.objects.filter(path__in=werkplekken(user, *ROLLEN))
        user._werkedities = list(edities.order_by("path"))
    return [editie for editie in getattr(user, "_werkedities", ()) if editie.path in paden]


def onder(paden: Iterable[str], veld: str = "path") -> Q:
    """Return the question for what stands at or below one of ``paden``; without paths that is nothing."""
    vraag = Q(pk__in=[])
    for pad in paden:
        vraag |= Q(**{f"{veld}__startswith": pad})
    return vraag


def plaatsnamen(paden: Iterable[str]) -> dict[str, Regelplaats]:
    """Return for each path in which edition it stands; all else is the core's."""
    stap = Page.steplen
    boven = {pad: [pad[:n] for n in range(stap, len(pad) + 1, stap)] for pad in paden}
    edities = GemeentePage.objects.filter(path__in={p for rij in boven.values() for p in rij})
    namen = {
        pad: Regelplaats(code or "sjabloon", titel)
        for pad, code, titel in edities.order_by().values_list("path", "code", "draft_title")
    }
    return {
        pad: next((namen[p] for p in rij if p in namen), VAN_DE_KERN) for pad, rij in boven.items()
    }


def _bij_een_editie(page: Page, user: Any) -> bool:
    """Editions stand below a list of municipalities: elsewhere nothing has to be looked up."""
    return any(page.path.startswith(grens) and page.path != grens for grens in grenzen(user))


def _eigen_editie(page: Page, user: Any) -> tuple[str, bool] | None:
    eigen = paden_met_een_rol(user).items()
    return next((editie for pad, editie in eigen if page.path.startswith(pad)), None)


def rollen_overal(user: Any) -> frozenset[Rol]:
    """Return the roles of ``user`` in editions in use, and whether they belong to the people of the core."""
    in_edities = {rol for rol in SCHRIJVERS if werkplekken(user, rol)}
    van_kern = rollen_bij(KERN, user) & set(SCHRIJVERS)
    return frozenset(in_edities | ({Rol.KERNREDACTIE} if van_kern else set()))


def leesbare_paden(user: Any) -> list[str]:
    """Return the trees whose internal pages ``user`` may read: where they have any role."""
    paden = list(paden_met_een_rol(user))
    if rollen_bij(KERN, user):
        kern = HandleidingPage.objects.kernpaginas().order_by()
        paden += kern.values_list("path", flat=True)
    return paden
