"""Settings shared by every environment. Secrets and hosts come from the environment."""

from pathlib import Path

from config.draaien.taken import GRENZEN

from .inlog import *  # noqa: F403
from .inlog import INLOG_APPS
from .waarden import waarden

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"

INSTALLED_APPS = [
    *INLOG_APPS,
    "config.draaien",
    "home",
    "gemeenten",
    "handleiding",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "gemeenten.toegang.mensen.gebruikersapp.GebruikersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "config.draaien.verzoek.VerzoekMiddleware",
    "config.draaien.gezondheid.GezondheidMiddleware",
    "config.draaien.onleesbaar.OnleesbaarMiddleware",
    "config.draaien.cacheweg.CacheWegMiddleware",
    "config.draaien.volle_opslag.VolleOpslagMiddleware",
    "config.draaien.drukke_database.DrukkeDatabaseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.headers.ContentSecurityPolicyMiddleware",
    "config.headers.NietBewarenMiddleware",
    "config.draaien.inlogboek.GeremdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.hosts.HostMiddleware",
    "config.inlog.verlopen.VerlopenSessieMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.inlog.toegang.CmsToegangMiddleware",
    "config.inlog.tweede_factor.TweedeFactorMiddleware",
    "gemeenten.toegang.muren.middleware.MuurMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "handleiding.publiek.vindbaar.verdwenen.VerdwenenMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # What Wagtail's screen of a file says of its versions: a tag that knows more than tags may.
            "libraries": {"bestandsversies": "gemeenten.bestanden.versies.tags"},
        },
    }
]

LOKAAL = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(ROOT / "db.sqlite3")}
# How many seconds somebody waits for what another holds, on both databases; less than a web server waits for us.
WACHT_OP_SLOT = 20
DATABASES = {"default": waarden["DATABASE_URL"] or LOKAAL}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write-ahead logging and early write locks: readers never wait, writers queue instead of failing.
    # What is deleted is overwritten in the file, not only let go of.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": WACHT_OP_SLOT,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
else:
    # A server that does not answer is away, and says so within a request.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "options": f"-c lock_timeout={WACHT_OP_SLOT}s",
    } | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WAGTAILCORE_DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [SITE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "staticfiles"
STATICFILES_DIRS = [SITE / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(waarden["BESTANDEN_MAP"] or ROOT / "media")
STORAGES = {
    "default": {"BACKEND": "handleiding.opslag.HeleBestanden"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "handleiding.van_wagtail.zoekmotor"}}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = "dutch"

# How many days a finished round of core changes stays to be read, before `hervat_overnames` removes
# it; 0 keeps all. What the core says now is never removed.
OVERNAMERONDES_BEWAREN = waarden["OVERNAMERONDES_BEWAREN"]

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": list(GRENZEN),
    }
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# The CMS shows its previews in a frame on its own pages; nobody else may (frame-ancestors 'self').
SILENCED_SYSTEM_CHECKS = ["security.W019"]

WAGTAIL_SITE_NAME = "Handleiding"
WAGTAILADMIN_BASE_URL = waarden["BASIS_URL"]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "handleiding.blocks.tekstverwerker.Tekstverwerker"}
}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# How many years an archived edition is kept, unless the kernredactie chooses another date: ten years, as
# policy of a municipality; its archivist decides by the Selectielijst gemeenten 2020.
BEWAARTERMIJN_JAREN = waarden["BEWAARTERMIJN_JAREN"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "gemeenten.bestanden.bestandsformulier.BeeldForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "gemeenten.bestanden.versies.documentformulier.NaamloosForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "handleiding.workflow.publish.publiceer_goedgekeurde_revisie"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Whether other sites are asked if the links to them still lead somewhere.
LINKS_NALOPEN = waarden["LINKS_NALOPEN"]

# Public pages kept in front of Django (config/voordeur), and how long a cache elsewhere may keep them.
PAGINACACHE_MB = waarden["PAGINACACHE_MB"]
PAGINA_S_MAXAGE = waarden["PAGINA_S_MAXAGE"]
# Which caches elsewhere are told what to forget: none.
WAGTAILFRONTENDCACHE: dict[str, dict[str, str]] = {}

# What `check --deploy` asks of cache, files and database follows from these. None: nobody said how many.
WEB_CONCURRENCY, WEB_MACHINES = waarden["WEB_CONCURRENCY"], waarden["WEB_MACHINES"]
# Who holds it may ask /healthz and /metrics how the work on the background stands.
GEZONDHEID_SLEUTEL = waarden["GEZONDHEID_SLEUTEL"]
# Where copies are kept, by which keys they are sealed (the first; the others still open), and for how many days.
BACKUP_PLEK = waarden["BACKUP_PLEK"]
BACKUP_SLEUTELS = waarden["BACKUP_SLEUTEL"] or []
BACKUP_BEWAREN = waarden["BACKUP_BEWAREN"]
# From how many milliseconds on a question to the database stands in the log; 0: never.
LANGZAME_VRAAG = waarden["LANGZAME_VRAAG"]
# Whom to tell about a weakness: addresses with a scheme.
MELDPUNT_BEVEILIGING = waarden["MELDPUNT_BEVEILIGING"] or []
EMAIL_SUBJECT_PREFIX = "[Handleiding] "
DEFAULT_FROM_EMAIL = waarden["AFZENDER"]
EMAIL_TIMEOUT = waarden["EMAIL_TIMEOUT"]
DEMO_WACHTWOORD = waarden["DEMO_WACHTWOORD"]
