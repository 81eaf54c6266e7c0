"""Where the demo is served: pages, calendars and mail follow its port, also of a demo that is there already."""

import os

from django.conf import settings
from wagtail.models import Site

HOST = "127.0.0.1"


def basis_van(port: int) -> str:
    """Return the address at which the demo is served."""
    return f"http://{HOST}:{port}"


def zet_adres(port: int) -> str:
    """Let every full address of the site lead to this port; return what they begin with.

    Only for a database that holds the demo and nothing else. An edition with a host name of its own keeps that name.
    """
    standaard = Site.objects.get(is_default_site=True)
    for site in Site.objects.filter(port=standaard.port).exclude(pk=standaard.pk):
        site.port = port
        site.save(update_fields=["port"])
    standaard.hostname, standaard.port = HOST, port
    standaard.save(update_fields=["hostname", "port"])
    settings.WAGTAILADMIN_BASE_URL = basis_van(port)
    return settings.WAGTAILADMIN_BASE_URL


def omgeving_van(basis: str) -> dict[str, str]:
    """Return the environment for a process of the demo that works beside the site: its mail leads there as well."""
    return {**os.environ, "BASIS_URL": basis}
