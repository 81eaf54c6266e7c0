"""Who got in, who did not and from where, as log lines: an account's number and a network address.

Never a password, a code, a token, or a name that was typed: people type passwords in the wrong field.
"""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as mfa
from django.contrib.auth import get_user_model, signals
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("handleiding.inloggen")

GOED = {
    "ingelogd": signals.user_logged_in,
    "uitgelogd": signals.user_logged_out,
    "wachtwoord hersteld": account.password_reset,
    "wachtwoord gewijzigd": account.password_changed,
    "tweede stap toegevoegd": mfa.authenticator_added,
    "tweede stap verwijderd": mfa.authenticator_removed,
    "herstelcodes vernieuwd": mfa.authenticator_reset,
}


def netwerkadres(request: HttpRequest | None) -> str:
    """Return where a request came from, believing only proxies of ours."""
    if request is None:
        return "-"
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return "-"


def schrijf(wat: str, account_pk: Any, request: HttpRequest | None, niveau: int) -> None:
    """Write one line."""
    pk = "onbekend" if account_pk is None else account_pk
    logger.log(niveau, "%s account=%s adres=%s", wat, pk, netwerkadres(request))


def account_bij(credentials: dict[str, Any]) -> Any:
    """Return the number of the account that was named, or None."""
    naam = str(credentials.get("email") or credentials.get("username") or "").replace("\x00", "")
    genoemd = Q(username__iexact=naam) | Q(email__iexact=naam)
    return get_user_model().objects.filter(genoemd).values_list("pk", flat=True).first()


def luister() -> None:
    """Write a line at each of these events."""
    for wat, signaal in GOED.items():
        signaal.connect(_goed(wat), weak=False, dispatch_uid=f"inlogboek {wat}")
    signals.user_login_failed.connect(_wachtwoord_fout, dispatch_uid="inlogboek wachtwoord")
    mfa.authentication_failed.connect(_tweede_stap_fout, dispatch_uid="inlogboek tweede stap")


def _goed(wat: str) -> Callable[..., None]:
    def schrijf_op(sender: Any, request: Any, user: Any = None, **kwargs: Any) -> None:
        if user is not None:
            schrijf(wat, user.pk, request, logging.INFO)

    return schrijf_op


def _wachtwoord_fout(sender: Any, credentials: Any, request: Any = None, **kwargs: Any) -> None:
    schrijf("wachtwoord klopt niet", account_bij(credentials), request, logging.WARNING)


def _tweede_stap_fout(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    schrijf("tweede stap klopt niet", user.pk, request, logging.WARNING)


class GeremdMiddleware:
    """Write down who is told to wait, wherever that is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 429:
            user = getattr(request, "user", None)
            schrijf("te vaak geprobeerd", getattr(user, "pk", None), request, logging.WARNING)
        return response
