"""The address of a calendar ends in ``.ics``, which calendars expect; Wagtail's addresses have no dots."""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail.views import serve

from handleiding.adressen.verhuisd import leid_om_naar


@require_safe
def agenda(request, pad: str, sleutel=None):
    """Serve the calendar of the page at ``pad``, by the same road as the page itself.

    A calendar that somebody subscribed to follows its page to another address.
    """
    staart = f"{pad}agenda-ics/{sleutel}/" if sleutel else f"{pad}agenda-ics/"
    try:
        return serve(request, staart)
    except Http404:
        naam = f"agenda-{sleutel}.ics" if sleutel else "agenda.ics"
        if verhuisd := leid_om_naar(request, pad, naam):
            return verhuisd
        raise
