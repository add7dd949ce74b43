"""Offers: a right opened by an event, used, given up, lapsed or withdrawn."""

import datetime as dt
from collections.abc import Iterator

from shouhou.policy.clauses.offer import Offer as OfferRule
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.outcomes import Offer, Why
from shouhou.policy.engine.shapes import Event, Refusal
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing
from shouhou.policy.language.working_time import end_of_day

USED, DECLINED = "offer.used", "offer.declined"
OPEN = {"en": "an offer that is open", "zh": "有效的可选权利"}
CHOICE = {"en": "one of the choices that are offered", "zh": "所给选项之一"}


def offers_of(world: World, asked: dict[str, set[str]]) -> Iterator[Offer]:
    """Every offer that was ever opened, as it stands."""
    for bound in world.pack.offers:
        for start in world.log.of_any(bound.rule.upon):
            try:
                if found := _offer(world, bound, start):
                    yield found
            except Missing as gap:
                for name in gap.names:
                    asked.setdefault(name.replace("it.", f"{start.word}.", 1), set()).add(bound.clause.id)


def _offer(world: World, bound: Bound[OfferRule], start: Event) -> Offer | None:
    rule, slug, clause = bound.rule, world.pack.slug, bound.clause.id
    why: list[Why] = []
    if not (
        world.holds(bound, f"upon {start.word}", start.at, why, start)
        and world.holds(bound, "applies_when", start.at, why, start)
    ):
        return None
    until = _instant(world, world.ask(bound, "until", start.at, why, start)) if rule.until else None
    answer = next(
        (
            e
            for e in world.log.of_any((USED, DECLINED))
            if e.data["clause"] == clause and e.ref in (None, start.ref) and (e.at, e.id) > (start.at, start.id)
        ),
        None,
    )
    if answer:
        state = "used" if answer.word == USED else "declined"
    elif rule.withdrawn_when and world.holds(bound, "withdrawn_when", world.now, why, start):
        state = "withdrawn"
    else:
        state = "lapsed" if until and world.now > until else "open"
    choice = answer.data.get("choice") if answer else None
    return Offer(
        f"{slug}/{clause}/{rule.name}/{start.id}", slug, clause, rule.name, rule.to, tuple(rule.choices), state,
        start.at, until, choice, answer.id if answer else None, start.ref, tuple(why),
    )  # fmt: skip


def _instant(world: World, found: object) -> dt.datetime | None:
    if isinstance(found, ABSENT):
        return None
    return found if isinstance(found, dt.datetime) else end_of_day(found, world.givens.zone)  # type: ignore[arg-type]


def refusals(world: World, event: Event) -> list[Refusal]:
    """Why an offer may not be used: none is open, or it does not offer this."""
    clause = str(event.data["clause"])
    found = [o for o in offers_of(world, {}) if o.clause == clause and event.ref in (None, o.ref) and o.state == "open"]
    if not found:
        return [Refusal(world.pack.slug, clause, "open_offer", OPEN)]
    if event.word == USED and not any(event.data["choice"] in o.choices for o in found):
        return [Refusal(world.pack.slug, clause, "choice", CHOICE)]
    return []
