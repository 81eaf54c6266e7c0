"""All addresses of the site; page addresses come last."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from gemeenten.people.views import UitnodigingView
from gemeenten.tenancy.media import media
from gemeenten.views.agenda import agenda
from gemeenten.views.meting import VragenlijstView
from gemeenten.views.thema import thema

handler500 = "config.draaien.verzoek.fout"

urlpatterns = [
    path("", include("config.inlog.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("uitnodiging/<uidb64>/<token>/", UitnodigingView.as_view(), name="uitnodiging"),
    path("thema/<str:thema_hash>.css", thema, name="thema"),
    path("meting/<str:token>/", VragenlijstView.as_view(), name="vragenlijst"),
    # An edition with a host name of its own has its calendar at the top.
    re_path(r"^(?P<pad>(?:[\w\-]+/)*)agenda\.ics$", agenda, name="agenda"),
    re_path(
        r"^(?P<pad>(?:[\w\-]+/)+)agenda-(?P<sleutel>[0-9a-f\-]{36})\.ics$",
        agenda,
        name="agenda_van_sessie",
    ),
    path("media/<path:pad>", media, name="media"),
    path("", include(wagtail_urls)),
]
