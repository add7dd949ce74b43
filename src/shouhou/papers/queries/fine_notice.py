"""The fine notice (罚款通知单) of one line of the ledger: what for, by which clause, on which evidence, how much, and what
the person may do against it."""

from shouhou.conduct import public as conduct
from shouhou.documents import public as documents
from shouhou.kernel.money import in_capitals
from shouhou.papers.queries.gathered import Asked, Gathered, Told, both, label, line, minute
from shouhou.policy import public as policy
from shouhou.policy.citations import cites

CAUSES = "finding_causes"


@cites("FUR-2a")
def fine_notice(asked: Asked, number: str) -> Gathered:
    """`number` is the line's: years are numbered without a gap. Raises NotFound for whom it does not concern."""
    entry = conduct.line_for(asked.actor, number)
    told = Told(asked, entry.case_number)
    fine = next((f for f in told.whole.timeline.fines if f.key == entry.fine_key), None)
    fault = next((f for f in told.whole.timeline.faults if fine and f.key == fine.fault), None)
    clauses = policy.clauses_by_id()
    regulation = policy.title(entry.regulation, "zh")
    amount = abs(entry.amount)
    found = next((e for e in told.standing if fault and e.seq == fault.found_event), None)
    whom = documents.Block(
        name=both("当事人", "Person"),
        lines=(
            line("姓名", "Name", entry.person), line("服务单号", "Case", entry.case_number),
            line("通知日期", "Date", minute(entry.entered_at)), line("记入月份", "Month", f"{entry.month:%Y-%m}"),
        ),
    )  # fmt: skip
    cause = documents.Block(
        name=both("事由", "Grounds"),
        lines=(
            line("制度", "Regulation", regulation, wide=True),
            line("条款", "Clause", f"{entry.clause}  {clauses[entry.clause].says.zh}", wide=True),
            line("罚款依据", "Amount by", f"{entry.amount_by}  {clauses[entry.amount_by].says.zh}", wide=True),
            line("原因认定", "Finding", _finding(found), wide=True),
            line("认定人", "Found by", told.name_of(found.actor_id) if found else ""),
            line("认定时间", "Found at", minute(found.occurred_at) if found else ""),
        ),
    )  # fmt: skip
    sum_of = documents.Block(
        name=both("金额", "Amount"),
        lines=(
            line("罚款金额", "Amount", f"¥{amount:,.2f}" if entry.amount > 0 else f"−¥{amount:,.2f}"),
            line("人民币（大写）", "In capitals", ("" if entry.amount > 0 else "冲回：") + in_capitals(amount)),
            *([line("冲销单号", "Takes back", entry.reverses)] if entry.reverses else []),
        ),
    )  # fmt: skip
    evidence = documents.Table(
        name=both("证据", "Evidence"),
        columns=(both("记录", "No."), both("事项", "What"), both("发生时间", "Happened"), both("登记时间", "Recorded")),
        widths=(2, 7, 5, 5),
        rows=tuple(
            (str(e.seq), label(e.word).zh, minute(e.occurred_at), minute(e.recorded_at))
            for e in told.history
            if fault and e.seq in fault.evidence
        ),
    )  # fmt: skip
    return told.paper(
        "fine_notice", number, both("罚款通知单", "Notice of Fine"), parts=(whom, cause, sum_of, evidence),
        note=both(
            "对本通知有异议的，可在该服务单上提交“罚款申诉”并说明理由；申诉期间，由主管决定维持或撤销。撤销以冲销单记入台账，原单保留。",
            "Whoever does not agree may record “fine appealed” on the case with reasons; a manager then upholds or revokes "
            "it. A revocation enters the ledger as a counter-entry; this notice stays.",
        ),
        signatures=(both("签发人", "Issued by"), both("当事人签收", "Received by")),
    )  # fmt: skip


def _finding(found: object) -> str:
    """Whose cause it was, whether the user was dissatisfied, and why, as the finding says it."""
    data, words = getattr(found, "data", {}), getattr(found, "words", None) or {}
    causes = policy.vocabulary("case").lists[CAUSES]
    cause = causes[data["cause"]].label.zh if data.get("cause") in causes else ""
    told = data.get("dissatisfied")
    dissatisfied = "" if told is None else "用户不满" if told else "用户未表示不满"
    return "；".join(filter(None, [cause, dissatisfied, words.get("reason", "")]))
