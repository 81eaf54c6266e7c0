"""``/robots.txt``, ``/.well-known/security.txt`` and ``/favicon.ico``, on every host."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from handleiding.adressen import hosts

TEKST = "text/plain; charset=utf-8"
GELDIG = timedelta(days=180)  # RFC 9116 advises less than a year
# What is no page to find: the CMS, accounts, and answers to a question.
NIET_LEZEN = ("/cms/", "/account/", "/_util/", "/uitnodiging/", "/meting/", "/*zoeken/?")


@require_safe
@cache_control(max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    regels = ["User-agent: *", *(f"Disallow: {pad}" for pad in NIET_LEZEN), ""]
    regels += [f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(regels), content_type=TEKST)


@require_safe
@cache_control(max_age=3600)
def security(request: HttpRequest) -> HttpResponse:
    """Say whom to tell about a weakness (RFC 9116); nothing where nobody was named."""
    if not settings.MELDPUNT_BEVEILIGING:
        raise Http404
    verloopt = datetime.combine(timezone.now().date() + GELDIG, time(), tzinfo=UTC)
    regels = [
        *(f"Contact: {waar}" for waar in settings.MELDPUNT_BEVEILIGING),
        f"Expires: {verloopt:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {hosts.op_hoofdhost('/.well-known/security.txt')}",
        *(
            [f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}"]
            if request.get_host() != hosts.hoofdhost()
            else []
        ),
        "",
    ]
    return HttpResponse("\r\n".join(regels), content_type=TEKST)


@require_safe
@cache_control(max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the picture; browsers ask for this name when a page names none."""
    return HttpResponseRedirect(static("img/favicon.ico"))
