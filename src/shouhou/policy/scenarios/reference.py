"""The reference page of the acceptance language, made from the vocabulary itself: docs/reference/scenarios.md."""

from collections.abc import Iterator

from shouhou.policy.language import vocabulary as words
from shouhou.policy.language.sheet import Field, Word
from shouhou.policy.language.vocabulary import Vocabulary, thing
from shouhou.policy.scenarios.kinds import HELP, KEYS
from shouhou.policy.scenarios.parse import STEP, TOP, ZONE

INTRODUCTION = f"""# Scenarios: the acceptance language

This page is made by `shouhou.policy.scenarios.reference.vocabulary_page`. Do not edit it.

A file holds one scenario or a list of them. Unknown words are refused with file, line and the nearest known word.

```yaml
scenario: in the very minute of the limit
regulation: furnace-maker
given: {{people: {{desk: 孙丽, technician: 周敏}}, customer: {{distance_km: 640}}}}
when:
  - {{at: 2026-01-20 09:00, event: request.received, by: customer, visit_needed: false}}
  - {{at: 2026-01-20 12:00, event: request.answered, by: desk}}
  - {{at: 2026-01-20 12:00, expect: [{{clock: response, state: met}}]}}
then:
  - {{clock: FUR-2.2, due: 2026-01-20 15:00, state: running, person: 周敏}}
```

- **Top**: {", ".join(f"`{key}`" for key in TOP)}. Instants are local time of `zone` (without one: {ZONE}).
- **given**: `people` by role, and the given facts below, grouped by their first word.
- **calendar**: the working calendar, `hours` by weekday (`mon-fri: "08:30-12:00 13:30-17:30"`) and each year's days, one day
  or range a line: `2026: "2026-05-01..2026-05-05 休\\n2026-05-09 班 周五"`.
- **A step**: {", ".join(f"`{key}`" for key in STEP)}, and the event's own fields. `by` is a role or a name, so is every
  field of type person. `ref` names the thing where there are several. `recorded` is later than `at` where something was
  entered afterwards; the past is never refused. `id` names a step for `supersedes`.
- **An answer to a step**: `refused` (clauses), `missing` (what they ask for), `earliest`, `undecided` (facts). A step
  that says nothing of this must be allowed.
- **Expectations** stand in `then`, or between the steps as `{{at: ..., expect: [...]}}`. In `then`, `at` asks about
  another instant than the last step's, and `known` leaves out what was recorded after it.
"""


def vocabulary_page() -> str:
    """The page, in Markdown."""
    sheets = [words.load_common(), *(words.load(subject) for subject in words.subjects())]
    return "\n".join([INTRODUCTION, *_expectations(), *(row for v in sheets for row in _vocabulary(v))]).rstrip() + "\n"


def _expectations() -> Iterator[str]:
    yield "## Expectations\n\n| expectation | keys | meaning |\n|---|---|---|"
    for kind, keys in KEYS.items():
        yield f"| `{kind}` | {', '.join(f'`{key}`' for key in keys)} | {HELP[kind]} |"
    yield ""


def _vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    """What a subject has of its own."""
    common = vocabulary.subject == "common"
    title = "What every subject has" if common else f"The subject `{vocabulary.subject}`"
    yield f"## {title}\n"
    if vocabulary.title:
        yield f"{vocabulary.title.en} · {vocabulary.title.zh}\n"
    roles = {n: r for n, r in vocabulary.roles.items() if common or n not in words.load_common().roles}
    given = {n: f for n, f in vocabulary.facts.items() if f.given}
    if roles:
        yield "### Roles\n\n| role | English | 中文 |\n|---|---|---|"
        yield from (f"| `{name}` | {role.en} | {role.zh} |" for name, role in roles.items())
    if given:
        yield "\n### Given facts\n\n| fact | type | English | 中文 |\n|---|---|---|---|"
        yield from (f"| `{name}` | {fact.type} | {fact.en} | {fact.zh} |" for name, fact in given.items())
    if vocabulary.rows:
        yield "\n### Rows\n\n| rows | columns | English | 中文 |\n|---|---|---|---|"
        for name, rows in vocabulary.rows.items():
            columns = ", ".join(f"`{column}`" for column in vocabulary.columns(name))
            yield f"| `{name}` | {columns} | {rows.en} | {rows.zh} |"
    if vocabulary.states:
        yield "\n### States\n\n| state | English | 中文 | entered upon |\n|---|---|---|---|"
        for name, state in vocabulary.states.items():
            yield f"| `{name}` | {state.en} | {state.zh} | {', '.join(f'`{word}`' for word in state.upon)} |"
    yield "\n### Events"
    for group in dict.fromkeys(map(thing, vocabulary.own)):
        yield f"\n#### {group}\n"
        yield from (line for name, word in vocabulary.own.items() if thing(name) == group for line in _word(name, word))
    yield ""


def _word(name: str, word: Word) -> Iterator[str]:
    yield f"- `{name}`: {word.en} · {word.zh} (by {', '.join(word.by)})"
    for field, spec in word.fields.items():
        yield f"  - `{field}`{' (needed)' if spec.required else ''}: {_type(spec)}; {spec.en} · {spec.zh}"


def _type(spec: Field) -> str:
    return "one of " + ", ".join(spec.choices) if spec.choices else spec.type
