"""What somebody with a role in an edition has there to read, in a number of queries that grows with nothing."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from gemeenten.models import GemeentePage, Sessie, WerkleergroepPage
from gemeenten.toegang.rollen_op_pagina import onder, paden_met_een_rol
from handleiding.models import BijeenkomstPage
from handleiding.publiek.etalage import Etalagezicht
from handleiding.zichtbaarheid import zichtbaar_voor

MEEST_INTERN = 50


@dataclass
class Mijngroep:
    """A group, with its next session that goes ahead; None without. Its page in the handbook says what it is about."""

    page: WerkleergroepPage
    volgende: Sessie | None = None
    onderwerp: str = ""


@dataclass
class MijnEditie:
    """An edition online in which somebody has a role. ``intern`` are the pages that only they and others there read."""

    page: GemeentePage
    groepen: list[Mijngroep] = field(default_factory=list)
    intern: list[Page] = field(default_factory=list)


def mijn_edities(user: Any) -> list[MijnEditie]:
    """Return the editions of ``user`` that can be read now, by name."""
    paden = [pad for pad, (_, archief) in paden_met_een_rol(user).items() if not archief]
    edities = zichtbaar_voor(GemeentePage.objects.filter(path__in=paden), user).op_naam()
    gevonden = {editie.path: MijnEditie(editie) for editie in edities}
    if not gevonden:
        return []
    _zet_groepen(gevonden, user)
    intern = zichtbaar_voor(Page.objects.filter(onder(gevonden)), user)
    intern = intern.filter(etalage__zicht=Etalagezicht.INTERN).order_by("path")
    for page in intern[:MEEST_INTERN]:
        _van(gevonden, page).intern.append(page)
    return list(gevonden.values())


def _zet_groepen(edities: dict[str, MijnEditie], user: Any) -> None:
    paginas = zichtbaar_voor(WerkleergroepPage.objects.filter(onder(edities)), user)
    groepen = {page.pk: Mijngroep(page) for page in paginas.order_by("path")}
    for groep in groepen.values():
        _van(edities, groep.page).groepen.append(groep)
    komend = Sessie.objects.filter(werkleergroep__in=groepen).komend().chronologisch()
    for sessie in komend:
        groep = groepen[sessie.werkleergroep_id]
        groep.volgende = groep.volgende or sessie
    paginas = zichtbaar_voor(BijeenkomstPage.objects.filter(onder(edities)), user)
    for page in paginas.defer_streamfields():
        for groep in _van(edities, page).groepen:
            if groep.volgende and groep.volgende.nummer == page.nummer:
                groep.onderwerp = page.title


def _van(edities: dict[str, MijnEditie], page: Page) -> MijnEditie:
    return next(editie for pad, editie in edities.items() if page.path.startswith(pad))
