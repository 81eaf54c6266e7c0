"""Reactions are forgotten: what readers wrote serves nothing once it was dealt with, or was left for a year."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from gemeenten.models import Lezersreactie

AFGEHANDELD_BEWAARD, OPEN_BEWAARD = timedelta(days=90), timedelta(days=365)


def oude_reacties() -> Any:
    """Return the reactions whose time is over."""
    nu = timezone.now()
    af = Q(afgehandeld_op__lt=nu - AFGEHANDELD_BEWAARD)
    gelaten = Q(afgehandeld_op=None, created_at__lt=nu - OPEN_BEWAARD)
    return Lezersreactie.objects.filter(af | gelaten)
