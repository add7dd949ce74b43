"""The shape of a subject's file: what may stand under roles, lists, words, facts, rows, links, spells and states."""

from pydantic import Field as Option

from shouhou.policy.language.records import Both, Strict, Words


class Field(Both):
    """One field of an event: its type, whether it is needed, and what its absence means to a rule."""

    type: str
    of: str | None = None
    required: bool = False
    absent: str = Option("unknown", pattern="^(unknown|none)$")
    help: Both | None = None
    choices: dict[str, Both] | None = None

    @property
    def expression_type(self) -> str:
        """Its type in a rule. Of free text a rule may ask only whether it was given."""
        if self.choices is not None:
            return "choice:" + "|".join(self.choices)
        return {"words": "bool", "role": "text", "event": "integer", "subject": "code"}.get(self.type, self.type)


class Word(Both):
    """Something that can happen. `by`: which roles may record it; `assigns`: which field gives a person which role
    (`it.duty`: the role named in that field); `plain`: needs nothing beyond the event, so a generated form will do;
    `cancels`: every running clock of the subject ends here; `final`: no correction takes it back, only a counter-act."""

    by: list[str]
    fields: dict[str, Field] = {}
    assigns: dict[str, str] = {}
    plain: bool = False
    cancels: bool = False
    final: bool = False


class Fact(Both):
    """Something that rules may read: the latest of some event fields, their sum, or given with the subject."""

    type: str
    of: str | None = None
    latest: Words = []
    sum: str | None = None
    given: bool = False


class Rows(Both):
    """A set of things that rules may count: each event `upon` begins one, and events with the same `ref` complete it.

    `facts` name the columns: `fault.reported.at`, `unit.ready.at`. The fields of `upon` are columns by themselves."""

    upon: str
    facts: dict[str, str] = {}


class Link(Both):
    """Another subject, of the kind `of`, that a field of an event names: `transfer.declared.outgoing`."""

    of: str
    field: str


class Spell(Both):
    """A stretch of time told by several events: opened, perhaps judged, perhaps ended."""

    opens: str
    ends: str
    confirmed_by: str | None = None  # without it, it counts from the start
    rejected_by: str | None = None
    cause: str | None = None  # fixed, where the event does not say
    role: str | None = None  # whose clocks it holds; else the role of whoever opened it


class State(Both):
    """Where the subject stands: entered upon these words, from these states only (none named: from any)."""

    upon: Words
    after: list[str] = []


class Sheet(Strict):
    """The file of one subject. Only the common one has no name of its own for people."""

    subject: str
    label: Both | None = None
    opened_by: list[str] = []
    roles: dict[str, Both] = {}
    parties: dict[str, Both] = {}
    lists: dict[str, dict[str, Both]] = {}
    words: dict[str, Word]
    facts: dict[str, Fact] = {}
    rows: dict[str, Rows] = {}
    links: dict[str, Link] = {}
    spells: dict[str, Spell] = {}
    states: dict[str, State] = {}
