"""The settings of every installation; what differs comes from the environment (``settings.environment``)."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from gangmu_console.settings import environment, single_sign_on

PACKAGE = Path(__file__).resolve().parents[1]
HOME = environment.home()
SECRET_KEY = environment.secret_key(HOME)
DEBUG = environment.switch("DEBUG")
ALLOWED_HOSTS = environment.text("HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in environment.text("ORIGINS").split(",") if origin]

# 演示: an installation with made-up data shows that it is one; AS_OF sets the day every page starts from (else today).
DEMONSTRATION = environment.switch("DEMO")
AS_OF = environment.day("AS_OF")
# 公众: whether those who have not signed in see what is open to all.
PUBLIC = environment.switch("PUBLIC")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "ninja",
    "gangmu_console.kit",
    "gangmu_console.people",
    "gangmu_console.library",
    "gangmu_console.targets",
    "gangmu_console.gate",
    "gangmu_console.revise",
    "gangmu_console.home",
    "gangmu_console.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gangmu_console.kit.headers.HeadersMiddleware",
    "gangmu_console.kit.middleware.UploadLimitMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gangmu_console.people.middleware.PersonMiddleware",
    "gangmu_console.kit.middleware.LanguageMiddleware",
    "gangmu_console.people.middleware.PasswordDueMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gangmu_console.kit.middleware.AsOfMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gangmu_console.settings.urls"
WSGI_APPLICATION = "gangmu_console.settings.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gangmu_console.kit.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "gangmu_console.kit.templatetags.gm",
            ],
        },
    }
]

DATABASES = {"default": environment.database(HOME)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at once, so that no transaction fails half way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background work lies in the same database, so that a job exists exactly when the change that asked for it does.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
SSO_URL = ""  # where a single sign-on begins (政务统一身份认证), where there is one
if single_sign_on.told():
    AUTHENTICATION_BACKENDS.append(single_sign_on.BACKEND)
    globals().update(single_sign_on.told())
CSRF_FAILURE_VIEW = "gangmu_console.kit.errors.forged"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "people/locked.html"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.switch("HTTPS")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if SESSION_COOKIE_SECURE:  # the console itself speaks plain HTTP: HTTPS is what stands before it
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("英文"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "files"

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
UPLOAD_LIMIT = 50 * 2**20  # bytes of one uploaded file

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "screen": {"class": "logging.StreamHandler", "formatter": "line"},
        # the worker tells of every job and of being stopped, Django of every refused request: only their faults are news
        "faults": {"class": "logging.StreamHandler", "formatter": "line", "level": environment.text("LOG", "ERROR")},
    },
    "loggers": {
        name: {"handlers": ["faults"], "propagate": False}
        for name in ("django_tasks", "django_tasks_db", "django.request")
    },
    "root": {"handlers": ["screen"], "level": environment.text("LOG", "WARNING")},
}
