"""Use case: what a draft's scenarios expect is amended, where the change moves it and the owner means it so."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy.clauses.write import in_line, written
from shouhou.policy.language.messages import SourceError
from shouhou.policy.models import DraftChange
from shouhou.policy.queries.trials import at, compiled, read, scenarios, trial_of
from shouhou.policy.services.change_draft import held_open, note_change

EVERY = "*"


@transaction.atomic
def amend_scenarios(
    *, actor: Actor, draft_id: int, seen: int, path: str, text: str, why: str, now: dt.datetime
) -> None:
    """Put a text in the place of an expectation or step (`2.then.0`), or of all scenarios (an empty path). An expectation
    without a text is taken away. `EVERY` instead of a path: what is found now is expected, wherever that can be said.

    Raises as `held_open` does, and Invalid at `text` for what the scenario language does not know, and where nothing would
    be left of a scenario.
    """
    draft = held_open(actor, draft_id, seen)
    data = read(draft.scenarios, "scenarios.yaml")
    try:
        if path == EVERY:
            path, text = "", written(_as_found(draft.content, draft.scenarios, data))
        value = read(text, "scenarios.yaml") if text.strip() else None
        before, data = _amended(data, path, value)
        pack = compiled(draft.content)
        draft.scenarios = written(data)
        found = scenarios(draft.scenarios, pack)
    except SourceError as error:
        raise Invalid({"text": str(error)}) from None
    name = found[int(path.partition(".")[0])].name if path else _("all scenarios")
    note_change(draft, actor)
    draft.changed_at = now
    draft.save(update_fields=["scenarios", "changed_at", "authors", "version"])
    old, new = ("" if one is None else in_line(one)[:2000] for one in (before, value)) if path else ("", "")
    DraftChange.objects.create(
        draft=draft, what=_("scenario: %(name)s") % {"name": name[:90]}, before=old, after=new, why=why.strip()[:200],
        by_id=actor.id, at=now,
    )  # fmt: skip


def _as_found(content: str, text: str, data: Any) -> Any:
    """The scenarios with every proposal in the place of what it stands for."""
    for one in trial_of(content, text).unmet:
        if one.proposal:
            data = _amended(data, one.path, read(one.proposal, "scenarios.yaml"))[1]
    return data


def _amended(data: Any, path: str, value: Any) -> tuple[Any, Any]:
    """What stood there, and the scenarios with the new value."""
    if not path:
        whole = value if value is not None else []
        return None, whole if isinstance(whole, list) else [whole]
    steps = tuple(int(step) if step.isdecimal() else step for step in path.split("."))
    before, record = at(data, steps), at(data, steps[:-1])
    if before is None or not isinstance(record, list):
        raise Invalid({"text": _("The scenarios have changed meanwhile. Look at them again.")})
    if value is None:
        del record[int(steps[-1])]
    else:
        record[int(steps[-1])] = value
    return before, data
