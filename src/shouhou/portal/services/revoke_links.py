"""Use case: the links to a case that are about are made void, because one got into wrong hands."""

import datetime as dt

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.people.public import Actor
from shouhou.portal import queries


@transaction.atomic
def revoke_links(*, case_id: int, actor: Actor, now: dt.datetime) -> int:
    """End every link of a case at once; how many that were. Raises as `make_link` does."""
    case = cases.case_for(actor, case_id=case_id)
    actor.must("case.act", case.branch_path)
    return queries.links_of(case.id).filter(revoked_at=None, expires_at__gt=now).update(revoked_at=now)
