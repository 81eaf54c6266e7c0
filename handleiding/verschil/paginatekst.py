"""What a version of a page says, apart from what is kept about it."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from .opgeslagen import velden_van

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

# No value, no blocks, and no things in a list of ours.
LEEG = (None, (), [])


def tekst(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a revision's content says, without bookkeeping: equal means the same text.

    A field that is empty says as much as one that was not there yet when the revision was written.
    """
    inhoud = {naam: waarde for naam, waarde in content.items() if naam not in BOEKHOUDING}
    zegt = velden_van(_model(content), inhoud)
    return {naam: wat for naam, wat in zegt.items() if wat not in LEEG}


def _model(content: Mapping[str, Any]) -> type[Page]:
    soort = content.get("content_type")
    model = ContentType.objects.get_for_id(soort).model_class() if soort else None
    return model or Page
