"""The log-in's addresses, below ``/account/``; Wagtail's own log-in and password screens lead here.

Of allauth's addresses only those below are open: nobody signs up, links an account or changes an address. An
address is what a municipality's account is recognised by, so its beheerder sets it.
"""

from collections.abc import Iterable
from typing import Any

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from allauth.socialaccount import urls as socialaccount_urls
from allauth.socialaccount.providers.openid_connect import urls as oidc_urls
from django.http import Http404
from django.urls import URLPattern, include, path
from django.views.generic import RedirectView

from gemeenten.toegang.mensen.bevestigscherm import BevestigenView, BevestigLinkView

OPEN = {
    "account_change_password",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}
NAAR_INLOGGEN = RedirectView.as_view(pattern_name="account_login", query_string=True)
NAAR_HERSTEL = RedirectView.as_view(url="/account/password/reset/")


def gesloten(request: Any, **kwargs: Any) -> None:
    raise Http404


def only_open(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """Close what is not named in OPEN; its name stays, for allauth asks where it is."""
    return [p if p.name in OPEN else URLPattern(p.pattern, gesloten, name=p.name) for p in patterns]


urlpatterns = [
    path("2fa/", include(mfa_urls)),
    path("bevestigen/", BevestigenView.as_view(), name="bevestigen"),
    path("bevestigen/<str:token>/", BevestigLinkView.as_view(), name="bevestig_link"),
    path("verbonden/", include(only_open(socialaccount_urls.urlpatterns))),
    path("", include(oidc_urls)),
    path("", include(only_open(account_urls.urlpatterns))),
]
