"""The address of a calendar ends in ``.ics``, which calendars expect; Wagtail's addresses have no dots."""

from django.views.decorators.http import require_safe
from wagtail.views import serve


@require_safe
def agenda(request, pad: str, sleutel=None):
    """Serve the calendar of the page at ``pad``, by the same road as the page itself."""
    return serve(request, f"{pad}agenda-ics/{sleutel}/" if sleutel else f"{pad}agenda-ics/")
