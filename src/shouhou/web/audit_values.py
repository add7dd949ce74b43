"""How a column's value is told in the audit: choices by their labels, codes by what they stand for, lists as sentences."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.notices import public as notices
from shouhou.people import public as people
from shouhou.policy import public as policy

SCOPES: Mapping[str, str | Promise] = {
    "branch": gettext_lazy("everything of the branch and of those below it"),
    "own": gettext_lazy("only work in which the person has a part"),
}  # fmt: skip
WEEKDAYS = (
    gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday"), gettext_lazy("Thursday"),
    gettext_lazy("Friday"), gettext_lazy("Saturday"), gettext_lazy("Sunday"),
)  # fmt: skip


def shown(field: "Field[Any, Any]", value: Any) -> str:
    """A value in the reader's words; "" where nothing is set. Whom a row points to is told elsewhere, by name."""
    if value is None or value in ("", [], {}):
        return ""
    label = f"{field.model._meta.label_lower}.{field.name}"
    if label in BY_COLUMN or field.name in BY_NAME:
        return (BY_COLUMN.get(label) or BY_NAME[field.name])(value)
    if field.flatchoices and not isinstance(value, list):
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)


def plain(value: Any) -> str:
    """A value without a meaning of its own: yes and no, local minutes, lists and pairs as people write them."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return f"{clock.local(value):%Y-%m-%d %H:%M}"
    if isinstance(value, Mapping):
        return _("; ").join(f"{name}: {plain(one)}" for name, one in sorted(value.items()))
    if isinstance(value, list):
        return ", ".join(plain(one) for one in value)
    return str(value)


def _language(value: str) -> str:
    return dict(settings.LANGUAGES).get(value, value)


def _kinds(value: list[str]) -> str:
    return _("; ").join(_kind(name) for name in value)


def _kind(value: str) -> str:
    return str(notices.KINDS[value].label) if value in notices.KINDS else value


def _path(value: str) -> str:
    """A branch's path as the names on the way to it."""
    names = people.all_branches()
    return " / ".join(names.get(int(step), f"#{step}") for step in value.strip("/").split("/") if step.isdecimal())


def _roles(value: Mapping[str, str]) -> str:
    """Who plays which post of a regulation."""
    language = get_language() or "zh-hans"
    names = people.role_names(language)
    return _("; ").join(
        f"{policy.role_label(post, language)}: {names.get(role, role)}" for post, role in sorted(value.items())
    )


def _permissions(value: list[str]) -> str:
    return _("; ").join(str(people.PERMISSIONS.get(word, word)) for word in value)


def _hours(value: Mapping[str, list[list[str]]]) -> str:
    """A working week: each day with its hours."""
    return _("; ").join(
        f"{WEEKDAYS[int(day)]} {' '.join('-'.join(span) for span in spans)}" for day, spans in sorted(value.items())
    )


def _makeup(value: Mapping[str, int]) -> str:
    return ", ".join(f"{day} ({WEEKDAYS[weekday]})" for day, weekday in sorted(value.items()))


BY_NAME: Mapping[str, Callable[[Any], str]] = {"language": _language}
BY_COLUMN: Mapping[str, Callable[[Any], str]] = {
    "people.branch.path": _path,
    "people.role.permissions": _permissions,
    "people.role.scope": lambda value: str(SCOPES.get(value, value)),
    "policy.adoption.regulation": lambda value: policy.title(value, get_language() or "zh-hans"),
    "policy.adoption.titles": _roles,
    "policy.workingweek.hours": _hours,
    "policy.calendaryear.makeup": _makeup,
    "notices.channel.kinds": _kinds,
    "notices.wording.kind": _kind,
}
