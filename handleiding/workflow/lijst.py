"""States of many pages at once: the same rules as ``state``, asked of the database."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from handleiding.logacties import ACHTERAF, SPOED
from handleiding.zichtbaarheid import intern_zelf

from .rules import Toestand


def _van_pagina(model):
    pk = Cast(OuterRef("pk"), output_field=CharField())
    soort = ContentType.objects.get_for_model(Page)
    return model.objects.filter(base_content_type=soort, object_id=pk)


def met_feiten(paginas):
    """Annotate pages with what their state depends on, in the query that fetches them."""
    staten = _van_pagina(WorkflowState)
    return paginas.annotate(
        _onderweg=Exists(staten.filter(status=WorkflowState.STATUS_IN_PROGRESS)),
        _terug=Exists(staten.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)),
        _gepland=Exists(_van_pagina(Revision).filter(approved_go_live_at__isnull=False)),
    )


def in_rust(paginas):
    """Keep the pages of which no text is under review, sent back or planned."""
    return met_feiten(paginas).filter(_onderweg=False, _terug=False, _gepland=False)


def met_spoed(paginas):
    """Annotate pages with ``spoed_open``: an emergency publication that waits for a second person."""
    laatste = (
        PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=(SPOED, ACHTERAF))
        .order_by("-pk")  # as they were written: a clock may go back
        .values("action")[:1]
    )
    return paginas.annotate(_spoed=Subquery(laatste)).annotate(spoed_open=Q(_spoed=SPOED))


def in_toestand(paginas, toestand: Toestand):
    """Keep the pages that are in ``toestand``; the order of the questions is that of ``rules``."""
    rust = Q(_onderweg=False, _terug=False, _gepland=False)
    online, intern = rust & Q(live=True), intern_zelf()
    vragen = {
        Toestand.TER_BEOORDELING: Q(_onderweg=True),
        Toestand.TERUGGESTUURD: Q(_onderweg=False, _terug=True),
        Toestand.INGEPLAND: Q(_onderweg=False, _terug=False, _gepland=True),
        Toestand.GEPUBLICEERD: online & Q(has_unpublished_changes=False) & ~intern,
        Toestand.GEPUBLICEERD_MET_CONCEPT: online & Q(has_unpublished_changes=True),
        Toestand.INTERN: online & Q(has_unpublished_changes=False) & intern,
        Toestand.VERLOPEN: rust & Q(live=False, expired=True),
        Toestand.OFFLINE: rust & Q(live=False, expired=False, first_published_at__isnull=False),
        Toestand.CONCEPT: rust & Q(live=False, expired=False, first_published_at__isnull=True),
    }
    return met_feiten(paginas).filter(vragen[toestand])
