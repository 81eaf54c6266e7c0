"""What readers saw of a page, or of a tree, at a moment: asked of ``Publicatie``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from wagtail.models import Page

from .etalage import LEESBAAR, Etalagezicht, Publicatie
from .tijdvakken import Boeking, Tijdvak, tijdvakken

VELDEN = ("pk", "vanaf", "online", "revision", "zicht", "adres", "code", "gewist_op")
ALLES = Q()


@dataclass(frozen=True)
class Paginatoen:
    """A page of a tree that readers could read then."""

    page_id: int
    titel: str
    adres: str
    vanaf: datetime
    lezers: str
    is_opgeruimd: bool


def tijdvakken_van(page: Page) -> list[Tijdvak]:
    """Return how ``page`` stood through all of time, oldest first."""
    rijen = Publicatie.objects.filter(page=page.pk).values(*VELDEN)
    return tijdvakken((Boeking(**rij) for rij in rijen), page.first_published_at)


def online_onder(page: Page, moment: datetime, voor: Q = ALLES) -> list[Paginatoen]:
    """Return ``page`` and what stands below it now, as far as readers could read it then; in reading order.

    ``voor`` says of the rows of ``Publicatie`` which ones who asks may know of.
    """
    rijen = Publicatie.objects.filter(pk__in=_boekingen(page, moment).values("_boeking"))
    te_lezen = rijen.filter(Q(zicht__isnull=True) | Q(zicht__in=LEESBAAR), voor, online=True)
    velden = ("page_id", "vanaf", "zicht", "adres", "revision", "page__title", "_titel")
    titel = KeyTextTransform("title", "revision__content")
    op_volgorde = te_lezen.order_by("page__path").annotate(_titel=titel)
    return [
        Paginatoen(
            page_id=rij["page_id"],
            titel=rij["_titel"] or rij["page__title"],
            adres=volledig_adres(rij["adres"]) or rij["adres"],
            vanaf=rij["vanaf"],
            lezers=lezers(rij["zicht"]),
            is_opgeruimd=rij["revision"] is None,
        )
        for rij in op_volgorde.values(*velden)
    ]


def onbekend_onder(page: Page, moment: datetime) -> int:
    """Return of how many of these pages, published before ``moment``, nothing was kept of that time."""
    zonder = _boekingen(page, moment).filter(_boeking__isnull=True)
    return zonder.filter(first_published_at__lte=moment).count()


def _boekingen(page: Page, moment: datetime) -> QuerySet[Page]:
    laatste = Publicatie.objects.filter(page=OuterRef("pk"), vanaf__lte=moment)
    boom = Page.objects.filter(path__startswith=page.path).order_by()
    return boom.annotate(_boeking=Subquery(laatste.order_by("-vanaf", "-pk").values("pk")[:1]))


def lezers(zicht: int | None) -> str:
    """Say who could read what was seen like this."""
    return {
        Etalagezicht.OPENBAAR: "iedereen",
        Etalagezicht.INTERN: "alleen lezers met een account",
        None: "niet bekend: dat werd toen nog niet bijgehouden",
    }.get(zicht, "niemand: een pagina erboven was niet online")


def volledig_adres(pad: str) -> str:
    """Return the address of a path in the tree, with the host that it has today; empty when it has none."""
    return Page(url_path=pad).get_full_url() or "" if pad else ""


def gewist(versies: Iterable[Any]) -> None:
    """Keep that words were taken out of these versions: what is shown of that time says less than readers saw."""
    nu = timezone.now()
    Publicatie.objects.filter(revision__in=list(versies)).update(gewist_op=nu)
