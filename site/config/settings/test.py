"""Tests: no debug, fast passwords, mail in memory; the database comes from DATABASE_URL."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import STORAGES, env

SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

# Static files come straight from the apps and media from a folder of its own, under gunicorn too.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_ROOT = env("TEST_WEBROOT", default="")
if not WHITENOISE_ROOT:
    WHITENOISE_ROOT = tempfile.mkdtemp(prefix="handleiding-test-")
    atexit.register(shutil.rmtree, WHITENOISE_ROOT, ignore_errors=True)
MEDIA_ROOT = Path(WHITENOISE_ROOT) / "media"
