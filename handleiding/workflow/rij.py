"""What a page's own row holds: what was approved. A draft is a revision.

Wagtail writes the draft of a page that is not live into the row of that page. But readers see rows of
pages that are not live too: in the address, the breadcrumbs and the visibility of what stands below, and
in where an old address leads. So once something public depends on a page, its row changes by publication,
by a move, or by ``leg_vast`` only. A page that nothing public depends on follows its draft, as in Wagtail,
and its address is free again.
"""

from typing import Any

from django.db import transaction
from django.db.models import Exists, Q
from wagtail.models import COMMENTS_RELATION_NAME, Page

from handleiding.boompad import boom_van_rij

from .lijst import met_feiten

# What Wagtail keeps about a page, whatever its text says: written also while the page is not live. Of a
# planned publication these are its dates. What is not named here is content, also a field of a new page type.
BOEKHOUDING = frozenset(
    {
        "live",
        "live_revision",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        COMMENTS_RELATION_NAME,
    }
)
# Where a page stands in the tree: written by who moves or copies it, and then by name.
BOOM = frozenset({"path", "depth", "numchild"})


def houdt_vast(page: Page) -> bool:
    """Return whether something public depends on the row of ``page``, so that a draft stays out of it.

    It is or was online, or something below it is, will be at a moment that was approved, or is read by
    who judges it: at this address, for these readers.
    """
    if page.pk is None:
        return False
    openbaar = Q(live=True) | Q(_gepland=True) | Q(_onderweg=True)
    eronder = met_feiten(boom_van_rij()).filter(openbaar)
    online = Q(live=True) | Q(first_published_at__isnull=False)
    return Page.objects.filter(online | Q(Exists(eronder)), pk=page.pk).order_by().exists()


def te_schrijven(page: Page, velden: Any) -> Any:
    """Return which fields saving ``page`` may write; ``velden`` are those asked for, None is all."""
    mag = BOEKHOUDING if velden is None else (BOEKHOUDING | BOOM).intersection(velden)
    if page.live or (velden is not None and mag == set(velden)) or not houdt_vast(page):
        return velden
    return sorted(mag)


def schrijft_inhoud(velden: Any) -> bool:
    """Return whether writing ``velden`` (None is all) may change what a page says, or where it stands."""
    return velden is None or not (BOEKHOUDING | BOOM).issuperset(velden)


@transaction.atomic
def leg_vast(page: Any, **namen: Any) -> Any:
    """Write names of administration (a title, an address, a code) into the row itself; return it.

    The one way besides publication and moving. Of the row nothing else changes, whatever ``page`` holds.
    """
    rij = type(page).objects.get(pk=page.pk)
    for veld, waarde in namen.items():
        setattr(rij, veld, waarde)
    rij.save(administratie=True)
    return rij
