"""Requests are forgotten: who asked stands in the edition, or has had an answer."""

from datetime import timedelta
from typing import Any

from gemeenten.models import Aanvraag

AFGEHANDELD_BEWAARD, OPEN_BEWAARD = timedelta(days=30), timedelta(days=365)


def oude_aanvragen() -> Any:
    """Return the requests whose time is over."""
    return Aanvraag.objects.te_oud(afgehandeld=AFGEHANDELD_BEWAARD, open_gelaten=OPEN_BEWAARD)
