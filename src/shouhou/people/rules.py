"""Who somebody is and how far they may go, computed from the roles that they hold. Reads nothing."""

import base64
import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _

from shouhou.kernel.errors import NotAllowed
from shouhou.people.permissions import AREAS, PERMISSIONS

LONGEST = 60  # characters of a name


@dataclass(frozen=True)
class Holding:
    """One role held at one branch and below."""

    role: str
    scope: str
    branch_path: str
    permissions: frozenset[str]
    needs_second_factor: bool = False


@dataclass(frozen=True)
class Actor:
    """A person at work, with everything that decides what they may see and do."""

    id: int
    name: str
    holdings: tuple[Holding, ...] = ()

    @cached_property
    def permissions(self) -> frozenset[str]:
        return frozenset().union(*(h.permissions for h in self.holdings))

    def may(self, permission: str, branch_path: str | None = None) -> bool:
        """Whether they hold this permission, at this branch where one is named."""
        _known(permission)
        return any(
            permission in h.permissions and (branch_path is None or branch_path.startswith(h.branch_path))
            for h in self.holdings
        )

    def must(self, permission: str, branch_path: str | None = None) -> None:
        """Raise NotAllowed where they may not."""
        if not self.may(permission, branch_path):
            raise NotAllowed(str(PERMISSIONS[permission]))

    def roles_at(self, branch_path: str) -> frozenset[str]:
        """The codes of the roles that they hold at this branch."""
        return frozenset(h.role for h in self.holdings if branch_path.startswith(h.branch_path))

    def within(self, areas: Iterable[str]) -> "Actor":
        """The same person kept to some areas of permissions.AREAS: a key for programs never goes further."""
        return self.kept_to(*(permission for area in areas if area in AREAS for permission in AREAS[area][1]))

    def kept_to(self, *permissions: str) -> "Actor":
        """The same person with no other permissions than these."""
        allowed = frozenset(permissions)
        kept = (Holding(h.role, h.scope, h.branch_path, h.permissions & allowed) for h in self.holdings)
        return Actor(self.id, self.name, tuple(kept))

    def scope(self, permission: str, *, branch: str, own: Q) -> Q:
        """The rows that this permission lets them see: whole branches by path, or what is their own."""
        _known(permission)
        q, paths = Q(pk__in=[]), set()
        for holding in self.holdings:
            if permission not in holding.permissions:
                continue
            if holding.scope == "own":
                q |= own
            else:
                paths.add(holding.branch_path)
        for path in sorted(paths):
            if not any(path != other and path.startswith(other) for other in paths):
                q |= Q(**{f"{branch}__startswith": path})
        return q


def _known(permission: str) -> None:
    if permission not in PERMISSIONS:
        raise KeyError(f"{permission} is no permission; add it to people/permissions.py")


def search_text(name: str, username: str) -> str:
    """What somebody is found by: name, pinyin, initials, user name; in lower case."""
    from pypinyin import Style, lazy_pinyin  # here: its dictionary takes 56 MB and a quarter of a second

    whole = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return " ".join(dict.fromkeys([name, whole, initials, username])).lower()


def stamp(*values: object) -> str:
    """A short mark of what a form was drawn from: it differs where somebody else has saved meanwhile."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def overlaps(
    since: dt.datetime, until: dt.datetime | None, other_since: dt.datetime, other_until: dt.datetime | None
) -> bool:
    """Whether two half-open periods have an instant in common."""
    return (other_until is None or since < other_until) and (until is None or other_since < until)


def faults_of_names(name: str, username: str) -> dict[str, str]:
    """What is wrong with a person's name and user name, by field."""
    fields: dict[str, str] = {}
    if not name.strip():
        fields["name"] = _("Enter the name.")
    if not username.strip():
        fields["username"] = _("Enter a user name.")
    for field, text in (("name", name), ("username", username)):
        if len(text) > LONGEST or not text.isprintable():
            fields[field] = _("At most %(count)s characters.") % {"count": LONGEST}
    if username.lstrip("+").isdecimal():
        fields["username"] = _("A user name must not be a number: numbers are for mobile phones.")
    return fields


def mobile_number(text: str, fields: dict[str, str]) -> str | None:
    """A mobile number as it is stored; None for none. What is wrong with it is added to `fields`."""
    if not text:
        return None
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        fields["mobile"] = _("This is not a telephone number.")
        return None
    if not phonenumbers.is_possible_number(number):
        fields["mobile"] = _("This telephone number has too few or too many digits.")
    return str(number.national_number)


def fault_of_email(text: str) -> str:
    """What is wrong with an e-mail address; "" for nothing, and for none."""
    try:
        if text:
            validate_email(text)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("Linux", "Linux"),
)  # fmt: skip
BROWSERS = (
    ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip


def device(user_agent: str) -> str:
    """What a browser says of itself, in two words: Chrome, Windows; as it came where it says nothing that is known."""
    known = [next((name for sign, name in signs if sign in user_agent), "") for signs in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, known)) or user_agent[:40]


def key_hash(key: str) -> str:
    """What is stored of a key. It is long and random, so that a plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def setup_code(secret: str) -> str:
    """The code that the console prints for whoever starts an empty installation: from its secret, stored nowhere."""
    text = base64.b32encode(hmac.digest(secret.encode(), b"first administrator", "sha256")[:10]).decode()
    return "-".join(text[n : n + 4] for n in range(0, 16, 4))
