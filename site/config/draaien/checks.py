"""What production must know to reach people: a mail server, its own address, a sender."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks

from gemeenten.people.post import heeft_postbode

LOKAAL = ("localhost", "127.0.0.1", "::1", None)

POST = checks.Warning(
    "EMAIL_URL names no mail server: invitations, messages and new passwords reach nobody.",
    hint="Set EMAIL_URL, for instance smtp+tls://name:password@mail.example.nl:587.",
    id="draaien.W001",
)
ADRES = checks.Warning(
    "BASIS_URL is not set to the address of the site: links in mail lead to this machine.",
    hint="Set BASIS_URL, for instance https://www.example.nl.",
    id="draaien.W002",
)
AFZENDER = checks.Warning(
    "AFZENDER is not set: mail comes from an address that does not exist.",
    hint="Set AFZENDER, for instance De handleiding <handleiding@example.nl>.",
    id="draaien.W003",
)


def check_post_en_adres(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of what would make mail vanish or mislead."""
    answers = [
        (POST, heeft_postbode()),
        (ADRES, urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname not in LOKAAL),
        (AFZENDER, not settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost")),
    ]
    return [warning for warning, good in answers if not good]
