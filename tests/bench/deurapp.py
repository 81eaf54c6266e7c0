"""What ``bench_deur`` serves under one gunicorn: the site, constant bytes beside it, and the time of the processor."""

import time

from django.db import connections

from config.wsgi import application as site

connections.databases["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
VLOER = "/vloer/"
KLOK = "/klok/"
# As many bytes as a session page has, compressed.
CONSTANT = b"x" * 7_000


def application(environ, start_response):
    pad = environ["PATH_INFO"]
    if pad == VLOER:
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "7000")])
        return [CONSTANT]
    if pad == KLOK:
        gezegd = str(time.process_time_ns()).encode()
        start_response("200 OK", [("Content-Length", str(len(gezegd)))])
        return [gezegd]
    return site(environ, start_response)
