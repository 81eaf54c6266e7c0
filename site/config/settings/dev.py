"""Development and demo: SQLite, debug pages, mail on the console."""

import secrets

from .base import *  # noqa: F403
from .base import ROOT, TASKS
from .waarden import waarden

DEBUG = True
MFA_VERPLICHT = waarden["MFA_VERPLICHT"]  # the demo's accounts log in with a password alone
WACHTWOORD_GELDT_ALS_FACTOR = not MFA_VERPLICHT
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Below localhost an edition can have a host of its own on this machine: leeuwarden.localhost.
ALLOWED_HOSTS = ["127.0.0.1", "[::1]", ".localhost"]
PAGINACACHE_MB = 0  # a template that somebody works on would not show
# Slow work and mail wait for a worker, as in production; the demo starts one.
TASKS = {"default": TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "config.draaien.post.Wachtrij"
BEZORG_BACKEND = "django.core.mail.backends.console.EmailBackend"


def _local_secret() -> str:
    """Return a random key kept in a file git ignores, so that log-ins survive a restart."""
    path = ROOT / ".geheim"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8")


SECRET_KEY = waarden["SECRET_KEY"] or _local_secret()
