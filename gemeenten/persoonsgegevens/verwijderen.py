"""Removing what was chosen of a person, by a beheerder and a second person. Text of pages is never touched."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.search import index

from gemeenten.logacties import PERSOON_VERWIJDERD
from gemeenten.models import GemeentePage
from handleiding.publiek.etalage import Gebeurtenis, werk_bij
from handleiding.publiek.terugblik import gewist
from handleiding.workflow.beurt import houd_rijen

from .acties import Gevonden, Melder, bewaak, gevonden, maak_zoeker, waarom_niet
from .bevestigers import bewaak_bevestiger
from .elders import haal_terug
from .lezen import Mens
from .plaatsen import Plaats, plaatsen
from .tabel import Houdt
from .vinden import Vondst, Zoeker
from .voorvertoningen import gooi_weg
from .wegblijven import onthoud
from .wissen import zonder


@dataclass(frozen=True)
class Uitslag:
    """How a removal ended: how many of the choices were carried out, in how many rows.

    ``post`` is how much mail that waited was taken back, or lost the name.
    """

    gedaan: int
    rijen: int
    gemist: int
    post: int = 0

    def als_json(self) -> dict[str, int]:
        return asdict(self)


@dataclass
class Verwijderaar:
    """The removal of one person. ``zoek`` looks, and holds up nobody; ``wis`` looks again at what it touches.

    The rows of the person stay, with their function, so that an editor sees that someone is missing. Both ask who
    may: ``user`` is the beheerder who asked, ``bevestigd_door`` the second person.
    """

    editie: GemeentePage
    zoektermen: Iterable[str]
    ook: Iterable[str]
    user: Any
    bevestigd_door: Any
    wie: str = ""

    def bewaak(self) -> None:
        """Raise PermissionDenied when one of the two may not (any longer)."""
        bewaak(self.editie, self.user)
        bewaak_bevestiger(self.editie, self.user.pk, self.bevestigd_door)

    def zoek(self, meld: Melder | None = None) -> None:
        """Find all of the person, by the terms."""
        self.bewaak()
        self.zoeker, _ = maak_zoeker(self.editie, self.zoektermen, self.ook, meld)
        self.alles = list(gevonden(self.editie, self.zoeker, meld, te_wissen=True))
        sleutels = {vondst.sleutel for _, _, vondsten in self.alles for vondst in vondsten}
        if reden := waarom_niet(self.zoeker.eigen, len(sleutels)):
            raise ValidationError(reden)

    @transaction.atomic
    def wis(self, gekozen: Collection[str]) -> Uitslag:
        """Remove what was chosen, by the keys of ``vind``; what somebody changed meanwhile is looked at again."""
        self.bewaak()
        gekozen, editie, zoeker = set(gekozen), self.editie, self.zoeker
        alles = [
            *self.alles,
            *_intussen(editie, zoeker, _houd_paginas(_gekozen(self.alles, gekozen))),
        ]
        te_wissen = _gekozen(alles, gekozen)
        uitslag = _wis(zoeker, [(v.plaats, v.rij.pk) for v in te_wissen], gekozen)
        if uitslag.gedaan:
            onthoud(te_wissen)
            gooi_weg(editie, zoeker.alles)
            mensen = [vondst.deel for vondst in te_wissen if isinstance(vondst.deel, Mens)]
            uitslag = replace(uitslag, post=haal_terug(editie, mensen, zoeker.eigen))
            data = {"keuzes": uitslag.gedaan, "rijen": uitslag.rijen, "post": uitslag.post}
            data |= {"wie": self.wie}
            log(instance=editie, action=PERSOON_VERWIJDERD, user=self.user, data=data)
            transaction.on_commit(leeg_schrijflogboek, robust=True)
        return uitslag


def verwijder(
    editie: GemeentePage,
    *zoektermen: str,
    gekozen: Collection[str],
    ook: Iterable[str] = (),
    user: Any,
    bevestigd_door: Any,
) -> Uitslag:
    """Find a person and remove what was chosen."""
    verwijderaar = Verwijderaar(editie, zoektermen, ook, user, bevestigd_door)
    verwijderaar.zoek()
    return verwijderaar.wis(gekozen)


def _gekozen(alles: Iterable[Gevonden], gekozen: Collection[str]) -> list[Vondst]:
    vondsten = (vondst for _, _, vondsten in alles for vondst in vondsten)
    return [vondst for vondst in vondsten if vondst.mag_weg and vondst.sleutel in gekozen]


def _houd_paginas(vondsten: Iterable[Vondst]) -> list[int]:
    """Hold the pages of what goes: who saves one of them waits, and looks again then."""
    return houd_rijen({vondst.pagina for vondst in vondsten if vondst.pagina})


def _intussen(editie: GemeentePage, zoeker: Zoeker, paginas: list[int]) -> list[Gevonden]:
    """Return what these pages hold of the person now: somebody may have saved since we looked."""
    return [
        (plaats, rij.pk, vondsten)
        for plaats in plaatsen(editie)
        for rij in plaats.van(paginas).order_by("pk").iterator(chunk_size=100)
        if (vondsten := list(zoeker.vondsten(plaats, rij)))
    ]


def leeg_schrijflogboek(verbinding: Any = connection) -> None:
    """Empty SQLite's write-ahead log, in which what was removed stands until that part is used again."""
    if verbinding.vendor == "sqlite" and not verbinding.in_atomic_block:
        with verbinding.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _wis(zoeker: Zoeker, rijen: Iterable[tuple[Plaats, Any]], gekozen: set[str]) -> Uitslag:
    """Carry out the choices on rows as they are now, each under a lock."""
    gedaan: set[str] = set()
    paginas: set[int] = set()
    geraakt: set[int] = set()
    versies: set[int] = set()
    aantal = 0
    for plaats, pk in dict.fromkeys(rijen):
        rij = plaats.model._base_manager.select_for_update(of=("self",)).filter(pk=pk).first()
        if rij is None:
            continue
        hier = [v for v in zoeker.vondsten(plaats, rij) if v.mag_weg and v.sleutel in gekozen]
        if nieuw := zonder(rij, hier):
            plaats.model._base_manager.filter(pk=pk).update(**nieuw)
            aantal += 1
            versies |= {pk} if plaats.model is Revision else set()
            gedaan |= {vondst.sleutel for vondst in hier}
            geraakt |= {v.pagina for v in hier if v.pagina}
            paginas |= {v.pagina for v in hier if v.pagina and v.houdt is Houdt.PERSOON}
    for page in Page.objects.filter(pk__in=paginas).specific():
        index.insert_or_update_object(page)
    gewist(versies)
    werk_bij(geraakt, Gebeurtenis.GEWIST)
    return Uitslag(len(gedaan), aantal, len(gekozen - gedaan))
