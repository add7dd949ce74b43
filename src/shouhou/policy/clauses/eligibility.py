"""Who or what may have something: every condition that fails is named at once, each with its earliest date.

{kind: eligibility, allows: transfer.declared,
 requires: {tenure: {when: it.at >= add(membership.formal_since, wait), earliest: add(membership.formal_since, wait),
                     en: three years of membership, zh: 入会满三年}}}
"""

from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.gate import Gate
from shouhou.policy.language.records import Words


class Eligibility(Gate):
    """As a gate; `allows` are the events that it allows. A page may ask it before anybody acts."""

    kind: Literal["eligibility"]  # type: ignore[assignment]
    before: Words = Field(alias="allows")
