"""Who follows which regulation from when until when, as people read it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.models import Adoption
from shouhou.policy.queries.drafts import drafts_of_packs
from shouhou.policy.queries.followed import shipped_by_hash


@dataclass(frozen=True)
class AdoptionFacts:
    """A branch follows a regulation from a day on, until another (not included). `current`: in its shipped version;
    `draft_id`: the draft that it was, where the organisation wrote it itself."""

    id: int
    regulation: str
    branch_id: int
    branch: str
    branch_path: str
    from_on: dt.date
    until_on: dt.date | None
    settings: Mapping[str, str]
    titles: Mapping[str, str]
    current: bool
    draft_id: int | None

    def in_force(self, on: dt.date) -> bool:
        return self.from_on <= on and (self.until_on is None or on < self.until_on)


def adoptions_for(actor: Actor, slug: str = "") -> list[AdoptionFacts]:
    """The adoptions that concern the reader's branches, of all regulations or of one, the newest first."""
    rows = permissions.visible_to(actor).order_by("-from_on", "branch__path")
    found = list(rows.filter(regulation=slug) if slug else rows)
    own = drafts_of_packs({row.pack_id for row in found})
    return [_adoption(row, own) for row in found]


def adoption_for(actor: Actor, adoption_id: int) -> AdoptionFacts:
    """One of them; NotFound otherwise. NotAllowed where the reader may not change it."""
    row = permissions.visible_adoption(actor, adoption_id)
    actor.must(permissions.ADOPT, row.branch.path)
    return _adoption(row, drafts_of_packs({row.pack_id}))


def _adoption(row: Adoption, own: Mapping[str, int]) -> AdoptionFacts:
    return AdoptionFacts(
        row.pk, row.regulation, row.branch_id, row.branch.name, row.branch.path, row.from_on, row.until_on,
        row.settings, row.titles, row.pack_id in shipped_by_hash(), own.get(row.pack_id),
    )  # fmt: skip
