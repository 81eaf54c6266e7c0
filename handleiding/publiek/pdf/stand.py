"""Which file is right now: the one that was made of exactly what readers see at this moment.

The key holds the stamp of each page in the document and that of the frame they share (theme, contacts, titles, order).
A page that was withdrawn or made internal is no longer among them, so no file that holds it matches.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from handleiding.publiek.etalage import Raam

from .drukker import STIJL
from .stukken import Drukstuk
from .tabel import Pdf, Pdfversie

# What gives a document its form: a new release makes new files.
SJABLONEN = ("pdf", "handleiding", "includes", "gemeenten")


@dataclass(frozen=True)
class Pdfstand:
    """What a document is made of now: its key, and when readers last saw something change in it."""

    sleutel: str
    gewijzigd: datetime


def stand_van(stuk: Drukstuk) -> Pdfstand | None:
    """Return what ``stuk`` is made of, or None where it is not public. Two queries: read them before printing."""
    rijen = list(
        stuk.paginas().order_by("path").values_list("pk", "etalage__stempel", "etalage__wortel")
    )
    if stuk.page.pk not in [pk for pk, *_ in rijen]:
        return None
    wortels = {wortel for *_, wortel in rijen}
    ramen = list(
        Raam.objects.filter(wortel__in=wortels).order_by("pk").values_list("pk", "stempel")
    )
    feiten = (vorm(), stuk.soort.naam, stuk.deel, stuk.page.full_url, rijen, ramen)
    hoogste = max(stempel for _, stempel, *_ in (*rijen, *ramen))
    return Pdfstand(
        hashlib.sha256(repr(feiten).encode()).hexdigest(),
        datetime.fromtimestamp(hoogste / 1_000_000, UTC),
    )


def versie_van(stuk: Drukstuk, stand: Pdfstand) -> Pdfversie | None:
    """Return the file of ``stuk`` that is right now, if there is one."""
    zelfde = Pdfversie.objects.filter(
        pdf__page=stuk.page.pk, pdf__soort=stuk.soort.naam, pdf__deel=stuk.deel
    )
    return zelfde.filter(sleutel=stand.sleutel).first()


def laatste_versie(page_id: int, soort: str) -> Pdfversie | None:
    """Return the file that was made last, whether it is right now or not: to say how large it is."""
    return Pdfversie.objects.filter(pdf__page=page_id, pdf__soort=soort, pdf__deel="").first()


@cache
def vorm() -> str:
    """Return a digest of stylesheet and templates."""
    mappen = [Path(settings.ROOT, "templates", map_) for map_ in SJABLONEN]
    bestanden = [STIJL, *sorted(pad for map_ in mappen for pad in map_.rglob("*.html"))]
    som = hashlib.sha256()
    for pad in bestanden:
        som.update(pad.read_bytes())
    return som.hexdigest()[:16]


def pdf_van(stuk: Drukstuk) -> Pdf:
    """Return the row of a document, made where nobody asked for it before."""
    return Pdf.objects.get_or_create(page_id=stuk.page.pk, soort=stuk.soort.naam, deel=stuk.deel)[0]
