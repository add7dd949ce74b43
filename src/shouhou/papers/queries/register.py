"""The after-sales service register (售后服务一览表) of a month: one row for each case, with the organisation's own columns."""

import datetime as dt
from collections.abc import Iterable, Sequence

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.documents import public as documents
from shouhou.kernel import sheets
from shouhou.papers.queries.gathered import Asked, Gathered, both, language, minute
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.policy.citations import cites
from shouhou.timeline import public as timeline

MOST, MOST_OF_A_FILE = 500, 5_000  # rows that a screen or a printed page shows, and those of an Excel file
MINUTES = {
    "answered": ("request.answered", "solution.proposed"), "solution": ("solution.proposed",),
    "arrived": ("visit.arrived",), "trained": ("training.recorded",), "signed": ("signoff.signed",),
    "followed_up": ("followup.recorded",),
}  # fmt: skip
WIDTHS = {"number": 5, "customer": 7, "unit": 6, "requirement": 8, "state": 3, "engineer": 3}


@cites("FUR-6.0c", "FUR-6.0b")
def register_rows(
    actor: people.Actor, month: dt.date, most: int = MOST, *, all_of_them: bool = True
) -> tuple[list[documents.ColumnFacts], list[dict[str, str]]]:
    """The organisation's own columns, and a month's visible cases in the order of their beginning: column code to text.

    Start and completion are fixed columns, exact to the minute. Raises Invalid where there are more than `most`,
    unless the first ones will do.
    """
    found = cases.opened_in(actor, month, most + 1)
    if len(found) > most and all_of_them:
        raise sheets.too_many(most)
    found = found[:most]
    histories = timeline.histories([case.subject_id for case in found])
    own = documents.columns()
    names = customers.names({case.customer_id for case in found})
    units = {u: assets.unit_of_case(u) for u in {case.unit_id for case in found if case.unit_id}}
    engineers = people.named({case.engineer_id for case in found if case.engineer_id})
    states = policy.vocabulary("case").states
    rows = []
    for case in found:
        history = histories.get(case.subject_id, [])
        standing = [e for e in history if not e.corrected]
        unit = units.get(case.unit_id or 0)
        row = {
            "number": case.number, "customer": names.get(case.customer_id, ""),
            "unit": f"{unit.model} {unit.serial}" if unit else "", "requirement": case.summary,
            "started": minute(standing[0].occurred_at) if standing else "", "completed": minute(completed(standing)),
            "engineer": engineers.get(case.engineer_id or 0, ""),
            "state": states[case.state].label.zh if case.state in states else "",
        }  # fmt: skip
        row |= {code: minute(first(standing, words)) for code, words in MINUTES.items()}
        rows.append(row | {f"own.{code}": text for code, text in documents.values_of(history).items()})
    return own, rows


def register(asked: Asked, month: str) -> Gathered:
    """The same as a paper, across the sheet. `month` is `2026-03`."""
    own, rows = register_rows(asked.actor, dt.date.fromisoformat(f"{month}-01"))
    codes = [*documents.FIXED, *(f"own.{c.code}" for c in own)]
    table = documents.Table(
        name=both(""),
        columns=(
            *(both(zh, en) for zh, en in documents.FIXED.values()), *(both(c.name_zh, c.name_en) for c in own),
        ),
        widths=tuple(WIDTHS.get(code, 4) for code in codes),
        rows=tuple(tuple(row.get(code, "") for code in codes) for row in rows),
    )  # fmt: skip
    form = documents.Paper(
        printed_at=asked.now, language=language(asked), verify_at=asked.verify_at, kind="register",
        title=both("售后服务一览表", "After-Sales Service Register"), organisation=asked.organisation, number=month,
        parts=(table,), across=True, note=both(f"共 {len(rows)} 单。", f"{len(rows)} cases."),
        signatures=(both("制表", "Made by"), both("审核", "Checked by")),
    )  # fmt: skip
    return Gathered("register", month, None, 0, form)


def first(standing: Iterable[timeline.Entry], words: Sequence[str]) -> dt.datetime | None:
    return min((e.occurred_at for e in standing if e.word in words), default=None)


def completed(standing: Sequence[timeline.Entry]) -> dt.datetime | None:
    """The minute at which the service was completed: the user's signature, else the closing; open again: none."""
    ends = [e for e in standing if e.word in ("signoff.signed", "file.closed", "case.reopened")]
    if not ends or ends[-1].word == "case.reopened":
        return None
    reopened = max((n for n, e in enumerate(ends) if e.word == "case.reopened"), default=-1)
    return ends[reopened + 1].occurred_at


def duration(start: dt.datetime | None, end: dt.datetime | None) -> str:
    """How long a service took, in days, hours and minutes."""
    if start is None or end is None:
        return ""
    minutes = int((end - start).total_seconds() // 60)
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    return "".join([f"{days} 天 " if days else "", f"{hours} 小时 " if hours else "", f"{rest} 分"]).strip()
