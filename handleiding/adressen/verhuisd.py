"""An address below a page leads on when its page has moved: a link on paper, a calendar that somebody subscribed to."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect


def leid_om_naar(
    request: HttpRequest, pad: str, staart: str
) -> HttpResponsePermanentRedirect | None:
    """Return the way to ``staart`` below where the page at ``pad`` is now, or None when it did not move."""
    verhuisd = get_redirect(request, Redirect.normalise_path(f"/{pad}", decode_unicode=False))
    nieuw = verhuisd.link if verhuisd else None
    hier = f"/{pad}"
    if not nieuw or nieuw in (hier, request.build_absolute_uri(hier)):
        return None
    return HttpResponsePermanentRedirect(f"{nieuw}{staart}")
