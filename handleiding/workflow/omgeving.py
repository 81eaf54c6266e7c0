"""What of the tree goes online with a text: its address, who reads it, and what changes below it.

None of it stands in the text itself, so it may change while somebody reads. It is part of the fingerprint.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from wagtail.models import Page, Revision

from handleiding.zichtbaarheid import intern_zelf

from .gevolgen import GevolgEronder, Plek, Zicht, gevolgen, zicht
from .lijst import met_feiten


@dataclass(frozen=True)
class Moment:
    """What changes below a page at one moment; ``wanneer`` is None for at once."""

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
    eronder: tuple[Moment, ...] = ()

    @property
    def is_intern(self) -> bool:
        return self.zicht is Zicht.INTERN


def omgeving_van(revision: Revision) -> Omgeving | None:
    """Return what goes online with ``revision`` besides its own text; None when its page is gone."""
    return omgevingen([revision]).get(revision.pk)


def omgevingen(revisies: Iterable[Revision]) -> dict[int, Omgeving]:
    """Return it for many, in a few queries; ``revisies`` are of pages."""
    per_pagina = {int(revisie.object_id): revisie for revisie in revisies}
    boom = _Boom(per_pagina)
    return {
        revisie.pk: boom.omgeving(boom.paginas[pk], revisie.content)
        for pk, revisie in per_pagina.items()
        if pk in boom.paginas
    }


def na_offline(page: Page) -> tuple[Moment, ...]:
    """Return what changes below ``page`` when it is taken offline now."""
    boom = _Boom([page.pk])
    rij = boom.paginas.get(page.pk)
    return boom.bij(rij, {}, [(None, _plek(rij)._replace(live=False))]) if rij else ()


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

    def omgeving(self, rij: Any, content: Mapping[str, Any]) -> Omgeving:
        boven = [self.boven[pad] for pad in _boven(rij.path) if pad in self.boven]
        nu = _plek(rij)._replace(live=True, intern=bool(content.get("intern", rij.is_intern)))
        ouder = boven[-1].url_path if boven else "/"
        return Omgeving(
            adres=f"{ouder}{content.get('slug') or rij.slug}/",
            zicht=zicht([_plek(b)._replace(live=True) for b in boven], nu),
            niet_online=tuple(b.draft_title or b.title for b in boven if not b.live),
            eronder=self.bij(rij, content, _stappen(content, nu)),
        )

    def bij(
        self, rij: Any, content: Mapping[str, Any], stappen: list[tuple[datetime | None, Plek]]
    ) -> tuple[Moment, ...]:
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
                momenten.append(Moment(wanneer, gevonden))
            voor = na
        return tuple(momenten)


def _stappen(content: Mapping[str, Any], na: Plek) -> list[tuple[datetime | None, Plek]]:
    """Return what a page becomes by this version, and when: online, and over again at its end date."""
    begin, einde = (_moment(content.get(naam)) for naam in ("go_live_at", "expire_at"))
    nu = timezone.now()
    stappen: list[tuple[datetime | None, Plek]] = [(begin if begin and begin > nu else None, na)]
    if einde and einde > nu:
        stappen.append((einde, na._replace(live=False)))
    return stappen


def _werkt_door(voor: Plek, na: Plek) -> bool:
    return voor.intern != na.intern or voor.live != na.live


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
    )


def _boven(pad: str) -> list[str]:
    """Return the paths above a page, from below the root of the tree down."""
    return [pad[:eind] for eind in range(2 * Page.steplen, len(pad), Page.steplen)]


def _onder(pad: str) -> Q:
    return Q(path__startswith=pad) & ~Q(path=pad)
