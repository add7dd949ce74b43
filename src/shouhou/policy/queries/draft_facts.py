"""Drafts as screens show and edit them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from shouhou.people.public import Actor, named
from shouhou.policy import permissions
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.schema import Title
from shouhou.policy.clauses.write import in_line, written
from shouhou.policy.language import units
from shouhou.policy.language.messages import SourceError
from shouhou.policy.models import Draft
from shouhou.policy.queries.adopted import stored_content
from shouhou.policy.queries.catalogue import RegulationFacts, regulation_facts
from shouhou.policy.queries.differences import Difference, differences
from shouhou.policy.queries.drafts import newest_own, own_slugs
from shouhou.policy.queries.trials import Trial, at, compiled, read, trial_of


@dataclass(frozen=True)
class DraftFacts:
    """A draft with its standing. `may_change`, `may_approve`: whether the reader may, as it stands now."""

    id: int
    regulation: str
    document: Title
    branch_id: int
    branch: str
    branch_path: str
    state: str
    state_label: str
    purpose: str
    opened_by: str
    opened_at: dt.datetime
    changed_at: dt.datetime
    version: int
    from_on: dt.date | None
    approved_by: str
    approved_at: dt.datetime | None
    authors: tuple[str, ...]
    remark: str
    of_id: int | None
    base: str
    settings: Mapping[str, str]
    base_settings: Mapping[str, str]
    content: str
    scenarios: str
    may_change: bool
    may_approve: bool
    may_roll_back: bool
    is_author: bool
    author_ids: tuple[int, ...]


@dataclass(frozen=True)
class DraftValue:
    """A dated value as it is typed. `type` is what its unit makes it."""

    name: str
    since: str
    text: str
    type: str


@dataclass(frozen=True)
class ChangeFacts:
    """One line of a draft's log."""

    clause: str
    what: str
    before: str
    after: str
    why: str
    by: str
    at: dt.datetime


def drafts_for(actor: Actor, slug: str = "") -> list[DraftFacts]:
    """The drafts of the reader's branches, of all regulations or of one, the newest first."""
    rows = permissions.visible_drafts(actor).order_by("-opened_at", "-pk")
    return [_facts(row, actor) for row in (rows.filter(regulation=slug) if slug else rows)[:200]]


def draft_for(actor: Actor, draft_id: int, permission: str = "") -> DraftFacts:
    """One draft; NotFound otherwise. NotAllowed where this permission is asked for and not held."""
    return _facts(permissions.visible_draft(actor, draft_id, permission), actor)


def _facts(row: Draft, actor: Actor) -> DraftFacts:
    names = named({*row.authors})
    owns = actor.may(permissions.ADOPT, row.branch.path)
    standing = row.adoption is not None and row.adoption.until_on is None
    return DraftFacts(
        row.pk, row.regulation, compiled(row.content).document, row.branch_id, row.branch.name, row.branch.path, row.state,
        row.get_state_display(), row.purpose, row.opened_by.name, row.opened_at, row.changed_at, row.version, row.from_on,
        row.approved_by.name if row.approved_by else "", row.approved_at,
        tuple(names.get(pk, "") for pk in row.authors), row.remark, row.of_id, row.base_id or "", row.settings,
        row.base_settings, row.content, row.scenarios, owns and row.state == Draft.State.OPEN,
        actor.may(permissions.APPROVE, row.branch.path) and row.state == Draft.State.PROPOSED,
        owns and row.state == Draft.State.PUBLISHED and standing and row.of_id is not None, actor.id in row.authors,
        tuple(row.authors),
    )  # fmt: skip


def log_of(draft: DraftFacts) -> list[ChangeFacts]:
    """What has been changed in a draft, the newest first, three hundred lines at the most."""
    rows = Draft.objects.get(pk=draft.id).changes.select_related("by").order_by("-pk")[:300]
    return [ChangeFacts(c.clause, c.what, c.before, c.after, c.why, c.by.name, c.at) for c in rows]


def differences_of(draft: DraftFacts) -> list[Difference]:
    """What the draft changes against the version that it was begun from; against nothing for a new regulation."""
    before = _data(stored_content(draft.base)) if draft.base else {}
    return differences(before, _data(draft.content), draft.base_settings, draft.settings)


@lru_cache(maxsize=64)
def _data(content: str) -> Any:
    return read(content, "regulation.yaml")


def trial(draft: DraftFacts) -> Trial:
    """Its scenarios, run. Raises Invalid at `scenarios` where they cannot be read under it."""
    return trial_of(draft.content, draft.scenarios)


def drafted(draft: DraftFacts) -> RegulationFacts:
    """The draft as a regulation that can be read."""
    return _drafted(draft.content)


@lru_cache(maxsize=32)
def _drafted(content: str) -> RegulationFacts:
    pack = compiled(content)
    return regulation_facts(pack, {**{p.prefix: p for p in all_packs().values()}, pack.prefix: pack})


def own_regulation(slug: str) -> RegulationFacts | None:
    """The newest published version of a regulation that the product does not ship."""
    content = newest_own(slug)
    return _drafted(content) if content else None


def own_regulations() -> list[RegulationFacts]:
    """All of these that there are."""
    return [own for slug in own_slugs() if (own := own_regulation(slug))]


def drafted_values(draft: DraftFacts, clause: str) -> list[DraftValue]:
    """The dated values of a clause, as its author would type them."""
    pack = compiled(draft.content)
    data = _data(draft.content)["clauses"][pack.order[clause]].get("values", {})
    return [
        DraftValue(name, day, in_line(raw), units.parse(raw).type) for name, dated in data.items() for day, raw in dated.items()
    ]  # fmt: skip


def drafted_rules(draft: DraftFacts, clause: str) -> list[str]:
    """The rules of a clause as text."""
    place = ("clauses", compiled(draft.content).order[clause], "rules")
    return [written(rule).strip() for rule in at(_data(draft.content), place) or []]


def clause_place(draft: DraftFacts, clause: str) -> tuple[str | int, ...]:
    """Where a clause stands in the draft's text."""
    return ("clauses", compiled(draft.content).order[clause])


def value_problem(text: str, wanted: str) -> str:
    """What is wrong with a value that is to have this type, in the reader's language; "" where nothing is."""
    try:
        found = units.parse(read(text, "value")).type
    except (SourceError, ValueError):
        return _("This is no value with a unit that is known. Write one such as %(examples)s.") % {
            "examples": units.EXAMPLES
        }
    if wanted and found != wanted:
        return _("The unit does not fit: a rule expects %(wanted)s here, and this is %(found)s.") % {
            "wanted": type_words(wanted), "found": type_words(found),
        }  # fmt: skip
    return ""


def type_words(kind: str) -> str:
    """A type of value in words, with an example of how it is written."""
    known = {
        "duration": _("a stretch of time (30min, 3h)"), "days": _("calendar days (3d)"),
        "working_hours": _("working hours (8 working_hours)"), "working_days": _("working days (5 working_days)"),
        "months": _("months or years (6 months, 2 years)"), "money": _("an amount (30 CNY)"),
        "percent": _("a share (50 %)"), "km": _("a distance (300 km)"), "month_day": _("a day of the year (12-01)"),
        "integer": _("a whole number (5)"), "number": _("a number (2.5)"),
    }  # fmt: skip
    if kind.startswith("bands:"):
        return _("a scale of steps ([{below: 90 %, is: fail}, {is: pass}])")
    if kind.startswith("table:"):
        return _("a table ({repair: 30 CNY, maintenance: 20 CNY})")
    return known.get(kind, kind)
