"""A reader at the door: asks through the WSGI application, as a server does, within the transaction of a test."""

import gzip
import io
from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from config.voordeur.deur import Voordeur


@contextmanager
def verbinding_blijft():
    """Keep Django from closing the connection, which holds the transaction of the test, as its own client does."""
    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signaal in (request_started, request_finished):
            signaal.connect(close_old_connections)


class Deurantwoord:
    def __init__(self, status, koppen, ruw):
        self.status_code = int(status.split()[0])
        self.koppen = koppen
        self.headers = dict(koppen)
        self.ruw = ruw

    @property
    def content(self):
        gepakt = self.headers.get("Content-Encoding") == "gzip" and self.ruw
        return gzip.decompress(self.ruw) if gepakt else self.ruw

    @property
    def text(self):
        return self.content.decode()


class Teller:
    """Django, with what it was asked."""

    def __init__(self, applicatie):
        self.applicatie = applicatie
        self.gevraagd = []
        self.tijdens = lambda: None

    def __call__(self, environ, start_response):
        self.gevraagd.append(environ["PATH_INFO"])
        antwoord = self.applicatie(environ, start_response)
        self.tijdens()
        return antwoord


class Bezoeker:
    """``django.gevraagd`` lists what came through the door."""

    def __init__(self, grens=50_000_000, geduld=5):
        self.django = Teller(WSGIHandler())
        self.deur = Voordeur(self.django, grens, geduld=geduld)

    @property
    def houder(self):
        return self.deur._houder

    def get(self, adres, methode="GET", **koppen):
        """Ask ``adres``; ``koppen`` as in the environment, without ``HTTP_``."""
        pad, _, vraag = adres.partition("?")
        environ = {
            "REQUEST_METHOD": methode,
            "PATH_INFO": pad,
            "QUERY_STRING": vraag,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            **{f"HTTP_{naam.upper()}": waarde for naam, waarde in koppen.items()},
        }
        begonnen = []
        with verbinding_blijft():
            antwoord = self.deur(environ, lambda *args: begonnen.append(args))
            ruw = b"".join(antwoord)
            if sluit := getattr(antwoord, "close", None):
                sluit()
        return Deurantwoord(begonnen[-1][0], begonnen[-1][1], ruw)
