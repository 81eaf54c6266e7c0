"""The settings of production, with files where a test may leave them and no second factor to set up."""

import os

from config.settings.production import *  # noqa: F403
from config.settings.production import STORAGES

# Nobody collected the static files.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MEDIA_ROOT = os.environ["TEST_MEDIA"]
MFA_VERPLICHT = False
