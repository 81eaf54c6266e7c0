"""Who worked on a text since it was last published. Derived from its revisions, never stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page, PageLogEntry, Revision

# Bookkeeping that a revision carries along; a change in it is no change of the text.
BOEKHOUDING = frozenset(
    {
        "alias_of",
        "comments",
        "wagtail_admin_comments",
        "content_type",
        "depth",
        "draft_title",
        "expired",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locale",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "pk",
        "translation_key",
        "url_path",
    }
)


def tekst(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a revision's content that a reader or reviewer would see."""
    return {naam: waarde for naam, waarde in content.items() if naam not in BOEKHOUDING}


def schrijvers(revisies: Iterable[Revision], gepubliceerd: Mapping[str, Any] | None) -> set[int]:
    """Return the ids of users whose revision changed the text of the one before it.

    ``revisies`` come oldest first; ``gepubliceerd`` is the content they started from, or None.
    """
    vorige = tekst(gepubliceerd) if gepubliceerd is not None else None
    gevonden: set[int] = set()
    for revisie in revisies:
        nu = tekst(revisie.content)
        if nu != vorige and revisie.user_id is not None:
            gevonden.add(revisie.user_id)
        vorige = nu
    return gevonden


def laatst_gepubliceerd(page: Page) -> Revision | None:
    """Return the revision that was last published, also when the page is offline now."""
    if page.live_revision_id:
        return page.live_revision
    log = PageLogEntry.objects.filter(
        page=page.pk, action="wagtail.publish", revision__isnull=False
    ).order_by("-timestamp", "-pk")
    revision_id = log.values_list("revision_id", flat=True).first()
    return Revision.objects.filter(pk=revision_id).first() if revision_id else None


def medewerkers(page: Page) -> set[int]:
    """Return the ids of all users who contributed to ``page`` since it was last published."""
    basis = laatst_gepubliceerd(page)
    revisies = page.revisions.order_by("created_at", "pk")
    if basis is not None:
        revisies = revisies.filter(created_at__gte=basis.created_at).exclude(pk=basis.pk)
    return schrijvers(revisies, basis.content if basis else None)


def werkte_mee(page: Page, user: Any) -> bool:
    """Return whether ``user`` contributed to ``page`` since it was last published."""
    return user.pk in medewerkers(page)
