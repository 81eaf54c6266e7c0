"""When a large document is made: on the background, once nothing changed in it for ten minutes; the first at once."""

from datetime import timedelta

from django.db.models import F, Max, OuterRef, Subquery
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from handleiding.zichtbaarheid import openbaar

from .drukker import kan_drukken
from .maken import maak
from .stand import pdf_van, stand_van, versie_van
from .stukken import Drukstuk, alle_soorten
from .tabel import Pdf, Pdfversie

RUST = timedelta(minutes=10)
MARGE = timedelta(minutes=5)  # clocks of two machines differ
WACHT = timedelta(minutes=15)  # then what was asked is asked again: its worker may be gone


@task()
def maak_uitgave(page_id: int) -> None:
    """Make the large document about a page. Twice, or twice at once, does nothing twice."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not kan_drukken():
        return
    for soort in alle_soorten():
        if soort.paginatype == page.cached_content_type.model and not soort.op_verzoek:
            maak(Drukstuk(page, soort))


def vraag(stuk: Drukstuk, *, eerste_meteen: bool) -> None:
    """Put a document in the queue if it is due, once. The first need not wait: somebody does."""
    stand = stand_van(stuk)
    if stand is None or versie_van(stuk, stand) is not None:
        return
    pdf = pdf_van(stuk)
    rustig = stand.gewijzigd <= timezone.now() - RUST
    if not rustig and (pdf.versies.exists() or not eerste_meteen):
        return
    if Pdf.objects.neem(pdf.pk, "gevraagd_op", WACHT):
        maak_uitgave.enqueue(stuk.page.pk)


def vraag_uitgaven() -> None:
    """Put each public document that is made beforehand in the queue, if it is due."""
    if not kan_drukken():
        return
    for soort in alle_soorten():
        if not soort.op_verzoek:
            paginas = openbaar(Page.objects.filter(content_type__model=soort.paginatype))
            for page in _veranderd(paginas, soort.naam):
                vraag(Drukstuk(page, soort), eerste_meteen=False)


def _veranderd(paginas, soort: str):
    """Keep the pages whose document may have changed since its file: their key is asked, of no others."""
    onder = Page.objects.filter(etalage__wortel=OuterRef("etalage__wortel")).order_by()
    hoogste = onder.values("etalage__wortel").annotate(op=Max("etalage__stempel")).values("op")
    gemaakt = Pdfversie.objects.filter(pdf__page=OuterRef("pk"), pdf__soort=soort)
    rijen = paginas.annotate(
        hoogste_stempel=Subquery(hoogste),
        raam_stempel=F("etalage__wortel__raam__stempel"),
        laatst_gemaakt=Subquery(gemaakt.values("gemaakt_op")[:1]),
    )
    for page in rijen:
        laatst = max(page.hoogste_stempel or 0, page.raam_stempel or 0) / 1_000_000
        if page.laatst_gemaakt is None or (page.laatst_gemaakt - MARGE).timestamp() <= laatst:
            yield page
