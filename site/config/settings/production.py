"""Production: everything secret or local to a host comes from the environment."""

from .base import *  # noqa: F403
from .base import STORAGES, env

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("HTTPS_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}
if bucket := env("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "config.opslag.S3Opslag",
        "OPTIONS": {"bucket_name": bucket, "default_acl": "private"},
    }

# Slow work waits in the database for a worker: python manage.py db_worker
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
