"""Which frames hold a page that links to one of these."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from .lezen import in_delen
from .tabel import Etalage


def ramen_van_verwijzers(paginas: Iterable[int]) -> set[int]:
    """Return the roots of pages that refer to ``paginas``: they show its address."""
    wortels: set[int] = set()
    soort = ContentType.objects.get_for_model(Page)
    for deel in in_delen(sorted(paginas)):
        naar = ReferenceIndex.objects.filter(
            base_content_type=soort,
            to_content_type=soort,
            to_object_id__in=[str(pk) for pk in deel],
        ).annotate(van=Cast("object_id", IntegerField()))
        van = Etalage.objects.filter(page__in=naar.order_by().values("van"))
        wortels |= set(van.values_list("wortel", flat=True).distinct()) - {None}
    return wortels
