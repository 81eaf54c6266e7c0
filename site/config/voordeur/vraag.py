"""What a request asks of a page, before Django: read from the environment that the server gives."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port

from handleiding.adressen import Anders
from handleiding.adressen.tabel import alle

from .antwoord import neemt_gzip

Environ = dict[str, Any]
# The form of addresses that Wagtail has pages at; feeds and files have dots.
PAGINAPAD = re.compile(r"/(?:[\w\-]+/)*", re.ASCII)


@cache
def buiten_de_paginas() -> frozenset[str]:
    """Return where addresses begin that no page has to do with; who watches over us needs no database for them."""
    return frozenset({"media", *(adres.kop for adres in alle() if adres.anders is Anders.SERVER)})


@dataclass(slots=True)
class Paginavraag:
    """``sleutel`` is None where nothing may be kept of the answer, nor answered from what is kept."""

    sleutel: tuple[Any, ...] | None
    hoofd: bool
    gzipt: bool
    if_none_match: str
    nummer: str


def lees_vraag(environ: Environ) -> Paginavraag | None:
    """Return what is asked, or None where it cannot be a page that everyone gets alike.

    The site has one language, so ``Accept-Language`` is not part of the key.
    """
    koekjes = environ.get("HTTP_COOKIE", "")
    pad = environ.get("PATH_INFO", "")
    if (
        environ["REQUEST_METHOD"] not in ("GET", "HEAD")
        or f"{settings.SESSION_COOKIE_NAME}=" in koekjes
        or pad[1:].partition("/")[0] in buiten_de_paginas()
    ):
        return None
    sleutel = None
    if not koekjes and PAGINAPAD.fullmatch(pad) and _is_kaal(environ):
        sleutel = (
            environ["HTTP_HOST"],
            pad,
            is_veilig(environ),
            environ.get("SERVER_PORT"),
            environ.get("SCRIPT_NAME", ""),
        )
    return Paginavraag(
        sleutel=sleutel,
        hoofd=environ["REQUEST_METHOD"] == "HEAD",
        # What somebody put in a question or a cookie is never compressed together with what we say.
        gzipt=sleutel is not None and neemt_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")),
        if_none_match=environ.get("HTTP_IF_NONE_MATCH", ""),
        nummer=environ.get("HTTP_X_REQUEST_ID", ""),
    )


def _is_kaal(environ: Environ) -> bool:
    """Return whether the request says nothing but an address."""
    return (
        bool(environ.get("HTTP_HOST"))
        and not environ.get("QUERY_STRING")
        and "HTTP_AUTHORIZATION" not in environ
        and environ.get("CONTENT_LENGTH", "") in ("", "0")
        and "HTTP_TRANSFER_ENCODING" not in environ
    )


def is_veilig(environ: Environ) -> bool:
    """Return whether Django takes the request for one over https (``HttpRequest.scheme``)."""
    if kop := settings.SECURE_PROXY_SSL_HEADER:
        naam, waarde = kop
        gegeven = environ.get(naam)
        if gegeven is not None:
            return bool(gegeven.split(",", 1)[0].strip() == waarde)
    return bool(environ.get("wsgi.url_scheme") == "https")


def is_genoemde_host(environ: Environ, site: tuple[str, int]) -> bool:
    """Return whether somebody gave the site this host by its name and port: ``site``, the main host or the settings.

    A name that a pattern lets in is answered and not kept: anybody could think of another one, and fill what is kept.
    """
    domein, poort = split_domain_port(environ["HTTP_HOST"])
    hoofd = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    namen = {site[0], hoofd.hostname, *settings.ALLOWED_HOSTS}
    poorten = {"", str(site[1]), str(hoofd.port), environ.get("SERVER_PORT")}
    return domein in namen and poort in poorten
