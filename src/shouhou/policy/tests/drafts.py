"""A draft in tests: Wen, the owner, works on what Shenyang follows."""

import datetime as dt

from tests.world import World

from shouhou.policy.models import Adoption, Draft
from shouhou.policy.queries.trials import compiled
from shouhou.policy.services.amend_scenarios import amend_scenarios
from shouhou.policy.services.change_draft import Edit, change_draft
from shouhou.policy.services.open_draft import open_draft
from shouhou.policy.services.propose_draft import propose_draft

SETTINGS = {"dissatisfaction_fine": "replace"}


def begun(world: World) -> Draft:
    adoption = Adoption.objects.get()
    draft_id = open_draft(actor=world.actor("wen"), adoption_id=adoption.pk, purpose="快一点", now=world.now)
    return Draft.objects.get(pk=draft_id)


def limit(text: str, clause: str = "FUR-2.1", name: str = "limit", day: str = "2014-09-12", field: str = "f") -> Edit:
    """Another value for a clause's limit."""
    base = compiled(Draft.objects.order_by("-pk")[0].content)
    return Edit(field, ("clauses", base.order[clause], "values", name, day), text, name, clause)


def change(world: World, draft: Draft, *edits: Edit, who: str = "wen", settings: dict[str, str] | None = None) -> int:
    """By somebody who saw `draft` as it is in hand."""
    changed = change_draft(
        actor=world.actor(who), draft_id=draft.pk, seen=draft.version, edits=edits, settings=SETTINGS if settings is None else settings,
        why="服务承诺", now=world.now,
    )  # fmt: skip
    draft.refresh_from_db()
    return changed


def harmless(world: World) -> Draft:
    """A draft whose change no scenario notices: another choice of the setting."""
    draft = begun(world)
    change(world, draft, settings={"dissatisfaction_fine": "add"})
    return draft


def proposed(world: World, from_on: dt.date | None = None) -> Draft:
    draft = harmless(world)
    day = from_on or world.now.date() + dt.timedelta(days=7)
    propose_draft(
        actor=world.actor("wen"),
        draft_id=draft.pk,
        seen=draft.version,
        from_on=day,
        today=world.now.date(),
        now=world.now,
    )
    draft.refresh_from_db()
    return draft


def amend(world: World, draft: Draft, path: str, text: str, who: str = "wen") -> None:
    amend_scenarios(
        actor=world.actor(who), draft_id=draft.pk, seen=draft.version, path=path, text=text, why="", now=world.now
    )
    draft.refresh_from_db()
