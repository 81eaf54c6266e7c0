"""Accounts that nobody used for long can no longer log in. No name goes: what they wrote and approved stays theirs."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models.functions import Coalesce
from django.utils import timezone

from gemeenten.models import Rolgroep

from .acties import sluit_af

ONGEBRUIKT = timedelta(days=2 * 365)


def ongebruikte_accounts() -> Any:
    """Return who has a role somewhere, may log in, and did not for two years (or ever since they were invited)."""
    mensen = get_user_model().objects.filter(
        is_active=True, is_superuser=False, groups__rolgroep__in=Rolgroep.objects.order_by()
    )
    sinds = Coalesce("last_login", "date_joined")
    return mensen.alias(sinds=sinds).filter(sinds__lt=timezone.now() - ONGEBRUIKT).distinct()


def deactiveer_ongebruikte() -> None:
    """Close those accounts, except where a text or an edition would be left to nobody. Each edition's log says so."""
    for mens in ongebruikte_accounts().order_by("pk"):
        try:
            sluit_af(mens)
        except PermissionDenied:
            continue
