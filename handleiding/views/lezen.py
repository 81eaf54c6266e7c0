"""Guards what readers get: nothing below a hidden tree, and internal pages for their readers only."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.cache import add_never_cache_headers
from wagtail.wagtail_hooks import require_wagtail_login

from handleiding.adressen.hosts import pad_op_hoofdhost
from handleiding.publiek.geheugen.openbaar import meld_openbaar
from handleiding.zichtbaarheid import lezer, mag_lezen, status


def bewaak_lezen(callback):
    """Wrap Wagtail's serving of a page (hook ``on_serve_page``)."""

    def bewaakt(page, request, serve_args, serve_kwargs):
        zichtbaarheid = status(page)
        if zichtbaarheid == "verborgen":
            raise Http404
        if zichtbaarheid == "intern":
            return _intern(callback, page, request, serve_args, serve_kwargs)
        response = callback(page, request, serve_args, serve_kwargs)
        meld_openbaar(page, request)
        return response

    return bewaakt


def _intern(callback, page, request, serve_args, serve_kwargs):
    user = lezer(request)
    if user is None:
        response = require_wagtail_login(next=pad_op_hoofdhost(request))
    elif mag_lezen(page, user):
        response = callback(page, request, serve_args, serve_kwargs)
    else:
        raise PermissionDenied("Deze pagina is voor deelnemers van een andere gemeente.")
    add_never_cache_headers(response)
    return response
