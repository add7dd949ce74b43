"""What every paper of a case begins with: the case, its customer and unit, what has happened on it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.documents import public as documents
from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

LINE = 500  # characters that a line of a form takes


@dataclass(frozen=True)
class Asked:
    """Who wants a paper, when, in which language, and where its QR code is to lead."""

    actor: Actor
    now: dt.datetime
    organisation: str
    language: str
    case_at: str  # the address of a case without its number
    verify_at: str  # the address of the page that verifies, without the hash


@dataclass(frozen=True)
class Gathered:
    """A paper that can be set, and what the archive keeps of it. `form` is the confirmation form, which has its own shape."""

    kind: str
    number: str
    subject_id: int | None
    last_seq: int
    form: documents.Paper | documents.ServiceConfirmation


class Told:
    """One visible case as papers tell it. Raises NotFound outside the actor's scope."""

    def __init__(self, asked: Asked, number: str) -> None:
        self.asked, self.case = asked, cases.case_for(asked.actor, number)
        self.whole = timeline.whole(self.case.subject_id, asked.now)
        self.history = self.whole.history
        self.standing = [entry for entry in self.history if not entry.corrected]
        self.customer = customers.for_case(asked.actor, self.case.customer_id)
        self.unit = assets.unit_of_case(self.case.unit_id) if self.case.unit_id else None

    @cached_property
    def contact(self) -> str:
        return "、".join(f"{c.name} {c.phone}".strip() for c in self.customer.contacts)

    @cached_property
    def unit_told(self) -> str:
        return f"{self.unit.model} {self.unit.serial}" if self.unit else ""

    def last(self, *words: str) -> timeline.Entry | None:
        """The last entry that stands of any of these words."""
        return next((e for e in reversed(self.standing) if e.word in words), None)

    def first(self, *words: str) -> timeline.Entry | None:
        return next((e for e in self.standing if e.word in words), None)

    def words(self, name: str, *of: str) -> str:
        """What was last said in a field of these words."""
        entry = self.last(*of)
        return (entry.words or {}).get(name, "") if entry else ""

    def minute(self, *words: str) -> str:
        entry = self.last(*words)
        return minute(entry.occurred_at) if entry else ""

    def name_of(self, person: object) -> str:
        """Somebody's name by an id as events keep it."""
        return people.named({int(str(person))}).get(int(str(person)), "") if str(person).isdecimal() else ""

    def paper(self, kind: str, number: str, title: documents.Words, **said: object) -> Gathered:
        """The frame around what a paper says."""
        form = documents.Paper(
            printed_at=self.asked.now, language=language(self.asked), verify_at=self.asked.verify_at, kind=kind,
            title=title, organisation=self.asked.organisation, number=number, **said,
        )  # fmt: skip
        return Gathered(kind, number, self.case.subject_id, self.case.last_seq, form)


def language(asked: Asked) -> str:
    return "en" if asked.language.startswith("en") else "zh"


def minute(at: dt.datetime | None) -> str:
    """A local minute as papers write it; nothing for none."""
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else ""


def both(zh: str, en: str = "") -> documents.Words:
    return documents.Words(zh=zh, en=en)


def line(zh: str, en: str, value: str, *, wide: bool = False) -> documents.Line:
    return documents.Line(name=both(zh, en), value=value, wide=wide)


def label(word: str) -> documents.Words:
    """What an event word is called."""
    told = policy.vocabulary("case").words[word].label
    return both(told.zh, told.en)


def yes_no(value: object) -> str:
    return "" if not isinstance(value, bool) else "是 Yes" if value else "否 No"
