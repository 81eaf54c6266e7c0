"""Who can use the CMS has a second factor, or can do nothing but set one up."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from gemeenten.toegang.mensen.bevestigen import open_herstel

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
INSTELLEN = {"mfa_activate_totp", "mfa_add_webauthn"}
WITHOUT = INSTELLEN | {
    "bevestig_link",
    "bevestigen",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "wagtailadmin_logout",
}


def may_use_cms(user) -> bool:
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def must_set_up(user) -> bool:
    return user.is_authenticated and may_use_cms(user) and not is_mfa_enabled(user, FACTORS)


def name_of(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None


class TweedeFactorMiddleware:
    """Bring people without a second factor to its set-up; readers without a session are not looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (naar := self._eerst(request)):
            return redirect(naar)
        return self.get_response(request)

    def _eerst(self, request: HttpRequest) -> str:
        """Return where somebody has to go first, or nothing."""
        naam = name_of(request.path_info)
        if settings.MFA_VERPLICHT and naam not in WITHOUT and must_set_up(request.user):
            return "mfa_index"
        # ``people.signalen`` refuses the new second step itself; this shows what to do instead.
        if naam in INSTELLEN and request.user.is_authenticated and open_herstel(request.user):
            return "bevestigen"
        return ""
