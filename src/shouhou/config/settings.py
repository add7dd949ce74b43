"""Django's settings. What differs between machines comes from the environment; everything else is the same everywhere."""

from shouhou.config import environment

environment.check()

DATA = environment.data_folder()
CHECKOUT = environment.checkout()
SECRET_KEY = environment.secret_key()
DEBUG = False
ALLOWED_HOSTS = [h for h in environment.text("SHOUHOU_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
HTTPS = environment.flag("SHOUHOU_HTTPS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets, for our form renderer
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django_htmx",
    "shouhou.web",  # before allauth: its templates replace allauth's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "shouhou.kernel",
    "shouhou.people",
    "shouhou.policy",
    "shouhou.timeline",
    "shouhou.documents",
    "shouhou.notices",
    "shouhou.registers",
    "shouhou.customers",
    "shouhou.assets",
    "shouhou.cases",
    "shouhou.dispatch",
    "shouhou.portal",
    "shouhou.conduct",
    "shouhou.papers",
    "shouhou.kpis",
    "shouhou.workbench",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "shouhou.config.problems.ProblemMiddleware",
    "shouhou.config.middleware.WorkingMiddleware",
    "shouhou.web.middleware.content_security",
    "shouhou.web.middleware.form_size",
    "shouhou.web.middleware.fragment_sign_in",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "shouhou.web.middleware.sliding_session",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shouhou.config.middleware.HistoryMiddleware",
    "shouhou.web.middleware.PersonMiddleware",
]

ROOT_URLCONF = "shouhou.config.urls"
WSGI_APPLICATION = "shouhou.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("shouhou.web.template_loader.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shouhou.web.views.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

FORM_RENDERER = "shouhou.web.forms.Renderer"

DATABASES = {"default": environment.database()}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [CHECKOUT / "src/shouhou/locale"]
TIME_ZONE = environment.text("SHOUHOU_TIME_ZONE", "Asia/Shanghai")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
FRONTEND_DIST = CHECKOUT / "var/dist"
STATICFILES_DIRS = [path for path in [FRONTEND_DIST] if path.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "media"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["shouhou.people.backends.NameOrNumber"]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "home"
ACCOUNT_ADAPTER = "shouhou.web.sign_in.Adapter"
ACCOUNT_FORMS = {"login": "shouhou.web.sign_in.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True  # no box to tick: SESSION_COOKIE_AGE after the last request it ends
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("SHOUHOU_PROXIES")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "shouhou.web.sign_in.NewPasskeyForm"}
MFA_TOTP_ISSUER = "Shouhou"
MFA_TOTP_TOLERANCE = 1  # phones are up to half a minute wrong
_directory = environment.single_sign_on()
SINGLE_SIGN_ON = {"id": _directory["provider_id"], "name": _directory["name"]} if _directory else None
SINGLE_SIGN_ON_CLAIM = environment.text("SHOUHOU_OIDC_CLAIM", "preferred_username")
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_directory] if _directory else []}}
SOCIALACCOUNT_ADAPTER = "shouhou.web.single_sign_on.Adapter"
SOCIALACCOUNT_LOGIN_ON_GET = (
    True  # a form's answer must not lead elsewhere (content security policy); `state` guards it
)
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "shouhou.web.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

API_WRITES_A_MINUTE = 300  # of one person, all keys together
API_WRONG_KEYS_A_MINUTE = 10  # from one address

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["shouhou.config.demo.jobs"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
