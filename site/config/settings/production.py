"""Production: everything secret or local to a host comes from the environment."""

from config.draaien.logboek import instelling

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES, TASKS
from .waarden import waarden

DEBUG = False
LOGGING = instelling(waarden["LOG_VORM"])
waarden.moet("SECRET_KEY", "ALLOWED_HOSTS")
SECRET_KEY = waarden["SECRET_KEY"]
ALLOWED_HOSTS = waarden["ALLOWED_HOSTS"]
CSRF_TRUSTED_ORIGINS = waarden["CSRF_TRUSTED_ORIGINS"] or []

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = waarden["HTTPS_REDIRECT"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}
if bucket := waarden["S3_BUCKET"]:
    STORAGES["default"] = {
        "BACKEND": "config.opslag.S3Opslag",
        "OPTIONS": {"bucket_name": bucket, "default_acl": "private"},
    }

# A connection is kept for the next request, and tried before it is used. A pool keeps its own; DATABASE_URL may say
# otherwise.
if not DATABASES["default"]["OPTIONS"].get("pool"):
    DATABASES["default"] = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True} | DATABASES["default"]

# Slow work waits in the database for a worker: python manage.py werker
TASKS = {"default": TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Told by a worker, so only where there is one (config/voordeur/legen.py).
if voor_de_site := waarden["CACHE_VOOR_DE_SITE"]:
    kop = waarden["CACHE_SLEUTELKOP"]
    op = {"BACKEND": f"config.voordeur.buiten.{'OpSleutel' if kop else 'OpAdres'}"}
    WAGTAILFRONTENDCACHE = {
        "default": {"LOCATION": voor_de_site} | op | ({"KOP": kop} if kop else {})
    }

ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
CACHES = {"default": waarden["CACHE_URL"]}
if "redis" in CACHES["default"]["BACKEND"].lower():
    CACHES["default"]["BACKEND"] = "config.draaien.cache.BewaakteRedis"
vars().update(waarden["EMAIL_URL"])
# Mail waits for the worker too; what EMAIL_URL names brings it away.
BEZORG_BACKEND = waarden["EMAIL_URL"]["EMAIL_BACKEND"]
EMAIL_BACKEND = "config.draaien.post.Wachtrij"
