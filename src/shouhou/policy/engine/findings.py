"""What people found: a fault is confirmed, excused or moved to another person. A finding whose ground has gone is not
dropped; a fault yields to another person's fault for the same delay."""

from shouhou.policy.engine.faults import Draft, draft
from shouhou.policy.engine.shapes import Event
from shouhou.policy.engine.world import World

STANDING = ("proposed", "confirmed")


def find(drafts: list[Draft], event: Event) -> Draft | None:
    """The fault that an event about a fault speaks of."""
    data = event.data
    return next((d for d in drafts if d.is_about(data["clause"], data.get("person"), event.ref)), None)


def judged(world: World, drafts: list[Draft]) -> list[Draft]:
    """Apply every finding, in order."""
    drafts = list(drafts)
    for event in world.log.of("fault.found"):
        clause, cause = event.data["clause"], event.data["cause"]
        if clause not in world.pack.clauses:
            continue  # another regulation's
        one = find(drafts, event)
        if one is None:
            if cause != "own":
                continue  # nothing was charged and nothing follows: the finding falls away
            one = _groundless(world, event)
            drafts.append(one)
        _judge(world, one, event, drafts)
    return drafts


def _groundless(world: World, event: Event) -> Draft:
    """A fault that a person confirmed and that no longer follows from the events."""
    data = event.data
    rule = world.pack.accuses(data["clause"])
    one = draft(
        world,
        data["clause"],
        data["person"],
        event.ref,
        event.at,
        rule,
        "no longer follows from the events",
        [event.id],
    )
    one.fault.state = "grounds_gone"
    return one


def _judge(world: World, one: Draft, event: Event, drafts: list[Draft]) -> None:
    fault, data = one.fault, event.data
    fault.found_event, fault.cause, fault.dissatisfied = event.id, data["cause"], data.get("dissatisfied")
    fault.person = fault.person or data["person"]
    if fault.state == "grounds_gone":
        if data["cause"] != "own":
            drafts.remove(one)
    elif data["cause"] == "own":
        fault.state, fault.consequence = "confirmed", data.get("consequence")
    elif data["cause"] == "other_person" and data.get("moved_to"):
        fault.state = "moved"
        _move(world, one, event, drafts)
    else:
        fault.state = "excused"


def _move(world: World, one: Draft, event: Event, drafts: list[Draft]) -> None:
    """The other person's fault, unless the events already propose it."""
    person = event.data["moved_to"]
    clause = event.data.get("moved_clause") or _own_clause(world, one, person, event)
    if clause not in world.pack.clauses:
        return
    rule = world.pack.accuses(clause) or one.rule
    evidence, reason = [*one.fault.evidence, event.id], f"moved from {one.fault.clause}"
    new = draft(world, clause, person, one.fault.ref, event.at, rule, reason, evidence)
    if rule and rule.consequence:
        new.fault.candidates = [one.fault.clause]  # what was moved is what followed
    if not any(d.fault.key == new.fault.key for d in drafts):
        drafts.append(new)


def _own_clause(world: World, one: Draft, person: str, event: Event) -> str:
    """The clause under which the other person answers for this: by the role held, a clause to which this fault yields,
    or one that asks for such a consequence; else the same clause."""
    roles = {role for role in world.pack.vocabulary.roles if world.holder(role, event.at) == person}
    for clause in one.rule.yields_to if one.rule else ():
        if (rule := world.pack.accuses(clause)) and rule.person in roles:
            return clause
    for bound in world.pack.deadlines:
        link = bound.rule.consequence
        if link and bound.rule.person in roles and one.fault.clause in world.pack.between(link):
            return bound.clause.id
    return one.fault.clause


def displace(drafts: list[Draft]) -> None:
    """One delay, one fine: a fault yields while another person's fault stands for the same delay, and comes back when
    that one is excused. If both were confirmed, the yielding one is displaced too and its fine is to be revoked.
    Whoever missed a limit that had been moved for him answers for that himself."""
    for one in drafts:
        fault = one.fault
        yields_to = one.rule.yields_to if one.rule and not one.moved else ()
        others = [d.fault for d in drafts if d.fault.clause in yields_to]
        other = next((o for o in others if o.person != fault.person and o.state in STANDING), None)
        if other and (fault.state == "proposed" or fault.state == other.state == "confirmed"):
            fault.state, fault.displaced_by = "displaced", other.clause
