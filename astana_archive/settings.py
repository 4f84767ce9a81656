"""Settings: every one an environment variable with a working default. docs/settings.md lists them all."""

import os
import secrets
import sys
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
_YES = {'1', 'true', 'yes', 'on'}


def _flag(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, str(default)).strip().lower() in _YES


def _list(name: str, default: str = '') -> list[str]:
    return [entry.strip() for entry in os.environ.get(name, default).split(',') if entry.strip()]


def _number(name: str, default: int) -> int:
    written = os.environ.get(name, str(default))
    try:
        return int(written)
    except ValueError:
        raise ImproperlyConfigured(f'{name} must be a whole number, not {written!r}') from None


DATA_DIR = Path(os.environ.get('ARCHIVE_DATA_DIR') or BASE_DIR / 'var').resolve()
"""Everything the archive keeps: database, originals, index, secret key."""


def _secret_key() -> str:
    """The key of the environment, or one made once and kept in the data folder, readable by its owner alone."""
    given = os.environ.get('ARCHIVE_SECRET_KEY')
    if given:
        return given
    path = DATA_DIR / 'secret_key'
    try:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    except OSError as error:
        sys.exit(
            f'The data folder {DATA_DIR} cannot be written to ({error.strerror}). '
            'Set ARCHIVE_DATA_DIR to a folder of yours.'
        )
    with os.fdopen(descriptor, 'w') as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = _flag('ARCHIVE_DEBUG')
ALLOWED_HOSTS = _list('ARCHIVE_HOSTS', 'localhost,127.0.0.1,[::1]')
CSRF_TRUSTED_ORIGINS = _list('ARCHIVE_ORIGINS')

# Behind TLS (ARCHIVE_HTTPS=1) everything is sent over it; without, the archive is a local one.
HTTPS = _flag('ARCHIVE_HTTPS')
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r'^healthz$', r'^readyz$']
if _flag('ARCHIVE_BEHIND_PROXY'):
    SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')
SECURE_REFERRER_POLICY = 'same-origin'
X_FRAME_OPTIONS = 'DENY'
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an article with hundreds of mentions is one form in the admin

INSTALLED_APPS = [
    'articles.apps.ArticlesConfig',  # before haystack: its rebuild_index and clear_index are replaced by ours
    'haystack',
    'ninja',
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'whitenoise.runserver_nostatic',
    'django.contrib.staticfiles',
    'django.contrib.sitemaps',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'astana_archive.security.content_security_policy',
    'whitenoise.middleware.WhiteNoiseMiddleware',
    'django.middleware.gzip.GZipMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.locale.LocaleMiddleware',
    'astana_archive.nul.without_nul',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]

ROOT_URLCONF = 'astana_archive.urls'
WSGI_APPLICATION = 'astana_archive.wsgi.application'
ASGI_APPLICATION = 'astana_archive.asgi.application'

TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'DIRS': [BASE_DIR / 'templates'],
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
                'django.template.context_processors.i18n',
                'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages',
            ],
        },
    },
]

DATABASES = {
    'default': dj_database_url.parse(
        os.environ.get('ARCHIVE_DATABASE_URL') or f'sqlite:///{DATA_DIR / "archive.sqlite3"}', conn_max_age=60
    )
}
if DATABASES['default']['ENGINE'] == 'django.db.backends.sqlite3':
    DATABASES['default']['OPTIONS'] = {
        # Readers never wait for the writer (WAL); a transaction that will write asks for the lock at its start.
        'init_command': 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;',
        'transaction_mode': 'IMMEDIATE',
        'timeout': 20,
    }
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'

ORIGINALS_DIR = DATA_DIR / 'originals'
INDEX_DIR = DATA_DIR / 'index'

SEARCH_ENGINE = os.environ.get('ARCHIVE_SEARCH_ENGINE', 'whoosh')
_ENGINES = {
    'whoosh': {
        'ENGINE': 'articles.search.engines.whoosh.ArabicWhooshEngine',
        'PATH': str(INDEX_DIR),
        'SILENTLY_FAIL': False,
    },
}
if SEARCH_ENGINE not in _ENGINES:
    raise ImproperlyConfigured(
        f'ARCHIVE_SEARCH_ENGINE={SEARCH_ENGINE!r} is not known; known are: {", ".join(_ENGINES)}'
    )
HAYSTACK_CONNECTIONS = {'default': _ENGINES[SEARCH_ENGINE]}
HAYSTACK_SIGNAL_PROCESSOR = 'articles.search.signals.ArchiveSignalProcessor'
HAYSTACK_SEARCH_RESULTS_PER_PAGE = 20

LANGUAGE_CODE = 'ar'
LANGUAGES = [('ar', _('Arabic')), ('en', _('English'))]
LOCALE_PATHS = [BASE_DIR / 'articles' / 'locale']
FORMAT_MODULE_PATH = ['astana_archive.formats']
TIME_ZONE = os.environ.get('ARCHIVE_TIME_ZONE', 'UTC')
USE_TZ = True

STATIC_URL = 'static/'
STATICFILES_DIRS = [BASE_DIR / 'static']
STATIC_ROOT = os.environ.get('ARCHIVE_STATIC_ROOT') or None
WHITENOISE_USE_FINDERS = True  # the files are served as they lie, with no build step

AUTH_PASSWORD_VALIDATORS = [
    {'NAME': f'django.contrib.auth.password_validation.{name}'}
    for name in ('UserAttributeSimilarityValidator', 'MinimumLengthValidator', 'CommonPasswordValidator')
]

CAPTURE_AGENT = os.environ.get('ARCHIVE_CAPTURE_AGENT', 'astana-archive/1.0 (press archive of the Astana talks)')
"""How `manage.py capture` names itself to the sites it asks."""

CAPTURE_PRIVATE_HOSTS = _list('ARCHIVE_CAPTURE_PRIVATE_HOSTS')
"""Hosts that may be captured though their addresses are not public: a server for trying things out."""

INGEST_BATCH = _number('ARCHIVE_INGEST_BATCH', 500)
"""Articles stored in one transaction."""

LOGGING = {
    'version': 1,
    'disable_existing_loggers': False,
    'formatters': {'line': {'format': '{levelname} {name}: {message}', 'style': '{'}},
    'handlers': {'stderr': {'class': 'logging.StreamHandler', 'formatter': 'line'}},
    'root': {'handlers': ['stderr'], 'level': os.environ.get('ARCHIVE_LOG_LEVEL', 'WARNING')},
}
