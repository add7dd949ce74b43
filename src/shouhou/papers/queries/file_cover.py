"""The file cover (档案封面): whose file, from when to when, what lies in it, what is missing."""

from shouhou.dispatch import public as dispatch
from shouhou.documents import public as documents
from shouhou.papers.queries.gathered import Asked, Gathered, Told, both, label, line, minute
from shouhou.papers.queries.register import completed, duration
from shouhou.policy import public as policy
from shouhou.policy.citations import cites


@cites("FUR-6.0a", "FUR-6.0b")
def file_cover(asked: Asked, number: str) -> Gathered:
    """Of one case: the file runs from its first minute to its completion, both to the minute."""
    told = Told(asked, number)
    visits = dispatch.visits_of_case(told.case.id)
    start, end = told.history[0].occurred_at if told.history else None, completed(told.standing)
    names = {e.seq: (e.words or {}).get("name", "") for e in told.standing if e.word == "attachment.added"}
    files = [f for f in documents.attachments_of(told.case.subject_id) if f.seq in names]
    written = documents.values_of(told.history)
    own = documents.columns()
    state = policy.vocabulary("case").states.get(told.case.state)
    head = documents.Block(
        name=both("档案", "File"),
        lines=(
            line("服务单号", "Case", number), line("状态", "State", state.label.zh if state else ""),
            line("客户", "Customer", told.customer.name, wide=True), line("设备", "Unit", told.unit_told, wide=True),
            line("用户要求", "Requirement", told.words("requirement", "request.received"), wide=True),
            line("服务起始", "Start", minute(start)), line("服务完成", "Completion", minute(end)),
            line("历时", "Duration", duration(start, end)),
            line("服务工程师", "Engineer", visits[-1].engineer if visits else ""),
            *(line(c.name_zh, c.name_en, written.get(c.code, ""), wide=True) for c in own),
        ),
    )  # fmt: skip
    contents = documents.Table(
        name=both("卷内目录", "Contents"),
        columns=(both("序号", "No."), both("内容", "What"), both("发生时间", "Happened"), both("登记时间", "Recorded")),
        widths=(2, 11, 5, 5),
        rows=tuple(
            (str(e.seq), f"{label(e.word).zh}{'：' + names[e.seq] if names.get(e.seq) else ''}",
             minute(e.occurred_at), minute(e.recorded_at))
            for e in told.standing
        ),
    )  # fmt: skip
    lacking = [c.name_zh for c in documents.gaps(told.history)]
    note = f"附件 {len(files)} 件。" + (f"必填栏目尚缺：{'、'.join(lacking)}。" if lacking else "必填栏目齐全。")
    return told.paper(
        "file_cover", number, both("售后服务档案", "Service File"), parts=(head, contents), note=both(note),
        signatures=(both("建档人", "Filed by"), both("审核人", "Checked by")),
    )  # fmt: skip
