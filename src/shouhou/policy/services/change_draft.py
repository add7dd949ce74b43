"""Use case: values, readings, rules and settings of a draft are changed; the strict loader has the last word."""

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Message, Stale
from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.clauses.load import load_pack
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.clauses.write import in_line, written
from shouhou.policy.language.messages import SourceError
from shouhou.policy.models import Draft, DraftChange
from shouhou.policy.queries.drafts import locked_draft, prefix_taken
from shouhou.policy.queries.trials import at, read

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Edit:
    """One place of the regulation's text and what is to stand there: `text` as it is typed, empty to take it away.

    An empty path stands for all of it. `field` is where a message about it belongs, `clause` and `what` how the log
    names it. `plain`: the text is words for people, not a value, a list or a rule.
    """

    field: str
    path: Path
    text: str
    what: str
    clause: str = ""
    plain: bool = False


@transaction.atomic
def change_draft(
    *, actor: Actor, draft_id: int, seen: int, edits: Sequence[Edit], settings: Mapping[str, str], why: str,
    now: dt.datetime,
) -> int:  # fmt: skip
    """Make the changes, all or none, and log each. `settings`: every choice, by name; left out is undecided.

    Returns how many there were. Raises as `held_open` does, and Invalid with the loader's own message at the field of the
    first edit that it refuses.
    """
    draft = held_open(actor, draft_id, seen)
    data = read(draft.content, "regulation.yaml")
    changes = []
    for edit in edits:
        value = _value(edit)
        try:
            before = at(data, edit.path)
            if value == before:
                continue
            data = _put(data, edit.path, value)
        except (LookupError, TypeError, AttributeError):
            place = ".".join(map(str, edit.path))
            raise Invalid(
                {edit.field: _("There is no such place in the text: %(place)s.") % {"place": place}}
            ) from None
        _loaded(data, edit.field)
        changes.append(_change(draft, edit.clause, edit.what, before, value))
    pack = _loaded(data, edits[0].field if edits else "")
    if pack.slug != draft.regulation or prefix_taken(pack.prefix, pack.slug):
        raise Invalid(
            {edits[0].field if edits else "": _("'slug' and 'prefix' name the regulation and cannot be changed here.")}
        )
    _settings_checked(pack, settings)
    for name in sorted({*draft.settings, *settings}):
        if draft.settings.get(name) != settings.get(name):
            changes.append(_change(draft, "", name, draft.settings.get(name), settings.get(name)))
    if not changes:
        return 0
    draft.content, draft.settings, draft.changed_at = written(data), dict(settings), now
    note_change(draft, actor)
    draft.save(update_fields=["content", "settings", "changed_at", "authors", "version"])
    for change in changes:
        change.why, change.by_id, change.at = why.strip()[:200], actor.id, now
    DraftChange.objects.bulk_create(changes)
    return len(changes)


def held_open(actor: Actor, draft_id: int, seen: int) -> Draft:
    """A draft that the actor may change, held until the transaction ends.

    Raises NotFound and NotAllowed as `visible_draft` does, Invalid where it is no longer open, Stale where somebody has
    changed it since the version that was `seen`.
    """
    permissions.visible_draft(actor, draft_id, permissions.ADOPT)
    draft = locked_draft(draft_id)
    must_be_open(draft)
    if draft.version != seen:
        raise Stale
    return draft


def must_be_open(draft: Draft) -> None:
    """Raises Invalid for a draft that waits for approval or is done with."""
    if draft.state != Draft.State.OPEN:
        state = draft.get_state_display()
        raise Invalid({"": _("This draft cannot be changed any more: it is %(state)s.") % {"state": state}})


def note_change(draft: Draft, actor: Actor) -> None:
    """One more version, by an author who can no longer approve it. The caller saves `authors` and `version`."""
    draft.authors, draft.version = sorted({*draft.authors, actor.id}), draft.version + 1


def _value(edit: Edit) -> Any:
    text = edit.text.strip()
    if not text or edit.plain:
        return text or None
    try:
        return read(text, edit.what)
    except SourceError as error:
        raise Invalid({edit.field: str(error)}) from None


def _put(data: Any, path: Path, value: Any) -> Any:
    """The data with this at a path (no path: all of it), or without what stood there: a record that becomes empty goes
    along."""
    if not path:
        return value
    record = data
    for step in path[:-1]:
        record = record.setdefault(step, {}) if isinstance(record, dict) else record[step]
    if value is not None and isinstance(record, list) and path[-1] == len(record):
        record.append(value)
    elif value is not None:
        record[path[-1]] = value
    else:
        del record[path[-1]]
        if not record and len(path) > 1:
            _put(data, path[:-1], None)
    return data


def _loaded(data: Any, field: str) -> Pack:
    try:
        return load_pack(written(copy.copy(data)))
    except SourceError as error:
        raise Invalid({field: str(error)}) from None


def _settings_checked(pack: Pack, settings: Mapping[str, str]) -> None:
    wrong: dict[str, Message] = {}
    for name, value in settings.items():
        known = pack.settings.get(name)
        try:
            pack.setting(name, value)
        except KeyError:
            wrong[f"setting_{name}"] = _("This regulation has no setting %(name)s.") % {"name": name}
        except ValueError:
            allowed = ", ".join(known.choices) if known and known.choices else known and known.type
            wrong[f"setting_{name}"] = _("%(name)s must be one of %(choices)s.") % {"name": name, "choices": allowed}
    if wrong:
        raise Invalid(wrong)


def _change(draft: Draft, clause: str, what: str, before: Any, after: Any) -> DraftChange:
    old, new = ("" if value is None else in_line(value)[:4000] for value in (before, after))
    return DraftChange(draft=draft, clause=clause, what=what[:120], before=old, after=new)
