"""Expectations about approvals, offers, covers, events that follow, tallies, figures, grades, lines and waivers."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from shouhou.policy.engine.shapes import Timeline
from shouhou.policy.language.absence import NOT_YET, Unknown
from shouhou.policy.scenarios.asked import Asked, Failure, described


def _found(asked: Asked, things: Iterable[Any]) -> list[Any]:
    """Those of a kind that the expectation is about, by clause or by name."""
    about, ref = asked.one.about, asked.one.wants.get("ref")
    return [
        thing for thing in things if about in (None, thing.clause, thing.name) and ref in (None, getattr(thing, "ref", ref))
    ]  # fmt: skip


def _best(asked: Asked, what: str, things: Sequence[Any], facts: Callable[[Any], dict[str, Any]]) -> list[Failure]:
    """The nearest of the things found; `state: none`: there must be none."""
    if asked.one.wants.get("state") == "none":
        return [asked.fail(what, "none", [str(t) for t in things], things[0].clause)] if things else []
    attempts = [asked.compare(f"{what} {t.clause}", facts(t), t.clause) for t in things]
    return min(attempts, key=len) if attempts else [asked.fail(what, described(asked), [])]


def _day(asked: Asked, key: str, at: dt.datetime | None) -> dt.datetime | dt.date | None:
    """An instant, or its local day where the expectation names a day."""
    wanted = asked.one.wants.get(key)
    if at is None or isinstance(wanted, dt.datetime) or not isinstance(wanted, dt.date):
        return at
    return at.astimezone(asked.scenario.zone).date()


def _cover(asked: Asked, t: Timeline) -> list[Failure]:
    def facts(cover: Any) -> dict[str, Any]:
        remedy = asked.one.wants.get("remedy")
        return {
            "state": cover.state, "remedies": list(cover.remedies), "to": cover.to, "ended_by": cover.ended_by,
            "remedy": remedy if remedy in cover.remedies and cover.state == "running" else list(cover.remedies),
            "until": _day(asked, "until", cover.until), "began": _day(asked, "began", cover.began),
        }  # fmt: skip

    return _best(asked, "cover", _found(asked, t.covers), facts)


def _offer(asked: Asked, t: Timeline) -> list[Failure]:
    return _best(
        asked, "offer", _found(asked, t.offers),
        lambda o: {
            "to": o.to, "choices": list(o.choices), "state": o.state, "choice": o.choice,
            "until": _day(asked, "until", o.until), "ref": o.ref,
        },
    )  # fmt: skip


def _approval(asked: Asked, t: Timeline) -> list[Failure]:
    def facts(approval: Any) -> dict[str, Any]:
        wanted, waiting = asked.one.wants.get("waiting_for"), list(approval.waiting_for)
        shown = waiting if isinstance(wanted, list) else waiting[0] if len(waiting) == 1 else waiting or None
        return {"state": approval.state, "waiting_for": shown, "ref": approval.ref}

    return _best(asked, "approval", _found(asked, t.approvals), facts)


def _emits(asked: Asked, t: Timeline) -> list[Failure]:
    def facts(emit: Any) -> dict[str, Any]:
        return {
            "event": emit.event, "on": emit.on, "target": emit.target,
            "with": {name: _plain(value) for name, value in emit.data.items()}, "state": None,
        }  # fmt: skip

    return _best(asked, "emits", [e for e in t.emits if asked.one.about in (None, e.event, e.clause)], facts)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool) else str(value)


def _tally(asked: Asked, t: Timeline) -> list[Failure]:
    clause = asked.one.wants.get("of")
    found = {key: one.value for key, one in t.tallies.items() if key[1] == asked.one.about and clause in (None, key[0])}
    wanted = asked.want("is")
    if not found:
        return [asked.fail(f"tally {asked.one.about}", wanted, "no such tally")]
    return [
        asked.fail(f"tally {name}", wanted, value, clause)
        for (clause, name), value in found.items()
        if not _same(wanted, value)
    ]


def _same(wanted: Any, value: Any) -> bool:
    if isinstance(value, Unknown) or value is NOT_YET:
        return bool(wanted == ("not_yet" if value is NOT_YET else "unknown"))
    return bool(wanted == value)


def _figure(asked: Asked, t: Timeline) -> list[Failure]:
    places = Decimal("0.0001")  # a share is told to a hundredth of a percent

    def rounded(value: Any) -> Any:
        return value.quantize(places) if isinstance(value, Decimal) else value

    def facts(figure: Any) -> dict[str, Any]:
        value, wanted = rounded(figure.value), asked.one.wants.get("value")
        return {
            "value": wanted if isinstance(wanted, Decimal) and rounded(wanted) == value else value,
            "no_data": figure.value is None, "numerator": figure.numerator, "denominator": figure.denominator,
        }  # fmt: skip

    return _best(asked, "figure", _found(asked, t.figures), facts)


def _grade(asked: Asked, t: Timeline) -> list[Failure]:
    about = asked.one.about
    if "is" in asked.one.wants:
        return _best(asked, "grade", _found(asked, t.grades), lambda grade: {"is": grade.grade})
    grades = [grade.grade for grade in t.grades]
    return [] if about in grades else [asked.fail("grade", about, grades)]


def _lines(asked: Asked, t: Timeline) -> list[Failure]:
    charges = [c for c in t.charges if c.lines and asked.one.wants.get("of") in (None, c.clause)]
    found = [line.amount for charge in charges for line in charge.lines]
    return [] if found == asked.one.about else [asked.fail("lines", asked.one.about, found)]


def _waived(asked: Asked, t: Timeline) -> list[Failure]:
    about = asked.one.about
    wanted, found = about if isinstance(about, list) else [about], [w.clause for w in t.waived]
    return [] if set(wanted) == set(found) else [asked.fail("waived", wanted, found)]


FURTHER: dict[str, Callable[[Asked, Timeline], list[Failure]]] = {
    "cover": _cover,
    "offer": _offer,
    "approval": _approval,
    "emits": _emits,
    "tally": _tally,
    "figure": _figure,
    "grade": _grade,
    "lines": _lines,
    "waived": _waived,
}
