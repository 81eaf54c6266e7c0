"""Reactions are forgotten: what readers wrote serves nothing once it was dealt with, or was left for a year."""

from datetime import timedelta
from typing import Any

from gemeenten.models import Lezersreactie

AFGEHANDELD_BEWAARD, OPEN_BEWAARD = timedelta(days=90), timedelta(days=365)


def oude_reacties() -> Any:
    """Return the reactions whose time is over."""
    return Lezersreactie.objects.te_oud(afgehandeld=AFGEHANDELD_BEWAARD, open_gelaten=OPEN_BEWAARD)
