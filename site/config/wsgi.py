"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from config.voordeur import met_voordeur
from config.voordeur.tekenset import alleen_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = met_voordeur(alleen_utf8(get_wsgi_application()))
