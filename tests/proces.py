"""Real processes in the environment of production, for tests that kill them."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from config.omgeving.tabel import TABEL

ROOT = Path(__file__).resolve().parents[1]


def productie(database: str, **anders: str) -> dict[str, str]:
    """Return an environment with nothing of ours but what production needs."""
    eigen = {naam: w for naam, w in os.environ.items() if naam not in {r.naam for r in TABEL}}
    return eigen | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "SECRET_KEY": "x" * 50,
        "MFA_SLEUTEL": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "www.example.nl, 127.0.0.1",
        "DATABASE_URL": database,
        **anders,
    }


def start(omgeving: dict[str, str], *args: str, **kwargs) -> subprocess.Popen:
    """Start a process of Python; what it says goes to the terminal unless asked for."""
    return subprocess.Popen([sys.executable, *args], env=omgeving, cwd=ROOT, **kwargs)
