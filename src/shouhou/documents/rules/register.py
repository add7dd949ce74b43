"""The after-sales service register (售后服务一览表): the columns that are fixed, and those that an organisation adds."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from shouhou.policy.citations import cites
from shouhou.timeline.public import Entry

# The source announces a printed table that is not on its page. Fixed are the two minutes that its text demands; around
# them stands what the regulation's other clauses demand of a file. code: (Chinese, English)
FIXED: Mapping[str, tuple[str, str]] = {
    "number": ("服务单号", "Case"), "customer": ("客户", "Customer"), "unit": ("设备", "Unit"),
    "requirement": ("用户要求", "Requirement"), "started": ("服务起始", "Start"), "answered": ("响应", "Response"),
    "solution": ("处理方案", "Solution"), "engineer": ("工程师", "Engineer"), "arrived": ("到达现场", "Arrival"),
    "trained": ("培训", "Training"), "signed": ("签字", "Sign-off"), "followed_up": ("回访", "Follow-up"),
    "completed": ("服务完成", "Completion"), "state": ("状态", "State"),
}  # fmt: skip

FILLED = "register.filled"


class Column(Protocol):
    """A column of the organisation's own, as a file is judged by it."""

    @property
    def code(self) -> str: ...

    @property
    def obligatory(self) -> bool: ...


def values_of(history: Iterable[Entry]) -> dict[str, str]:
    """What was last written into the organisation's own columns, by code. What was erased counts as written: 〔erased〕."""
    found: dict[str, str] = {}
    for entry in history:
        if entry.word == FILLED and not entry.corrected:
            found[entry.data["column"]] = "〔已清除〕" if entry.words is None else entry.words.get("value", "")
    return found


@cites("FUR-6.0c")
def missing(columns: Iterable[Column], history: Iterable[Entry]) -> list[str]:
    """The codes of the obligatory own columns that are still empty: gaps in the file."""
    written = values_of(history)
    return [column.code for column in columns if column.obligatory and not written.get(column.code)]
