"""What of the tree goes online with a text: its address, who reads it, and what changes below it.

None of it stands in the text itself, so it may change while somebody reads. It is part of the fingerprint.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from wagtail.models import Page, Revision

from handleiding.zichtbaarheid import intern_zelf

from .gevolgen import ZINNEN, GevolgEronder, Plek, Stap, Zicht, door_boven, gevolgen, zicht
from .lijst import met_feiten


@dataclass(frozen=True)
class Kantelmoment:
    """What changes below a page, or by a page above it, at one moment; ``wanneer`` is None for at once."""

    wanneer: datetime | None
    gevolgen: tuple[GevolgEronder, ...]

    @property
    def kop(self) -> str:
        if self.wanneer is None:
            return "Zodra dit gebeurt"
        return f"Op {date_format(timezone.localtime(self.wanneer), 'j F Y, H.i')} uur"


@dataclass(frozen=True)
class Omgeving:
    """Of one version of a page: as the tree stands now."""

    adres: str
    zicht: Zicht
    niet_online: tuple[str, ...] = ()
    eronder: tuple[Kantelmoment, ...] = ()
    # What pages above it, as was approved for later, will do to it; with their names.
    door_boven: tuple[Kantelmoment, ...] = ()

    @property
    def is_intern(self) -> bool:
        return self.zicht is Zicht.INTERN


def omgeving_van(revision: Revision, *, meteen: bool = False) -> Omgeving | None:
    """Return what goes online with ``revision`` besides its own text; None when its page is gone."""
    return omgevingen([revision], meteen=meteen).get(revision.pk)


def omgevingen(revisies: Iterable[Revision], *, meteen: bool = False) -> dict[int, Omgeving]:
    """Return it for many, in a few queries; ``revisies`` are of pages.

    ``meteen``: they go online at once, whatever date they ask for.
    """
    per_pagina = {int(revisie.object_id): revisie for revisie in revisies}
    boom = _Boom(per_pagina)
    datum = {"go_live_at": None} if meteen else {}
    return {
        revisie.pk: boom.omgeving(boom.paginas[pk], revisie.content | datum)
        for pk, revisie in per_pagina.items()
        if pk in boom.paginas
    }


def na_offline(page: Page) -> tuple[Kantelmoment, ...]:
    """Return what changes below ``page`` when it is taken offline now."""
    boom = _Boom([page.pk])
    rij = boom.paginas.get(page.pk)
    return boom.bij(rij, [Stap(None, _plek(rij)._replace(live=False))]) if rij else ()


def wordt_openbaar_onder(page: Page) -> bool:
    """Return whether what stands below ``page`` becomes public by what was approved for later."""
    boom = _Boom([page.pk])
    return ZINNEN[Zicht.INTERN, Zicht.OPENBAAR] in boom.onder(boom.paginas[page.pk])


def volledig_adres(page: Page, omgeving: Omgeving) -> str:
    """Return where readers will find ``page``, with the host of its site."""
    straks = copy(page)
    straks.url_path = omgeving.adres
    return straks.get_full_url() or omgeving.adres


class _Boom:
    """The pages that are asked about, with what stands above them; below is read where it matters."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.paginas = {rij.pk: rij for rij in _rijen(Q(pk__in=list(ids)))}
        paden = {pad for rij in self.paginas.values() for pad in _boven(rij.path)}
        self.boven = {rij.path: rij for rij in _rijen(Q(path__in=paden))} if paden else {}
        alle = [*self.boven.values(), *self.paginas.values()]
        self.plannen = _plannen(rij.pk for rij in alle if rij._gepland)

    def omgeving(self, rij: Any, content: Mapping[str, Any]) -> Omgeving:
        boven = [self.boven[pad] for pad in _boven(rij.path) if pad in self.boven]
        ouder = boven[-1].url_path if boven else "/"
        nu, hoger = _straks(rij, content), [_plek(b)._replace(live=True) for b in boven]
        return Omgeving(
            adres=f"{ouder}{nu.slug}/",
            zicht=zicht(hoger, nu),
            niet_online=tuple(b.draft_title or b.title for b in boven if not b.live),
            eronder=self.bij(rij, _stappen(rij, content)),
            door_boven=_momenten(door_boven(hoger, nu, self._stappen_van(boven))),
        )

    def onder(self, rij: Any) -> Iterator[str]:
        """Yield what will happen to a page below ``rij`` that is open to everyone by itself."""
        boven = [*(self.boven[pad] for pad in _boven(rij.path) if pad in self.boven), rij]
        hoger = [_plek(b)._replace(live=True) for b in boven]
        kind = Plek(f"{rij.path}+", "", live=True)
        for _, gevolg in door_boven(hoger, kind, self._stappen_van(boven)):
            yield gevolg.zin

    def _stappen_van(self, boven: Iterable[Any]) -> list[Stap]:
        """Return what was approved of these pages and is still to come, in order of time."""
        alle = [stap for rij in boven for stap in _stappen(rij, self.plannen.get(rij.pk))]
        nu = timezone.now()
        return sorted(alle, key=lambda stap: stap.wanneer or nu)

    def bij(self, rij: Any, stappen: list[Stap]) -> tuple[Kantelmoment, ...]:
        """Return the moments at which something changes below, for a page that takes these steps."""
        voor = _plek(rij)
        anders = [(w, na) for w, na in stappen if _werkt_door(voor, na)]
        if rij.numchild == 0 or not anders:
            return ()
        boven = [_plek(self.boven[pad]) for pad in _boven(rij.path) if pad in self.boven]
        eronder = [_plek(p) for p in _rijen(_onder(rij.path)).order_by("path")]
        momenten = []
        for wanneer, na in stappen:
            if gevonden := gevolgen(boven, voor, na, eronder):
                momenten.append(Kantelmoment(wanneer, gevonden))
            voor = na
        return tuple(momenten)


def _stappen(rij: Any, content: Mapping[str, Any] | None) -> list[Stap]:
    """Return what a page becomes by this version, and when: online, and over again at its end date.

    First what is online ends, when its own end date comes before; without a version that alone.
    """
    nu = timezone.now()
    einden = [rij.expire_at] if rij.live and rij.expire_at and rij.expire_at > nu else []
    if content is None:
        return [Stap(einde, _plek(rij)._replace(live=False)) for einde in einden]
    begin, einde = (_moment(content.get(naam)) for naam in ("go_live_at", "expire_at"))
    begin = begin if begin and begin > nu else None
    na = _straks(rij, content)
    eerst = [e for e in einden if begin and e < begin]
    stappen = [Stap(moment, _plek(rij)._replace(live=False)) for moment in eerst]
    stappen.append(Stap(begin, na))
    if einde and einde > nu:
        stappen.append(Stap(einde, na._replace(live=False)))
    return stappen


def _straks(rij: Any, content: Mapping[str, Any]) -> Plek:
    """Return a page as it is once this version is online."""
    intern = bool(content.get("intern", rij.is_intern))
    return _plek(rij)._replace(live=True, intern=intern, slug=content.get("slug") or rij.slug)


def _plannen(ids: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    """Return what was approved of these pages for a later date; asks nothing when there are none."""
    sleutels = [str(pk) for pk in ids]
    soort = ContentType.objects.get_for_model(Page)
    versies = Revision.objects.filter(base_content_type=soort, object_id__in=sleutels)
    gepland = versies.filter(approved_go_live_at__isnull=False) if sleutels else ()
    return {int(versie.object_id): versie.content for versie in gepland}


def _momenten(
    gevonden: Iterable[tuple[datetime | None, GevolgEronder]],
) -> tuple[Kantelmoment, ...]:
    return tuple(
        Kantelmoment(wanneer, tuple(gevolg for _, gevolg in groep))
        for wanneer, groep in groupby(gevonden, key=itemgetter(0))
    )


def _werkt_door(voor: Plek, na: Plek) -> bool:
    return (voor.intern, voor.live, voor.slug) != (na.intern, na.live, na.slug)


def _moment(waarde: Any) -> datetime | None:
    return parse_datetime(waarde) if isinstance(waarde, str) and waarde else None


def _rijen(vraag: Q) -> Any:
    """Pages with what decides who sees them, and what is below them."""
    rijen = met_feiten(Page.objects.filter(vraag)).annotate(is_intern=intern_zelf())
    return rijen.order_by("path")


def _plek(rij: Any) -> Plek:
    return Plek(
        pad=rij.path,
        titel=rij.title if rij.live else rij.draft_title or rij.title,
        live=rij.live,
        intern=bool(rij.is_intern),
        verbergt=bool(getattr(rij.specific_class, "verbergt_wat_eronder_ligt", False)),
        gepland=bool(rij._gepland),
        slug=rij.slug,
    )


def _boven(pad: str) -> list[str]:
    """Return the paths above a page, from below the root of the tree down."""
    return [pad[:eind] for eind in range(2 * Page.steplen, len(pad), Page.steplen)]


def _onder(pad: str) -> Q:
    return Q(path__startswith=pad) & ~Q(path=pad)
