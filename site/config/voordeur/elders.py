"""What browsers and caches in front of us may do with a public page."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

# A browser may keep a page, and asks each time whether it is still so.
VRAAG_NA = "max-age=0, must-revalidate"


def koppen_voor_caches(onderwerpen: Iterable[str]) -> list[tuple[str, str]]:
    """Return the headers of a page; a cache in front may answer by itself only where the settings say so.

    Never past midnight: any page may say what is to come. ``onderwerpen`` names what it is emptied by.
    """
    onderwerpen = tuple(onderwerpen)
    hoogstens = settings.PAGINA_S_MAXAGE
    if not hoogstens or not onderwerpen:
        return [("Cache-Control", VRAAG_NA)]
    seconden = min(hoogstens, tot_morgen())
    return [
        ("Cache-Control", f"public, {VRAAG_NA}, s-maxage={seconden}"),
        ("Surrogate-Key", " ".join(onderwerpen)),
    ]


def tot_morgen() -> int:
    """Return how many seconds this day still has here, also where the clock is put forward or back."""
    nu = timezone.localtime()
    morgen = datetime.combine(nu.date() + timedelta(days=1), time(), tzinfo=nu.tzinfo)
    return max(0, int(morgen.timestamp() - nu.timestamp()))
