"""On whose word a version was online, and who took it offline: the lines of the log that say so."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageLogEntry

from handleiding.logacties import ACHTERAF, OFFLINE, gronden

from .geschiedenis import Geschiedenisregel, regels

GOEDGEKEURD = "wagtail.workflow.approve"
OFFLINE_GEHAALD = (OFFLINE, "wagtail.unpublish", "wagtail.unpublish.scheduled")
# A step and its line in the log are written one after the other.
ERBIJ = timedelta(seconds=5)


def op_wiens_woord(revision_id: int) -> list[Geschiedenisregel]:
    """Return who approved this version, or on what other ground it went online, oldest first."""
    acties = [GOEDGEKEURD, ACHTERAF, *gronden()]
    return _regels(Q(revision_id=revision_id, action__in=acties))


def waardoor_offline(page: Page, moment: datetime) -> list[Geschiedenisregel]:
    """Return who took ``page`` offline at ``moment``, or that its end date came, with the reason."""
    erbij = (moment - ERBIJ, moment + ERBIJ)
    gevonden = _regels(
        Q(page=page.pk, action__in=OFFLINE_GEHAALD, timestamp__range=erbij),
    )
    met_reden = [regel for regel in gevonden if regel.reden]
    return met_reden or gevonden


def _regels(vraag: Any) -> list[Geschiedenisregel]:
    entries = PageLogEntry.objects.filter(vraag).select_related("user")
    return list(regels(entries.order_by("timestamp", "pk")))
