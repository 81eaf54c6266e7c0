"""What ``bench_deur`` serves under one gunicorn: the site, constant bytes beside it, and the time of the processor."""

import time

from django.db import connections

from config.wsgi import application as site

connections.databases["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
VLOER = "/vloer/"
KLOK = "/klok/"
# The same with the headers of a page, which the server has to look at and send.
KLEED = "/vloer-met-koppen/"
# As many bytes as a session page has, compressed.
CONSTANT = b"x" * 7_000
KOPPEN = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("X-Frame-Options", "SAMEORIGIN"),
    (
        "Content-Security-Policy",
        "default-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'",
    ),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("ETag", 'W/"203b581d753c4055ed9c2efe50a1d745"'),
    ("Vary", "Accept-Encoding, Cookie"),
    ("Content-Encoding", "identity"),
    ("Content-Length", "7000"),
    ("Cache-Control", "max-age=0, must-revalidate"),
    ("X-Request-ID", "0b48b58075f19aef"),
]


def application(environ, start_response):
    pad = environ["PATH_INFO"]
    if pad == VLOER:
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "7000")])
        return [CONSTANT]
    if pad == KLEED:
        start_response("200 OK", KOPPEN)
        return [CONSTANT]
    if pad == KLOK:
        gezegd = str(time.process_time_ns()).encode()
        start_response("200 OK", [("Content-Length", str(len(gezegd)))])
        return [gezegd]
    return site(environ, start_response)
