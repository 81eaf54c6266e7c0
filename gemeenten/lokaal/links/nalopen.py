"""Going over the links of public pages: each page once a month, and daily where one was dead.

Other sites are asked where ``LINKS_NALOPEN`` says so, each address once a day at most and one host no more than once a
second; what is ours is looked up in the database, always.
"""

import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from gemeenten.models import DodeLink
from handleiding.publiek.etalage import Etalagezicht

from .oordeel import oordeel
from .vinden import links_in, verdwenen
from .vragen import NietVoorOns, status_van

DAGEN = 28
MEESTE = 500  # addresses of other sites in one round
RUST = 1.0  # seconds between two questions to one host


def loop_na(*, alles: bool = False) -> int:
    """Go over the pages of today, or over all; return how many links are dead in them."""
    ronde = _Ronde()
    return sum(_loop_pagina_na(page, ronde) for page in _paginas(alles).iterator(chunk_size=50))


def _paginas(alles: bool) -> QuerySet[Page]:
    """Return the public pages of today: one in twenty-eight, and where a link was dead."""
    openbaar = Page.objects.filter(live=True, depth__gt=1, etalage__zicht=Etalagezicht.OPENBAAR)
    if not alles:
        dag = timezone.localdate().toordinal() % DAGEN
        bekend = Exists(DodeLink.objects.filter(page=OuterRef("pk")))
        openbaar = openbaar.annotate(dag=F("pk") % DAGEN).filter(Q(bekend) | Q(dag=dag))
    return openbaar.order_by("pk")


def _loop_pagina_na(page: Page, ronde: "_Ronde") -> int:
    buiten, eigen = links_in(page.specific)
    dood = dict.fromkeys(verdwenen(eigen).values(), str(DodeLink.Waarom.WEG))
    ongevraagd = set()
    for adres in buiten:
        waarom = ronde.waarom(adres)
        if waarom is None:
            ongevraagd.add(adres)
        elif waarom:
            dood[adres] = waarom
    _bewaar(page, dood, ongevraagd)
    return len(dood)


@transaction.atomic
def _bewaar(page: Page, dood: dict[str, str], ongevraagd: Iterable[str]) -> None:
    """Keep what is dead; of what nobody asked about nothing new is known."""
    bewaard = {link.adres: link for link in DodeLink.objects.filter(page=page)}
    weg = set(bewaard) - set(dood) - set(ongevraagd)
    if weg:
        DodeLink.objects.filter(page=page, adres__in=weg).delete()
    for adres, waarom in dood.items():
        oud = bewaard.get(adres)
        DodeLink.objects.update_or_create(
            page=page,
            adres=adres,
            defaults={
                "versie": page.live_revision_id,
                "waarom": waarom,
                "keren": oud.keren + 1 if oud else 1,
                "sinds": oud.sinds if oud else timezone.now(),
            },
        )
    DodeLink.objects.filter(page=page).update(versie=page.live_revision_id)


class _Ronde:
    """What was asked in one round: each address once."""

    def __init__(self) -> None:
        self.bekend: dict[str, str | None] = {}
        self.laatst: dict[str, float] = {}

    def waarom(self, adres: str) -> str | None:
        """Return why an address of another site is dead, nothing when it is not, None when it was not asked."""
        if not settings.LINKS_NALOPEN:
            return None
        if adres not in self.bekend:
            if len(self.bekend) >= MEESTE:
                return None
            self.bekend[adres] = self._vraag(adres)
        return self.bekend[adres]

    def _vraag(self, adres: str) -> str | None:
        host = urlsplit(adres).netloc
        wacht = self.laatst.get(host, 0.0) + RUST - time.monotonic()
        if wacht > 0:
            time.sleep(min(wacht, RUST))
        try:
            return oordeel(status_van(adres))
        except NietVoorOns:
            return None
        finally:
            self.laatst[host] = time.monotonic()
