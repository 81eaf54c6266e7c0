"""What production must have: a mail server, its own address, a sender, room for files, and somebody who works.

Who works, what is due and the default site are in the database: ``check --deploy --database default`` looks there, as
Django does for all that needs a database; without it a line says that nobody looked.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.http.request import validate_host

from config.draaien.meten import levende_werkers, niet_op_tijd
from config.draaien.taken import GRENZEN
from gemeenten.toegang.mensen.post import heeft_postbode
from handleiding.adressen.hosts import is_op_zijn_adres

LOKAAL = ("localhost", "127.0.0.1", "::1", None)

POST = checks.Warning(
    "EMAIL_URL names no mail server: invitations, messages and new passwords reach nobody.",
    hint="Set EMAIL_URL, for instance smtp+tls://name:password@mail.example.nl:587.",
    id="draaien.W001",
)
ADRES = checks.Warning(
    "BASIS_URL is not the address of the site, with https: links in mail lead to this machine or are not safe.",
    hint="Set BASIS_URL, for instance https://www.example.nl.",
    id="draaien.W002",
)
AFZENDER = checks.Warning(
    "AFZENDER is not set: mail comes from an address that does not exist.",
    hint="Set AFZENDER, for instance De handleiding <handleiding@example.nl>.",
    id="draaien.W003",
)


HOST = checks.Warning(
    "ALLOWED_HOSTS does not hold the host of BASIS_URL: the links in mail are refused.",
    hint="Add the host of BASIS_URL to ALLOWED_HOSTS.",
    id="draaien.W004",
)
BESTANDEN = checks.Warning(
    "Files cannot be written: nobody can add an image or a document.",
    hint="Let this process write in media/, or set S3_BUCKET; on more than one machine, set S3_BUCKET.",
    id="draaien.W005",
)
EEN_SCHIJF = checks.Warning(
    "The site runs on more than one machine, and files are kept on one of them.",
    hint="Set S3_BUCKET, so that all machines have the same files.",
    id="draaien.W008",
)
EEN_DATABASE = checks.Warning(
    "The site runs on more than one machine, and the database is a file on one of them.",
    hint="Set DATABASE_URL to a PostgreSQL that all machines use.",
    id="draaien.W009",
)
HOOFDSITE = checks.Warning(
    "The default site of the CMS has another host name than BASIS_URL: pages name an address that nobody asks.",
    hint="Give that site the host name and port of BASIS_URL (443 for https), in the CMS at Instellingen, Sites.",
    id="draaien.W010",
)
WERKER = checks.Warning(
    "No worker says that it lives: mail and other slow work wait.",
    hint="Run python manage.py werker, and let the system start it again when it ends.",
    id="draaien.W006",
)
PERIODIEK = checks.Warning(
    "Planned work was not done on time.",
    hint="Run python manage.py periodiek from a timer, every five minutes.",
    id="draaien.W007",
)


NIET_GEZIEN = checks.Info(
    "Nobody looked in the database for a worker (draaien.W006), planned work (W007) and the default site (W010).",
    hint="Run check --deploy --database default where the site runs.",
    id="draaien.I001",
)


def check_post_en_adres(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of what would make mail vanish or mislead, and of files that cannot be kept."""
    basis = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    eigen = basis.hostname not in LOKAAL and basis.scheme == "https"
    answers = [
        (POST, heeft_postbode()),
        (ADRES, eigen),
        (AFZENDER, not settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost")),
        (HOST, not eigen or validate_host(basis.hostname or "", settings.ALLOWED_HOSTS)),
        (BESTANDEN, _kan_schrijven()),
    ]
    return [warning for warning, good in answers if not good]


def check_machines(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of what each machine would have for itself."""
    if settings.WEB_MACHINES == 1:
        return []
    answers = [
        (EEN_SCHIJF, not isinstance(default_storage, FileSystemStorage)),
        (EEN_DATABASE, connection.vendor != "sqlite"),
    ]
    return [warning for warning, good in answers if not good]


def check_werk(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn when nobody does the work on the background, or what is due; and of a site at another address."""
    if not databases:
        return []
    answers = [
        (WERKER, all(map(levende_werkers, GRENZEN))),
        (PERIODIEK, not niet_op_tijd()),
        (HOOFDSITE, is_op_zijn_adres()),
    ]
    return [warning for warning, good in answers if not good]


def check_niet_gezien(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Say that ``check_werk`` did not run, so that silence is no good news."""
    return [] if databases else [NIET_GEZIEN]


def _kan_schrijven() -> bool:
    """Return whether files can be kept here; another kind of storage is not asked."""
    if not isinstance(default_storage, FileSystemStorage):
        return True
    plek = Path(default_storage.location)
    while not plek.exists():
        plek = plek.parent
    return plek.is_dir() and os.access(plek, os.W_OK)
