"""Who has a part in a case, its unit, and what happened to that unit before."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.cases.models import Case
from shouhou.cases.views.next_acts import Asking
from shouhou.cases.views.shown import act_url, state_label
from shouhou.policy import public as policy

ALWAYS = ("desk", "technician", "engineer", "manager")  # posts that a reader looks for even where nobody holds them
REPEAT_WITHIN = dt.timedelta(days=180)  # so long after an earlier case a new one may be a repeat of its fault


def posts(asking: Asking, names: Mapping[int, str]) -> list[dict[str, Any]]:
    """Every post of the case with its holder and since when; who may hands it over."""
    may_hand_over = asking.role_for("task.assigned") and asking.case.is_open
    held = asking.whole.posts
    return [
        {
            "role": policy.role_label(role, asking.language),
            "name": names.get(int(held[role].person), held[role].person) if role in held else "",
            "since": _since(held[role], asking.case) if role in held else None,
            "url": act_url(asking.case.number, "task.assigned", duty=role) if may_hand_over else "",
        }
        for role in policy.vocabulary("case").roles
        if role in held or role in ALWAYS
    ]  # fmt: skip


def _since(post: policy.Post, case: Case) -> dt.datetime:
    return post.since.at if post.since else case.opened_at


def earlier_cases(asking: Asking, others: list[Case]) -> list[dict[str, Any]]:
    """The other cases of the unit; one that may have been the same fault leads to the link with it (FUR-2.10)."""
    linked = {e.data.get("earlier_case") for e in asking.whole.history if e.word == "repeat.linked" and not e.corrected}
    may_link = asking.role_for("repeat.linked") and asking.case.is_open
    return [
        {
            "number": other.number, "summary": other.summary, "opened_at": other.opened_at,
            "state": state_label(other.state, asking.language), "url": reverse("case_page", args=[other.number]),
            "linked": other.number in linked,
            "link_url": act_url(asking.case.number, "repeat.linked", earlier_case=other.number)
            if may_link and other.number not in linked and _may_repeat(asking.case, other) else "",
        }
        for other in others
    ]  # fmt: skip


def doubled(asking: Asking, others: list[Case]) -> list[dict[str, Any]]:
    """Older open cases of the same unit, into which this one may be merged."""
    if not (asking.case.is_open and asking.role_for("case.merged")):
        return []
    return [
        {
            "number": other.number, "summary": other.summary, "opened_at": other.opened_at,
            "state": state_label(other.state, asking.language), "url": reverse("case_page", args=[other.number]),
            "merge_url": act_url(asking.case.number, "case.merged", into=other.number),
        }
        for other in others
        if other.is_open and (other.opened_at, other.pk) < (asking.case.opened_at, asking.case.pk)
    ]  # fmt: skip


def _may_repeat(case: Case, other: Case) -> bool:
    return other.opened_at < case.opened_at <= other.opened_at + REPEAT_WITHIN


def facts(case: Case, customer: Any, unit: Any, regulations: list[str]) -> list[dict[str, Any]]:
    """Whose case it is and what it is about."""
    contacts = ", ".join(f"{c.name} {c.phone}".strip() for c in customer.contacts)
    distance = f"{customer.distance_km.normalize():f} km" if customer.distance_km is not None else ""
    told = {
        _("Customer"): customer.name, _("Contact"): contacts, _("Address"): customer.address, _("Distance"): distance,
        _("Unit"): f"{unit.model} {unit.serial}" if unit else "",
        _("Delivered on"): unit.delivered_on.isoformat() if unit and unit.delivered_on else "",
        _("Requirement"): case.summary, _("Regulations"): ", ".join(regulations),
    }  # fmt: skip
    return [{"term": term, "value": value, "hint": ""} for term, value in told.items()]
