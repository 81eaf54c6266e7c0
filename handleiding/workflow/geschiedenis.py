"""The history of a page or of a whole tree, as rows that a controller can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Page, PageLogEntry

from handleiding.namen import met_kleine_letter

from .werklijst import boom

# Wagtail's own words are about workflows and tasks; these are about what people did.
WOORDEN = {
    "wagtail.create": "aangemaakt",
    "wagtail.edit": "tekst gewijzigd",
    "wagtail.delete": "verwijderd",
    "wagtail.rename": "titel gewijzigd",
    "wagtail.revert": "oude versie teruggezet",
    "wagtail.copy": "gekopieerd",
    "wagtail.move": "verplaatst",
    "wagtail.reorder": "volgorde gewijzigd",
    "wagtail.publish": "gepubliceerd",
    "wagtail.publish.schedule": "publicatie gepland",
    "wagtail.publish.scheduled": "online gekomen op de geplande datum",
    "wagtail.schedule.cancel": "planning ingetrokken",
    "wagtail.unpublish": "offline gehaald",
    "wagtail.unpublish.scheduled": "verlopen",
    "wagtail.lock": "op slot gezet",
    "wagtail.unlock": "van slot gehaald",
    "wagtail.workflow.start": "ingediend ter beoordeling",
    "wagtail.workflow.resume": "opnieuw ingediend",
    "wagtail.workflow.approve": "goedgekeurd",
    "wagtail.workflow.reject": "teruggestuurd",
    "wagtail.workflow.cancel": "teruggetrokken",
}
KOLOMMEN = ("Wanneer", "Pagina", "Wie", "Wat", "Reden", "Versie")


@dataclass(frozen=True)
class Geschiedenisregel:
    wanneer: datetime
    page_id: int
    pagina: str
    wie: str
    wat: str
    reden: str
    versie: int | None

    def cellen(self) -> tuple[Any, ...]:
        wanneer = timezone.localtime(self.wanneer).strftime("%Y-%m-%d %H:%M:%S")
        return (wanneer, self.pagina, self.wie, self.wat, self.reden, self.versie or "")


def logboek(page: Page, user: Any, *, met_wat_eronder: bool = False) -> QuerySet[PageLogEntry]:
    """Return the log of ``page``, or of all below it that ``user`` works on too, newest first."""
    entries = PageLogEntry.objects.select_related("user")
    if met_wat_eronder:
        entries = entries.filter(page_id__in=boom(page, user).values("pk"))
    else:
        entries = entries.filter(page=page.pk)
    return entries.order_by("-timestamp", "-pk")


def regels(entries: Any) -> Iterator[Geschiedenisregel]:
    """Turn log entries into rows; no query for each."""
    for entry in entries:
        yield Geschiedenisregel(
            wanneer=entry.timestamp,
            page_id=entry.page_id,
            pagina=entry.label,
            wie=_wie(entry),
            wat=_wat(entry),
            reden=entry.data.get("reden") or entry.data.get("comment") or "",
            versie=entry.revision_id,
        )


def _wie(entry: PageLogEntry) -> str:
    """The name; an account that is gone keeps its number, the clock is the system."""
    if entry.user is not None:
        return entry.user.get_full_name() or entry.user.get_username()
    return f"verwijderd account {entry.user_id}" if entry.user_id else "het systeem"


def _wat(entry: PageLogEntry) -> str:
    if entry.action in WOORDEN:
        return WOORDEN[entry.action]
    formatter = registry.get_formatter(entry)
    if formatter is None:
        return entry.action
    bericht = str(formatter.format_message(entry))
    return met_kleine_letter(bericht)
