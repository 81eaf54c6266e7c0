"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from config.voordeur import met_voordeur

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = met_voordeur(get_wsgi_application())
