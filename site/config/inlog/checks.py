"""What production must have for the log-in to hold."""

from typing import Any

from django.conf import settings
from django.core import checks

PER_PROCESS = ("LocMemCache", "DummyCache")
PER_MACHINE = (*PER_PROCESS, "FileBasedCache")

CACHE = checks.Warning(
    "Log-in attempts are counted in a cache that the web processes do not share.",
    hint="Give CACHE_URL an address that all of them use, for instance rediscache://cache:6379/1. "
    "Where one process on one machine is all there is, set WEB_CONCURRENCY=1.",
    id="inlog.W001",
)
PROXIES = checks.Warning(
    "PROXIES is not set: it is not known which address a log-in comes from.",
    hint="Set PROXIES to the number of proxies of yours in front of the site; 0 where there is none.",
    id="inlog.W002",
)
SLEUTEL = checks.Warning(
    "MFA_SLEUTEL is not set: the second factors rest on the SECRET_KEY.",
    hint="Set MFA_SLEUTEL to a long random value, and keep it when the SECRET_KEY is renewed.",
    id="inlog.W003",
)
WACHTWOORD = checks.Error(
    "WACHTWOORD_GELDT_ALS_FACTOR is on: who was invited approves texts of who invited them with a password alone.",
    hint="Only settings of a demo or of tests turn it on.",
    id="inlog.E001",
)
TWEEDE_FACTOR = checks.Warning(
    "MFA_VERPLICHT is off: a password alone opens the CMS.",
    hint="Only a demo without real data turns it off.",
    id="inlog.W004",
)


def check_inlog(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    alleen = PER_PROCESS if settings.WEB_MACHINES == 1 else PER_MACHINE
    gedeeld = not settings.CACHES["default"]["BACKEND"].endswith(alleen)
    answers = [
        (CACHE, gedeeld or (settings.WEB_CONCURRENCY, settings.WEB_MACHINES) == (1, 1)),
        (PROXIES, settings.PROXIES is not None),
        (SLEUTEL, bool(settings.MFA_SLEUTELS)),
        (TWEEDE_FACTOR, settings.MFA_VERPLICHT),
        (WACHTWOORD, not settings.WACHTWOORD_GELDT_ALS_FACTOR),
    ]
    return [warning for warning, good in answers if not good]
