"""Use case: what people were told about a subject is brought to how it stands now."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.notices import queries
from shouhou.notices.models import Notice
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.rules.wanted import Act, Standing, Wanted, wanted
from shouhou.notices.services.notify import notify
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

BY_ITSELF = ("corrected", "watched")  # told once; no state of a subject asks for these


@transaction.atomic
def tell_subject(*, subject_id: int, about: str, address: str, recorder_id: int | None, now: dt.datetime) -> None:
    """Send what is new, settle what is done, and tell whoever was told what no longer holds. Twice changes nothing.

    `about` and `address` are the name and the page under which readers know the subject; `recorder_id` registered it.
    """
    standing, branch_path = _standing(subject_id, recorder_id, now)
    things = {f"{subject_id}/{thing.key}": thing for thing in wanted(standing)}
    where: dict[str, Any] = {"about": about, "address": address, "subject_id": subject_id, "branch_path": branch_path}
    told = [n for n in queries.locked_standing(subject_id) if n.kind not in BY_ITSELF]
    for notice in told:
        _follow(notice, things.get(notice.key), where, now)
    for key, thing in things.items():
        if not thing.done:
            notify(
                kind=thing.kind, key=key, recipients=thing.recipients, at=thing.at, now=now, clause=thing.clause,
                regulation=thing.regulation, facts=thing.facts, **where,
            )  # fmt: skip


def _follow(notice: Notice, thing: Wanted | None, where: Mapping[str, Any], now: dt.datetime) -> None:
    """One notice that somebody has: still so, done, asked for again, or no longer true."""
    asks = KINDS[notice.kind].asks
    if thing is None and not asks:
        _correct(notice, where, now)
    elif thing is None or thing.done:
        if notice.settled_at is None:
            notice.settled_at = now
            notice.save(update_fields=["settled_at"])
    elif asks and notice.settled_at is not None:
        notice.settled_at = notice.read_at = None
        notice.save(update_fields=["settled_at", "read_at"])


def _correct(notice: Notice, where: Mapping[str, Any], now: dt.datetime) -> None:
    """Who got the first notice gets the second."""
    notice.withdrawn_at = now
    notice.save(update_fields=["withdrawn_at"])
    notify(
        kind="corrected", key=f"corrected/{notice.pk}", recipients=[notice.recipient_id], at=now, now=now,
        clause=notice.clause, regulation=notice.regulation, facts={**notice.facts, "of": notice.kind},
        corrects_id=notice.pk, **where,
    )  # fmt: skip


def _standing(subject_id: int, recorder_id: int | None, now: dt.datetime) -> tuple[Standing, str]:
    """Everything that decides who is to be told what, and the subject's branch."""
    facts = timeline.subject_facts(subject_id)
    events = timeline.standing_events(subject_id, now)
    stored = timeline.stored(subject_id)
    assigning = policy.vocabulary(facts.kind).assigning
    titles = {role: code for a in facts.adopted for role, code in (a["titles"] or {}).items()}
    near = people.Posts(facts.branch_path).nearest_by_role(now)
    standing = Standing(
        state=stored.state,
        now=now,
        acts=[
            Act(e.id, e.word, e.at, _id(e.by), _assigned(assigning.get(e.word, {}), e.data), _mentioned(e.data))
            for e in events
        ],
        clocks=stored.clocks,
        consequences=stored.consequences,
        warned=timeline.warned(subject_id),
        first={h["role"]: int(h["person"]) for h in facts.holders},
        holders={role: int(person) for role, person in timeline.holders(subject_id, now).items()},
        staff=lambda role: near.get(titles.get(role, role), []),
        deciders=lambda permission: people.deciders(permission, facts.branch_path, now),
        opened_at=facts.opened_at,
        recorder=recorder_id,
        kind=facts.kind,
    )
    return standing, facts.branch_path


def _assigned(spec: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, int]:
    """Which role an event gives to whom."""
    roles = {field: data.get(role[3:]) if role.startswith("it.") else role for field, role in spec.items()}
    return {role: int(data[field]) for field, role in roles.items() if role and data.get(field)}


def _mentioned(data: Mapping[str, Any]) -> tuple[int, ...]:
    """Whom a note mentions."""
    return tuple(int(person) for person in data.get("mentions") or ())


def _id(person: str | None) -> int | None:
    return int(person) if person else None
