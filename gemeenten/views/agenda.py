"""The address of a calendar ends in ``.ics``, which calendars expect; Wagtail's addresses have no dots."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.views import serve


@require_safe
def agenda(request, pad: str, sleutel=None):
    """Serve the calendar of the page at ``pad``, by the same road as the page itself.

    A calendar that somebody subscribed to follows its page to another address.
    """
    staart = f"{pad}agenda-ics/{sleutel}/" if sleutel else f"{pad}agenda-ics/"
    try:
        return serve(request, staart)
    except Http404:
        verhuisd = get_redirect(request, Redirect.normalise_path(f"/{pad}", decode_unicode=False))
        nieuw = verhuisd.link if verhuisd else None
        hier = f"/{pad}"
        if not nieuw or nieuw in (hier, request.build_absolute_uri(hier)):
            raise
    naam = f"agenda-{sleutel}.ics" if sleutel else "agenda.ics"
    return HttpResponsePermanentRedirect(f"{nieuw}{naam}")
