"""Removing what was chosen of a person, by a beheerder and a second person.

Text of pages is touched only where words were typed that come in its place; what of it is online, by a draft.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.search import index

from gemeenten.models import GemeentePage
from handleiding.publiek.etalage import Gebeurtenis, werk_bij
from handleiding.publiek.terugblik import gewist
from handleiding.workflow.beurt import houd_rijen

from .acties import Gevonden, Melder, bewaak, gevonden, maak_zoeker, waarom_niet
from .bevestigers import bewaak_bevestiger
from .elders import haal_terug
from .lezen import Mens
from .lijst import schrijf_in_lijst
from .logacties import PERSOON_VERWIJDERD
from .paginatekst import Online, leg_voor
from .plaatsen import Zoekplaats, plaatsen
from .tabel import Houdt
from .vinden import Vondst, Zoeker
from .voorvertoningen import gooi_weg
from .wegblijven import onthoud
from .wissen import Wiskeuze, zonder


@dataclass(frozen=True)
class Uitslag:
    """How a removal ended: how many of the choices were carried out, in how many rows.

    ``post`` is how much mail that waited was taken back, or lost the name. ``paginas`` are the pages whose text is
    online, by what became of them (``Afloop``).
    """

    gedaan: int
    rijen: int
    gemist: int
    post: int = 0
    paginas: Mapping[str, list[int]] = field(default_factory=dict)

    def als_json(self) -> dict[str, Any]:
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
    vervangingen: Mapping[str, str] = field(default_factory=dict)

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
        editie, zoeker = self.editie, self.zoeker
        keuze = Wiskeuze(frozenset(gekozen), self.vervangingen)
        gehouden = _houd_paginas(_gekozen(self.alles, keuze))
        te_wissen = _gekozen([*self.alles, *_intussen(editie, zoeker, gehouden)], keuze)
        online = Online.van(gehouden)
        uitslag = wis_rijen(zoeker, [(v.plaats, v.rij.pk) for v in te_wissen], keuze, online)
        if uitslag.gedaan:
            regel = schrijf_in_lijst(editie, self.wie, te_wissen, keuze)
            paginas = leg_voor(online, zoeker, keuze, regel, self.user)
            onthoud(te_wissen, regel)
            gooi_weg(editie, zoeker.alles)
            mensen = [vondst.deel for vondst in te_wissen if isinstance(vondst.deel, Mens)]
            post = haal_terug(editie, mensen, zoeker.eigen)
            uitslag = replace(uitslag, post=post, paginas=paginas)
            data = {"keuzes": uitslag.gedaan, "rijen": uitslag.rijen, "post": post}
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
    vervangingen: Mapping[str, str] | None = None,
) -> Uitslag:
    """Find a person and remove what was chosen; of text of pages where ``vervangingen`` says by what."""
    wie = {"user": user, "bevestigd_door": bevestigd_door}
    verwijderaar = Verwijderaar(editie, zoektermen, ook, **wie, vervangingen=vervangingen or {})
    verwijderaar.zoek()
    return verwijderaar.wis(gekozen)


def _gekozen(alles: Iterable[Gevonden], keuze: Wiskeuze) -> list[Vondst]:
    return [vondst for _, _, vondsten in alles for vondst in vondsten if keuze.omvat(vondst)]


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
    """Empty SQLite's write-ahead log, in which what was removed stands until that part is used again.

    Its index of words keeps those of rows that are gone until it is put in order.
    """
    if verbinding.vendor == "sqlite" and not verbinding.in_atomic_block:
        with verbinding.cursor() as cursor:
            for tabel in verbinding.introspection.table_names(cursor):
                if tabel.rpartition("_")[2] == "fts":
                    naam = verbinding.ops.quote_name(tabel)
                    cursor.execute(f"INSERT INTO {naam}({naam}) VALUES ('optimize')")  # noqa: S608 - names of ours
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def wis_rijen(
    zoeker: Zoeker, rijen: Iterable[tuple[Zoekplaats, Any]], keuze: Wiskeuze, online: Online
) -> Uitslag:
    """Carry out the choices on rows as they are now, each under a lock; what is ``online`` waits."""
    gedaan: set[str] = set()
    geraakt: dict[int, bool] = {}
    versies: set[int] = set()
    aantal = 0
    for plaats, pk in dict.fromkeys(rijen):
        rij = plaats.model._base_manager.select_for_update(of=("self",)).filter(pk=pk).first()
        if rij is None:
            continue
        hier = [v for v in zoeker.vondsten(plaats, rij) if keuze.omvat(v)]
        hier = [v for v in hier if not online.houdt_af(v)]
        if nieuw := zonder(rij, hier, keuze):
            plaats.model._base_manager.filter(pk=pk).update(**nieuw)
            aantal += 1
            versies |= {pk} if plaats.model is Revision else set()
            gedaan |= {vondst.sleutel for vondst in hier}
            for v in hier:
                if v.pagina:
                    te_vinden = v.houdt in {Houdt.PERSOON, Houdt.PAGINA}
                    geraakt[v.pagina] = geraakt.get(v.pagina, False) or te_vinden
    _werk_bij(geraakt, versies)
    gedaan |= online.sleutels
    return Uitslag(len(gedaan), aantal, len(keuze.gekozen - gedaan))


def _werk_bij(geraakt: Mapping[int, bool], versies: Collection[int]) -> None:
    """Make anew what was derived of these pages and versions."""
    te_vinden = [pk for pk, is_te_vinden in geraakt.items() if is_te_vinden]
    for page in Page.objects.filter(pk__in=te_vinden).specific():
        index.insert_or_update_object(page)
    gewist(versies)
    werk_bij(set(geraakt), Gebeurtenis.GEWIST)
