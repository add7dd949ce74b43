"""The environment is read here and nowhere else. Unknown SHOUHOU_ names are refused: a slip must not pass unseen."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

KNOWN = {
    "SHOUHOU_DATA",  # folder of the database, secrets and files; `var` in the checkout by default
    "SHOUHOU_SECRET_KEY",  # else a file in SHOUHOU_DATA, made on first use
    "SHOUHOU_HOSTS",  # host names that the application answers to, with commas
    "SHOUHOU_HTTPS",  # 1 where browsers reach it by https: cookies are then marked secure
    "SHOUHOU_PROXIES",  # how many proxies stand in front, for the address of the client
    "SHOUHOU_TIME_ZONE",  # of the organisation, Asia/Shanghai by default
    "SHOUHOU_DEMO",  # 0: `shouhou run` makes no demo data on an empty database
    "SHOUHOU_OIDC_SERVER",  # address of the organisation's directory for single sign-on; the next three belong to it
    "SHOUHOU_OIDC_CLIENT",
    "SHOUHOU_OIDC_SECRET",
    "SHOUHOU_OIDC_NAME",  # what the button on the sign-in page says
    "SHOUHOU_OIDC_CLAIM",  # which claim holds the user name or mobile number, preferred_username by default
    "SHOUHOU_CHECKOUT",  # set by the bootstrap
}


class BadEnvironment(SystemExit):
    """A setting is wrong: one line that says what to do."""


def check() -> None:
    unknown = sorted(name for name in os.environ if name.startswith("SHOUHOU_") and name not in KNOWN)
    if unknown:
        raise BadEnvironment(f"shouhou: unknown setting {', '.join(unknown)}; known are {', '.join(sorted(KNOWN))}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "1" if default else "0")
    if value not in ("0", "1"):
        raise BadEnvironment(f"shouhou: {name} is {value!r}; it must be 0 or 1")
    return value == "1"


def number(name: str, default: int = 0) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdigit():
        raise BadEnvironment(f"shouhou: {name} is {value!r}; it must be a whole number")
    return int(value)


def checkout() -> Path:
    """The folder that holds the source tree."""
    return Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    return Path(os.environ.get("SHOUHOU_DATA") or checkout() / "var").resolve()


def secret_key() -> str:
    """The key that signs sessions: given, or kept in the data folder where only its owner may read it."""
    if given := os.environ.get("SHOUHOU_SECRET_KEY"):
        return given
    path = data_folder() / "secret_key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"secret_key.{os.getpid()}")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # of two processes that start together one makes the key
            os.link(unfinished, path)
        unfinished.unlink()
        return path.read_text().strip()


def single_sign_on() -> dict[str, object] | None:
    """The organisation's directory, as allauth wants it; None where none is set up."""
    server = text("SHOUHOU_OIDC_SERVER").rstrip("/")
    if not server:
        return None
    client, secret = text("SHOUHOU_OIDC_CLIENT"), text("SHOUHOU_OIDC_SECRET")
    if not client or not secret:
        raise BadEnvironment("shouhou: SHOUHOU_OIDC_SERVER needs SHOUHOU_OIDC_CLIENT and SHOUHOU_OIDC_SECRET")
    return {
        "provider_id": "directory", "name": text("SHOUHOU_OIDC_NAME", "SSO"), "client_id": client, "secret": secret,
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }  # fmt: skip


def database() -> dict[str, object]:
    """DATABASE_URL as Django wants it: postgresql://user:password@host:port/name?host=/socket/folder."""
    url = urlsplit(os.environ.get("DATABASE_URL", "postgresql:///shouhou"))
    if url.scheme not in ("postgres", "postgresql"):
        raise BadEnvironment("shouhou: DATABASE_URL must begin with postgresql://")
    query = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")) or "shouhou",
        "USER": unquote(url.username or query.pop("user", "postgres")),
        "PASSWORD": unquote(url.password or query.pop("password", "")),
        "HOST": query.pop("host", None) or url.hostname or "",
        "PORT": str(url.port or query.pop("port", "")),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**query, "pool": {"min_size": 0, "max_size": 8, "timeout": 10}},
        "TEST": {"TEMPLATE": "template0"},
    }
