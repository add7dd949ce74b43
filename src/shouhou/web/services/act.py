"""Use case: an act is carried out by the context that owns its word. Forms, the API and scenarios come through here."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from shouhou.cases import public as cases
from shouhou.conduct import public as conduct
from shouhou.dispatch import public as dispatch
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline.public import Recorded

OPENING = "request.received"
OWN_DOORS = {
    OPENING,
    "attachment.added",
    "rating.given",
    "register.filled",
}  # what no form made from the vocabulary can say
OWNED: Mapping[str, Callable[..., Recorded]] = {
    "note.added": cases.add_note, **dispatch.ACTS, **conduct.ACTS,
}  # fmt: skip


def words() -> list[str]:
    """Every word that can be recorded on a case that is open already: first what every subject has, then its own."""
    known = policy.vocabulary("case")
    ordered = sorted(known.words, key=known.own.__contains__)
    return [word for word in ordered if known.words[word].by and word not in OWN_DOORS]


def act(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record a word on a case, with everything that its context does along with it.

    Raises NotFound for an unknown word, else what the word's service raises. `envelope`: see cases' record_act.
    """
    if word in OWN_DOORS or word not in policy.vocabulary("case").words:
        raise NotFound
    if service := OWNED.get(word):
        return service(case_id=case_id, fields=fields, actor=actor, now=now, **envelope)
    return cases.record_act(case_id=case_id, word=word, fields=fields, actor=actor, now=now, **envelope)
