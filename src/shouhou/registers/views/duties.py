"""How the occurrences of recurring duties are put into words for a page. Display only."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions
from shouhou.registers.rules import period_label
from shouhou.registers.views.next_acts import Asking
from shouhou.registers.views.shown import act_url, language, why_url
from shouhou.timeline import public as timeline

RHYTHMS = {
    "day": _("daily"), "week": _("weekly"), "month": _("monthly"), "quarter": _("quarterly"),
    "half_year": _("half-yearly"), "year": _("yearly"), "interval": _("at intervals"),
}  # fmt: skip
STATES = {
    "running": (_("to be done"), "info"), "met": (_("done in time"), "good"), "missed": (_("late"), "bad"),
    "excused": (_("does not apply"), "neutral"), "cancelled": (_("ended"), "neutral"),
}  # fmt: skip
DONE_LATE = (_("done late"), "warn")


def state_of(state: str, stopped_at: dt.datetime | None) -> tuple[Any, str]:
    """An occurrence's state in words, with its tone."""
    return DONE_LATE if state == "missed" and stopped_at else STATES.get(state, (state, "neutral"))


class Duties:
    """The rows of one reader: what they may do on each is worked out once for a branch and kind."""

    def __init__(self, actor: Actor, now: dt.datetime, back: str) -> None:
        self.actor, self.now, self.back = actor, now, back
        self._roles: dict[tuple[str, str, str], set[str]] = {}

    def row(self, row: Any, names: dict[int, str], branches: dict[str, str]) -> dict[str, Any]:
        """One occurrence: which duty, of which period, whose, how it stands, and the forms by which it is answered."""
        label, tone = state_of(row.duty_state, row.duty_stopped_at)
        is_open = row.duty_state == "running" or (row.duty_state == "missed" and row.duty_stopped_at is None)
        return {
            "entry": row, "label": policy.clock_label(row.duty_name, language()), "clause": row.duty_clause,
            "why_url": why_url(row.number, row.duty_key), "every": RHYTHMS[row.duty_every],
            "period": period_label(row.duty_every, row.duty_ref), "state": label, "tone": tone, "is_open": is_open,
            "branch": branches.get(row.branch_path, ""), "due_at": row.duty_due_at, "stopped_at": row.duty_stopped_at,
            "who": names.get(row.duty_person_id or 0, "") or policy.role_label(row.duty_role, language()),
            "badge": self._badge(row) if is_open else None, **(self._ways(row) if is_open else {"done_url": "", "drop_url": ""}),
        }  # fmt: skip

    def _badge(self, row: Any) -> dict[str, Any]:
        return timeline.badge(
            state=row.duty_state, name="", clause="", late_from=row.duty_late_from, opened_at=row.duty_started_at,
            now=self.now, due_at=row.duty_due_at,
        )  # fmt: skip

    def _ways(self, row: Any) -> dict[str, Any]:
        """The form of the word by which this reader may say that it was done, and the one by which it does not apply."""
        roles = self._played(row)
        found = next((a for a in row.adopted if a["regulation"] == row.duty_regulation), None)
        words = policy.words_of_duty(found["pack"], row.kind, row.duty_clause, row.duty_name) if found else []
        ways = {"ref": row.ref_name, "back": self.back}
        may = [word for word in words if permissions.roles_to_choose(row.kind, word, roles)]
        drops = permissions.roles_to_choose(row.kind, policy.NOT_APPLICABLE, roles)
        return {
            "done_url": act_url(row.number, may[0], **ways) if may else "",
            "drop_url": act_url(row.number, policy.NOT_APPLICABLE, **ways) if drops else "",
        }

    def _played(self, row: Any) -> set[str]:
        if not self.actor.may("register.act", row.branch_path):
            return set()
        key = (row.kind, row.branch_path, str(row.adopted))
        if key not in self._roles:
            self._roles[key] = permissions.roles_at(self.actor, row.kind, row.branch_path, row.adopted)
        return self._roles[key] | ({row.duty_role} if row.duty_person_id == self.actor.id else set())


def duty_of(asking: Asking, ref: str, now: dt.datetime) -> dict[str, Any] | None:
    """The occurrence that a form is about, by the name that its `ref` carries; None for any other."""
    for c in asking.whole.timeline.clocks:
        if c.every and ref == policy.occurrence(c.clause, c.name, c.ref or ""):
            return {
                "label": policy.clock_label(c.name, language()), "clause": c.clause,
                "clause_url": reverse("clause", args=[c.regulation, c.clause]),
                "period": period_label(c.every, c.ref or ""),
                "badge": timeline.badge_of(c, now, language(), "") | {"clause": "", "name": ""},
            }  # fmt: skip
    return None


def cells(row: Any, names: dict[int, str], branches: dict[str, str]) -> list[Any]:
    """One row of the Excel file."""
    label, _tone = state_of(row.duty_state, row.duty_stopped_at)
    return [
        policy.clock_label(row.duty_name, language()), row.duty_clause, policy.title(row.duty_regulation, language()),
        str(RHYTHMS[row.duty_every]), period_label(row.duty_every, row.duty_ref), branches.get(row.branch_path, ""),
        names.get(row.duty_person_id or 0, "") or policy.role_label(row.duty_role, language()), str(label),
        row.duty_due_at, row.duty_stopped_at, row.number, row.title,
    ]  # fmt: skip


def people_of(rows: list[Any]) -> set[int]:
    return {row.duty_person_id for row in rows if row.duty_person_id}
