"""Requests are forgotten: who asked stands in the edition, or has had an answer."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from gemeenten.models import Aanvraag

AFGEHANDELD_BEWAARD, OPEN_BEWAARD = timedelta(days=30), timedelta(days=365)


def oude_aanvragen() -> Any:
    """Return the requests whose time is over."""
    nu = timezone.now()
    af = Q(afgehandeld_op__lt=nu - AFGEHANDELD_BEWAARD)
    gelaten = Q(afgehandeld_op=None, created_at__lt=nu - OPEN_BEWAARD)
    return Aanvraag.objects.filter(af | gelaten)
