"""The work order (派工单): who goes where, to which machine, for what, by when, with what."""

import datetime as dt

from shouhou.dispatch import public as dispatch
from shouhou.documents import public as documents
from shouhou.papers.queries.gathered import Asked, Gathered, Told, both, line, minute, yes_no


def work_order(asked: Asked, number: str) -> Gathered:
    """Of the last visit of a case; before one is planned its lines are room to write."""
    told = Told(asked, number)
    visits = dispatch.visits_of_case(told.case.id)
    visit = visits[-1] if visits else None
    bought, received = told.last("travel.bought"), told.first("request.received")
    due = next((c.due_at for c in reversed(told.whole.timeline.clocks) if c.name == "arrival"), None)
    training = next(
        (e.data["training_due"] for e in reversed(told.standing) if "training_due" in e.data), None
    )  # fmt: skip
    unit = told.unit
    order = documents.Block(
        name=both("派工", "Dispatch"),
        lines=(
            line("服务单号", "Case", number), line("派遣单编号", "Visit", visit.number if visit else ""),
            line("服务工程师", "Engineer", visit.engineer if visit else ""),
            line("约定到达", "Arrive by", minute(visit.arrive_by) if visit else ""),
            line("到场时限", "Limit", minute(due)),
            line("预计到场", "Planned arrival", minute_of(bought.data.get("planned_arrival")) if bought else ""),
            line("需要培训", "Training due", yes_no(training)),
            line("报修时间", "Requested", minute(received.occurred_at) if received else ""),
        ),
    )  # fmt: skip
    customer = documents.Block(
        name=both("客户", "Customer"),
        lines=(
            line("客户名称", "Customer", told.customer.name, wide=True),
            line("地址", "Address", told.customer.address, wide=True),
            line("联系人", "Contact", told.contact, wide=True),
            line("设备型号", "Model", unit.model if unit else ""), line("序列号", "Serial", unit.serial if unit else ""),
            line("安装地点", "Site", unit.site if unit else ""),
            line("交付日期", "Delivered on", unit.delivered_on.isoformat() if unit and unit.delivered_on else ""),
        ),
    )  # fmt: skip
    requirement = told.words("text", "requirement.confirmed") or told.words("requirement", "request.received")
    work = documents.Block(
        name=both("任务", "Task"),
        lines=(
            line("用户要求", "Requirement", requirement, wide=True),
            line("处理方案", "Solution", told.words("text", "solution.proposed"), wide=True),
            line("携带工具", "Tools", "", wide=True), line("携带配件", "Parts", "", wide=True),
            documents.Line(name=both("现场记录", "On site"), wide=True, room=True),
        ),
    )  # fmt: skip
    return told.paper(
        "work_order", visit.number if visit else number, both("派工单", "Work Order"), parts=(order, customer, work),
        signatures=(both("派工人", "Dispatcher"), both("服务工程师", "Engineer"), both("客户", "Customer")),
    )  # fmt: skip


def minute_of(text: object) -> str:
    """A stored minute as papers write it."""
    return minute(dt.datetime.fromisoformat(text)) if isinstance(text, str) else ""
