"""The shape of a regulation file: a document, its readings and settings, and clauses with words, values and rules."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from shouhou.policy.clauses.approval import Approval
from shouhou.policy.clauses.charge import Charge
from shouhou.policy.clauses.consequence import Follows
from shouhou.policy.clauses.cover import Cover
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.eligibility import Eligibility
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.figure import Figure
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.grade import Grade
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.offer import Offer
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.retention import Retention
from shouhou.policy.clauses.rule import Rule
from shouhou.policy.clauses.schedule import Schedule
from shouhou.policy.language.records import Both, Strict, Words

Area = Literal[
    "intake", "triage", "sla", "dispatch", "field", "bench", "parts", "warranty", "billing", "claims", "expenses",
    "contract", "pm", "project", "complaint", "quality", "feedback", "kpi", "discipline", "training", "records",
    "order", "membership", "union", "salesdesk", "org", "access", "notify",
]  # fmt: skip
Kind = Literal[
    "process", "conduct", "form", "role", "record", "check", "deadline", "eligibility", "approval", "penalty",
    "charge", "notice", "schedule", "warranty", "kpi", "reward",
]  # fmt: skip
AnyRule = Annotated[
    Deadline | Extension | Fault | Gate | Penalty | Charge | Notice | Eligibility | Approval | Offer | Cover | Schedule
    | Follows | Figure | Grade | Retention,
    Field(discriminator="kind"),
]  # fmt: skip


def in_chinese(words: str) -> str:
    if not any("一" <= letter <= "鿿" for letter in words):
        raise ValueError("Chinese words are needed here")
    return words


class Title(Strict):
    """What a regulation is called; one of the organisation may have a Chinese name only."""

    zh: str = Field(min_length=1)
    en: str | None = None


class Reading(Strict):
    """How an unclear text is understood: a question and an answer, shown wherever it was used."""

    asks: Both
    answer: Both


class Setting(Strict):
    """What the text leaves open, to be chosen at adoption. There is no default; `recommended` is only advice."""

    asks: Both
    reading: str | None = None
    choices: dict[str, Both] | None = None
    type: str | None = None
    recommended: Any = None

    def model_post_init(self, context: object) -> None:
        if (self.choices is None) is (self.type is None):
            raise ValueError("a setting has either 'choices' or a 'type'")
        if self.choices is not None and self.recommended is not None and self.recommended not in self.choices:
            raise ValueError("what is recommended must be one of the choices")


class InForce(Strict):
    """Half-open: in force on `since`, no longer on `until`."""

    since: dt.date
    until: dt.date | None = None


Named = Annotated[str, BeforeValidator(lambda v: v.strip() if isinstance(v, str) else v), Field(min_length=1)]
Chinese = Annotated[Named, AfterValidator(in_chinese)]


class Clause(Strict):
    """One numbered statement. It is carried out by `rules`, by code (`kept`), or by people (`manual`); `same_as` names
    the clause that it repeats; with none of these it is honestly open."""

    id: str
    subject: Words | None = None  # what its rules are about, where that is not the regulation's subject
    kind: Kind
    area: Area
    says: Both
    facts: dict[str, Any] = {}
    needs: Named
    needs_zh: Chinese | None = None
    garbled: bool = False
    values: dict[str, Any] = {}
    readings: list[str] = []
    rules: list[AnyRule] = []
    kept: Named | None = None
    kept_zh: Chinese | None = None
    manual: Named | None = None
    manual_zh: Chinese | None = None
    same_as: str | None = None

    def model_post_init(self, context: object) -> None:
        if sum(map(bool, (self.rules, self.kept, self.manual, self.same_as))) > 1:
            raise ValueError("a clause is carried out in one way: rules, kept, manual or same_as")


class Regulation(Strict):
    """A regulation file."""

    slug: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    prefix: str = Field(pattern=r"^[A-Z]{3}$")
    document: Title
    industry: str
    industry_zh: Chinese | None = None
    organisation: str
    organisation_zh: Chinese | None = None
    in_force: InForce | None = None
    checked_on: dt.date | None = None
    vocabulary: dict[str, str] = {}
    subject: str = "case"
    titles: dict[str, str] = {}
    readings: dict[str, Reading] = {}
    settings: dict[str, Setting] = {}
    clauses: list[Clause] = Field(min_length=1)
    facts_zh: dict[str, Chinese] = {}  # what the names and words in its clauses' facts are called

    def subjects_of(self, clause: Clause, rule: Rule) -> list[str]:
        """What a rule is about: as it says, as its clause says, or as the regulation says."""
        return rule.subject or clause.subject or [self.subject]
