"""End the sessions of one person: what was open on another screen does not outlive the account's right."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def einde_van_sessies(mens: Any) -> None:
    """End every session of ``mens``, also one that stands halfway through the log-in."""
    lopend = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    weg = [sessie.pk for sessie in lopend if _is_van(sessie.get_decoded(), mens)]
    Session.objects.filter(pk__in=weg).delete()


def _is_van(gegevens: dict[str, Any], mens: Any) -> bool:
    halverwege = gegevens.get("account_login") or {}
    return str(mens.pk) in {str(gegevens.get(SESSION_KEY)), str(halverwege.get("user_pk"))}
