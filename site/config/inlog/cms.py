"""The addresses of the CMS. Its own log-in and password screens lead to ours."""

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from config.inlog.urls import NAAR_HERSTEL, NAAR_INLOGGEN

urlpatterns = [
    path("login/", NAAR_INLOGGEN),
    re_path(r"^password_reset/", NAAR_HERSTEL),
    path("", include(wagtailadmin_urls)),
]
