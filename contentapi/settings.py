"""The one settings file. What differs from place to place comes from the environment: `contentapi.configuration`."""

import os
import sys
from pathlib import Path
from typing import Any

from contentapi.configuration import environment

BASE_DIR = Path(__file__).resolve().parent.parent

try:
    _given = environment.read(os.environ, project=BASE_DIR)
except environment.WrongSetting as wrong:
    # Here rather than in manage.py: every way in (a command, the web server, the tests) comes through this line. Not
    # ImproperlyConfigured, because Django holds that back for some commands and shows a traceback for the others.
    sys.stderr.write(f"{wrong}\n")
    raise SystemExit(2) from None

HOST = _given.host
PORT = _given.port
DATA_DIR = _given.data_dir
DEBUG = _given.debug
SECRET_KEY = _given.secret_key
ALLOWED_HOSTS = _given.allowed_hosts
TRUSTED_PROXIES = _given.trusted_proxies

# One web process runs this many threads. Four kept the tail of thin reads shortest; more only queue for Python's lock.
SERVER_THREADS = 4
# What is counted in the cache (who asked how often) must be counted in one place: a cache inside the process means one
# process, and a shared one allows a process a core.
SHARES_CACHE = _given.shares_cache
SERVER_PROCESSES = (os.cpu_count() or 1) if SHARES_CACHE else 1

# --- What the project is made of ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "contentapi.admin_site.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "contentapi",
    "articles.apps.ArticlesConfig",
    "testimonials.apps.TestimonialsConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "contentapi.api.middleware.CrossOriginMiddleware",
    "contentapi.api.static_files.StaticFilesMiddleware",
    "contentapi.api.middleware.ProblemMiddleware",
    "contentapi.api.middleware.AdminContentSecurityPolicyMiddleware",
    "contentapi.api.middleware.AdminSessionMiddleware",
    "contentapi.api.middleware.AdminCommonMiddleware",
    "contentapi.api.middleware.AdminCsrfViewMiddleware",
    "contentapi.api.middleware.AdminAuthenticationMiddleware",
    "contentapi.api.middleware.AdminMessageMiddleware",
    "contentapi.api.middleware.AdminXFrameOptionsMiddleware",
    "contentapi.api.middleware.AdminOddCharacterMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

ROOT_URLCONF = "contentapi.urls"
WSGI_APPLICATION = "contentapi.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Where things are kept ---------------------------------------------------------------------------------------

# Never ATOMIC_REQUESTS: a read needs no transaction, and whoever writes opens one around exactly what belongs together.


def _sqlite(given: dict[str, Any]) -> dict[str, Any]:
    options = {
        # A transaction takes the write lock as it begins. Begun as a reader, it could lose the race for the lock when
        # it comes to write, and SQLite answers that with "database is locked" at once, whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        # Seconds to wait for that lock. SQLite does not hand it out in turn: of eight threads that write all the time,
        # some have waited ten.
        "timeout": 30,
        # WAL lets readers go on beside the one writer; with it, NORMAL can lose the last commits to a power cut, but
        # never the database. What is deleted is overwritten with zeros: a story that its author has withdrawn must be
        # gone from the file, not only unlinked in it.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2147418112; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; "
            "PRAGMA secure_delete=ON;"
        ),
    }
    # Opening the file and setting it up costs more than a read, so each thread keeps its connection.
    return {**given, "OPTIONS": {**given.get("OPTIONS", {}), **options}, "CONN_MAX_AGE": None}


def _postgres(given: dict[str, Any]) -> dict[str, Any]:
    # A pool a process, rather than a connection a thread: threads come and go, and the server should see a number of
    # connections that somebody chose. It was as fast as kept connections. Nobody asks each connection whether it still
    # lives, for that is a round trip a request: after a failover, each answers one request with an error.
    pool = {"min_size": 1, "max_size": 20, "timeout": 5}
    options = given.get("OPTIONS", {})
    # Whoever waits for a lock is told in the end that it is not to be had, as on SQLite; PostgreSQL waits for ever.
    waits = {"connect_timeout": 5, **options, "options": f"-c lock_timeout=30s {options.get('options', '')}".strip()}
    return {**given, "OPTIONS": {**waits, "pool": pool}, "CONN_MAX_AGE": 0}


_SET_UP = {"django.db.backends.sqlite3": _sqlite, "django.db.backends.postgresql": _postgres}
DATABASES = {"default": _SET_UP[_given.database["ENGINE"]](_given.database)}
CACHES = {"default": _given.cache}

# --- Readers' stories --------------------------------------------------------------------------------------------

STORY_RATE = _given.stories.rate
REPORT_THRESHOLD = _given.stories.report_threshold
STORY_RETENTION_DAYS = _given.stories.retention_days
STORY_WAITING_DAYS = _given.stories.waiting_days
MODERATION_EMAIL = _given.stories.moderation_email
SOLE_MODERATOR = _given.stories.sole_moderator

# --- Mail --------------------------------------------------------------------------------------------------------

EMAIL_BACKEND = _given.mail["EMAIL_BACKEND"]
EMAIL_HOST = _given.mail["EMAIL_HOST"]
EMAIL_PORT = _given.mail["EMAIL_PORT"]
EMAIL_HOST_USER = _given.mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _given.mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _given.mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _given.mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 5  # seconds: a mail server that does not answer must not hold up a reader
DEFAULT_FROM_EMAIL = _given.mail["DEFAULT_FROM_EMAIL"]

# --- Language and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# --- Static files ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# Served from where the packages keep them: the two commands of the README need no collectstatic. Whoever puts a CDN or
# a file server in front can still collect.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- The API -----------------------------------------------------------------------------------------------------

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "contentapi.api.problems.handle_exception",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    # Readers have no accounts. Editors sign in to the admin, and that session means nothing here.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    # Otherwise `?format=` would be taken from every query before a view could refuse it.
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Health content API",
    "DESCRIPTION": (
        "Health articles as data: sections, guidance rules and symptom warnings, each with its sources. Everything "
        "here was published by somebody, whole, as a version that stays readable for ever.\n\n"
        "It is information, not medical advice: show each article's `notice` with whatever you take from it.\n\n"
        "New here? [The guide](/api/docs/guide) goes through all of it, in curl, Python and TypeScript.\n\n"
        "**Errors** are problem documents (RFC 9457), whatever `Accept` says: go by `code`, and show `detail`. A "
        "parameter or a member that is not described is refused, not ignored, and `errors` names everything that is "
        "wrong at once.\n\n"
        "**What is sent** may give an optional member as null, which means that it is not given, and a whole number as "
        "`8.0`, which is 8.\n\n"
        "**Answers grow**: they may come to have further members, and the open lists (`ChangeKind`, `ChangeSubject`, "
        "`ProblemCode`, `ContentNote`, `ReportReason`, `Aspect`, `CodingSystem`) further values: pass over what you do "
        "not know. In this document they are text, with the values of today in `x-extensible-enum`. What is described "
        "stays as it is within a major version.\n\n"
        "**Any origin** may ask, since nothing here goes by cookies. Every read answers `HEAD` too, and every resource "
        "answers `OPTIONS` with a `204` whose `Allow` lists its methods. What is public comes in gzip "
        "to whoever takes it."
    ),
    "VERSION": "1.0.0",
    "LICENSE": {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"},
    "CONTACT": {"name": "Whoever runs this server"},
    # Relative to the document, which every server serves itself: it is right under any name.
    "SERVERS": [{"url": "/", "description": "The server that this document comes from."}],
    "TAGS": [
        {"name": "Start", "description": "The way in."},
        {"name": "Articles", "description": "Whole documents, and their history."},
        {"name": "Guidance", "description": "Rules and warnings across articles, as data."},
        {"name": "Vocabulary", "description": "Topics, and the facts that guidance turns on."},
        {"name": "Stories", "description": "Readers' own stories: read, sent, withdrawn, reported."},
        {
            "name": "Changes",
            "description": "Keeping a copy: everything that is live, then what comes and goes.",
        },
    ],
    "OAS_VERSION": "3.1.1",
    "SORT_OPERATION_PARAMETERS": False,  # `contentapi.contract.portable` puts them in order
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_SPLIT_PATCH": False,  # what a PATCH takes is a shape of its own, not another one made optional
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # An enum is named after the terms that it lists, not after the members that happen to hold them.
    "ENUM_NAME_OVERRIDES": {
        **{
            name: f"articles.guidance.terms.{name}"
            for name in (
                *("FactKind", "Unit", "Action", "Strength", "Certainty", "Urgency"),
                *("Outcome", "RuleState", "WarningState", "Truth"),
            )
        },
        **{
            name: f"articles.terms.{name}"
            for name in ("Aspect", "CodingSystem", "Significance", "ChangeKind", "ChangeSubject")
        },
        **{name: f"testimonials.terms.{name}" for name in ("ReportReason", "ContentNote", "CautionKind")},
        # Some words are taken in the languages that clients are generated in.
        "Comparison": "articles.guidance.terms.Operator",
        "SubmissionStatus": "testimonials.terms.Status",
        "ProblemCode": "contentapi.api.problems.CODES",
        "ReasonPart": "articles.public.assessment.serializers.PARTS",
    },
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "receipt": {
                "type": "http",
                "scheme": "bearer",
                "description": "The receipt that `submitStory` gave: an author's one key to their story.",
            }
        }
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "contentapi.contract.finishing.finish",
    ],
}

# Any origin may read and write the API, since nothing there goes by cookies: what a page can send, anyone can.
# The contract too: readers of it that run in a page fetch it from there.
CORS_URLS_REGEX = r"^/api/(v1(/|$)|openapi\.(json|yaml)$)"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"]
# What clients send of themselves. Tracing adds headers to every request of a page, and browsers refuse all of them for
# one that is not allowed: those that are known stand here by name, for browsers without `*`; and `*` is for others.
# It covers no credential, so `authorization` is named.
CORS_ALLOW_HEADERS = [
    *("content-type", "accept", "accept-language", "idempotency-key"),
    *("if-match", "if-none-match", "if-modified-since", "if-unmodified-since"),
    *("authorization", "cache-control", "pragma", "x-requested-with", "x-request-id", "x-correlation-id", "request-id"),
    *("traceparent", "tracestate", "baggage", "sentry-trace", "b3", "x-b3-traceid", "x-b3-spanid", "x-b3-parentspanid"),
    *("x-b3-sampled", "x-b3-flags", "x-datadog-trace-id", "x-datadog-parent-id", "x-datadog-origin"),
    *("x-datadog-sampling-priority", "newrelic", "elastic-apm-traceparent", "x-cloud-trace-context", "x-amzn-trace-id"),
    "*",
]
CORS_EXPOSE_HEADERS = ["ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "Location"]

# --- Safety ------------------------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Behind a proxy that ends TLS, this header alone says that the reader came by https; without it, the admin's forms
# would be refused there as forged. Somebody who reaches us directly and lies in it deceives only themselves.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Only the admin sees a cookie at all.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
# Not Secure for everyone: over plain http, which is how the admin is first met on one's own machine, a browser may drop
# a Secure cookie, and signing in would then fail without a word.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False

# What an editor had typed into a form that was opened before they signed in anew is kept for them.
CSRF_FAILURE_VIEW = "articles.admin.kept.csrf_failure"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# For the admin, where an article with all its rules is one form. The API bounds its bodies itself, and far lower.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # clickjacking: on for the admin, by contentapi.api.middleware; JSON cannot be framed to any end
    "security.W003",  # CSRF: on for the admin, by contentapi.api.middleware; the API takes no cookie
    "security.W004",  # HSTS: a promise for the whole domain, which its owner makes at the proxy that ends TLS
    "security.W008",  # redirect to https: at that proxy, too
    "security.W010",  # Secure session cookies: see SESSION_COOKIE_SECURE
]

# --- Logs --------------------------------------------------------------------------------------------------------

# Neither bodies nor query strings, which in this product may say something of a person's health, and no access log. An
# exception may quote either (PostgreSQL shows the whole row that it refused), so outside of DEBUG only its type and
# its traceback are written.
_FILTERS = [] if DEBUG else ["without_words"]
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_words": {"()": "contentapi.configuration.logs.WithoutWords"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": _FILTERS},
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "formatter": "line",
            "filters": _FILTERS,
            "filename": DATA_DIR / "logs" / "contentapi.log",
            "maxBytes": 5 * 1024 * 1024,
            "backupCount": 5,
            "encoding": "utf-8",
            "delay": True,  # no file before there is something to say
        },
    },
    "root": {"handlers": ["stderr", "file"], "level": "WARNING"},
    "loggers": {
        # Emptied of the handlers that Django gives them, so that each line is said once.
        "django": {"handlers": [], "level": "INFO"},
        # The development server's access log, query strings and all.
        "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
    },
}
