"""How people, roles and grants are told on screens."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.people.models import Grant, Role


def role_name(role: Role, language: str) -> str:
    return role.name_zh if language.startswith("zh") else role.name_en


def holds(grant: Grant, now: dt.datetime) -> bool:
    """Whether the role is held now or will be."""
    return grant.until_at is None or grant.until_at > now


def last_day(until: dt.datetime | None) -> dt.date | None:
    """The last day of a half-open period."""
    return clock.local(until - dt.timedelta(microseconds=1)).date() if until else None


def grant(one: Grant, now: dt.datetime, language: str) -> dict[str, Any]:
    """A role that somebody holds, held or will hold, with its state in words and tone."""
    if not holds(one, now):
        state = (_("ended"), "neutral")
    elif one.since_at > now:
        state = (_("from later on"), "info")
    else:
        state = (_("in force"), "good")
    return {
        "id": one.pk, "role": role_name(one.role, language), "code": one.role.code, "branch": one.branch.name,
        "since": clock.local(one.since_at).date(), "until": last_day(one.until_at), "state": state[0], "tone": state[1],
        "open": holds(one, now), "later": one.since_at > now, "own": one.role.scope == Role.Scope.OWN,
    }  # fmt: skip


def trail(*further: tuple[str, str]) -> list[dict[str, str]]:
    """The way back to the settings, and further."""
    crumbs = [(_("Settings"), reverse("settings")), *further]
    return [{"label": label, "url": url} for label, url in crumbs]


def people_trail(*further: tuple[str, str]) -> list[dict[str, str]]:
    return trail((_("People"), reverse("people_list")), *further)
