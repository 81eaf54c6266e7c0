"""The log-in's addresses; Wagtail's own log-in and password screens lead here."""

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from allauth.socialaccount import urls as socialaccount_urls
from allauth.socialaccount.providers.openid_connect import urls as oidc_urls
from django.urls import include, path, re_path
from django.views.generic import RedirectView

NAAR_INLOGGEN = RedirectView.as_view(pattern_name="account_login", query_string=True)
NAAR_HERSTEL = RedirectView.as_view(url="/account/password/reset/")
NAAR_TWEEDE_FACTOR = RedirectView.as_view(pattern_name="mfa_index")

urlpatterns = [
    path("cms/login/", NAAR_INLOGGEN),
    re_path(r"^cms/password_reset/", NAAR_HERSTEL),
    path("_util/login/", NAAR_INLOGGEN),
    # An address is what a municipality's account is recognised by: its beheerder sets it.
    path("account/email/", NAAR_TWEEDE_FACTOR),
    path("account/verbonden/", NAAR_TWEEDE_FACTOR),
    path("account/2fa/", include(mfa_urls)),
    path("account/verbonden/", include(socialaccount_urls)),
    path("account/", include(oidc_urls)),
    path("account/", include(account_urls)),
]
