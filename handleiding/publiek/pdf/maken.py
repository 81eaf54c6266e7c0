"""Making a document: one at a time, whole or not at all.

A file gets a new name and is written first; the row that names it is written last. Who is killed in between leaves the
file before it in use, and a file that no row knows, which goes the next night.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from wagtail.models import Page

from .bewaren import NIET, overbodig, termijnen
from .drukker import Gedrukt, druk
from .stand import Pdfstand, pdf_van, stand_van, versie_van
from .stukken import Drukstuk
from .tabel import MAP, Pdf, Pdfversie
from .zetten import zet

TEGELIJK = 2  # documents that are made for who asks, in all processes together
VERWEESD = timedelta(days=1)


def maak(stuk: Drukstuk, *, op_verzoek: bool = False) -> Pdfversie | None:
    """Return the file of ``stuk`` that is right now, made where it is not there.

    None where it is not public, where somebody makes it already, or (``op_verzoek``) where enough is being made.
    """
    begin = timezone.now()
    stand = stand_van(stuk)
    if stand is None:
        return None
    if versie := versie_van(stuk, stand):
        return versie
    pdf = pdf_van(stuk)
    if op_verzoek and Pdf.objects.bezig().filter(soort=stuk.soort.naam).count() >= TEGELIJK:
        return None
    if not Pdf.objects.neem(pdf.pk, "bezig_sinds"):
        return None
    try:
        # Somebody may have finished it between the look and the turn.
        return versie_van(stuk, stand) or _bewaar(pdf, stand, _druk(stuk), begin)
    finally:
        Pdf.objects.filter(pk=pdf.pk).update(bezig_sinds=None, gevraagd_op=None)


def _druk(stuk: Drukstuk) -> Gedrukt:
    zetsel = zet(stuk)
    return druk(zetsel.html, adres=zetsel.adres, plaatsen=zetsel.plaatsen, kleur=zetsel.kleur)


def _bewaar(pdf: Pdf, stand: Pdfstand, gedrukt: Gedrukt, begin: datetime) -> Pdfversie:
    versie = Pdfversie(
        pdf=pdf,
        sleutel=stand.sleutel,
        grootte=len(gedrukt.inhoud),
        bladzijden=gedrukt.bladzijden,
        gemaakt_op=begin,  # what changes from here on is not in it
    )
    versie.bestand.save(f"{uuid4().hex}.pdf", ContentFile(gedrukt.inhoud), save=False)
    try:
        with transaction.atomic():
            versie.save()
            dun_uit(pdf)
    except BaseException:
        default_storage.delete(versie.bestand.name)
        raise
    return versie


def vergeet(wortel: Page) -> None:
    """Let no file that was made of pages below ``wortel`` outlive what is removed from them now."""
    for versie in Pdfversie.objects.filter(pdf__page__path__startswith=wortel.path):
        versie.delete()


def dun_uit(pdf: Pdf) -> None:
    """Let files go that are no longer right and are not kept."""
    for versie in _te_veel(pdf):
        versie.delete()


def _te_veel(pdf: Pdf) -> list[Pdfversie]:
    termijn = termijnen(settings.BEWAARTERMIJN_JAREN).get(pdf.soort, NIET)
    versies = list(pdf.versies.all())
    weg = overbodig([versie.gemaakt_op for versie in versies], timezone.now(), termijn)
    return [versie for versie in versies if versie.gemaakt_op in weg]


def _met_meer() -> QuerySet[Pdf]:
    return Pdf.objects.alias(aantal=Count("versies")).filter(aantal__gt=1)


def te_oude_versies() -> QuerySet[Pdfversie]:
    """Return the files that ``ruim_op`` lets go."""
    weg = [versie.pk for pdf in _met_meer() for versie in _te_veel(pdf)]
    return Pdfversie.objects.filter(pk__in=weg)


def ruim_op() -> None:
    """Let go of what was kept long enough, and of files that no row knows: their process died before it wrote them."""
    for pdf in _met_meer():
        dun_uit(pdf)
    try:
        namen = [f"{MAP}/{naam}" for naam in default_storage.listdir(MAP)[1]]
    except FileNotFoundError:
        return
    bekend = set(Pdfversie.objects.filter(bestand__in=namen).values_list("bestand", flat=True))
    for naam in set(namen) - bekend:
        if default_storage.get_modified_time(naam) < timezone.now() - VERWEESD:
            default_storage.delete(naam)
