"""What the tests of local data share: the group of an edition, and its approval."""

from datetime import timedelta

from django.utils import timezone

from gemeenten.models import WerkleergroepPage


def groep(slug: str = "aldlan") -> WerkleergroepPage:
    return WerkleergroepPage.objects.get(slug=slug)


def concept(slug: str = "aldlan") -> WerkleergroepPage:
    return groep(slug).get_latest_revision_as_object()


def over(dagen: int):
    """Return the day so many days from now."""
    return timezone.localdate() + timedelta(days=dagen)


def keur_goed(wereld, page, gemeente: str = "leeuwarden") -> None:
    wereld.publiceer(page, f"redacteur-{gemeente}", f"beoordelaar-{gemeente}")
