"""Tests: no debug, fast passwords, mail in memory; the database comes from DATABASE_URL."""

from pathlib import Path

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, STORAGES
from .waarden import waarden

INSTALLED_APPS = [*INSTALLED_APPS, "tests.proef"]  # page types that only tests need
SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
DEBUG = False
MFA_VERPLICHT = waarden["MFA_VERPLICHT"]  # the tests of the log-in switch it on
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
ACCOUNT_RATE_LIMITS = {"login": "1000/m/ip"}  # browser tests log many people in from one address
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

# Static files come straight from the apps. A demo for browser tests has a folder of its own for mail and
# media, which the guarded view serves. Other tests write media to a temporary folder (tests/conftest.py).
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
if webroot := waarden["TEST_WEBROOT"]:
    WACHTWOORD_GELDT_ALS_FACTOR = not MFA_VERPLICHT  # as in the demo that it is
    MEDIA_ROOT = Path(webroot) / "media"
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = Path(webroot) / "mail"
