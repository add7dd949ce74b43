"""Why: approvals, offers, covers, charges, figures and grades told in sentences, in both languages."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from shouhou.policy.engine.explain import Sentence, Teller
from shouhou.policy.engine.shapes import Approval, Charge, Cover, Emit, Figure, Grade, Offer
from shouhou.policy.language.messages import Message

APPROVAL_STATES = {
    "waiting": ("is waiting", "待审批"),
    "approved": ("is given", "已同意"),
    "refused": ("is refused", "不同意"),
    "returned": ("was sent back to be completed", "已退回补正"),
    "withdrawn": ("was withdrawn by who asked for it", "申请人已撤回"),
}
OFFER_STATES = {
    "open": ("is open", "可行使"),
    "used": ("was used", "已行使"),
    "declined": ("was declined", "已放弃"),
    "lapsed": ("has lapsed unused", "逾期未行使，已失效"),
    "withdrawn": ("no longer holds", "条件已变，不再适用"),
}
COVER_STATES = {
    "running": ("is in force", "在有效期内"),
    "over": ("is over", "已过有效期"),
    "excluded": ("does not cover this case", "本次不在范围内"),
}
Told = list[Sentence]


def tell(teller: Teller, key: str) -> Told | None:
    """The outcome of this key in sentences, or None where it is none of these kinds."""
    tellers: dict[str, Callable[[Teller, Any], Told]] = {
        "approvals": _approval, "offers": _offer, "covers": _cover, "charges": _charge, "figures": _figure,
        "grades": _grade, "emits": _emit,
    }  # fmt: skip
    for kind, told in tellers.items():
        for one in getattr(teller.timeline, kind):
            if one.key == key:
                return [*teller.about(one.regulation, one.clause, one.why, _day(one)), *told(teller, one)]
    return None


def _day(one: Any) -> dt.datetime | None:
    return getattr(one, "since", None) or getattr(one, "began", None) or getattr(one, "at", None)


def _approval(teller: Teller, one: Approval) -> Told:
    told = [teller.dated("Asked for", "申请于", one.since, one.asked_event)]
    told += [teller.evidence(given.event) for given in one.given if given.event in teller.events]
    told.append(_state(one.clause, APPROVAL_STATES[one.state]))
    if one.waiting_for:
        roles = [teller.packs[one.regulation].vocabulary.roles[role] for role in one.waiting_for]
        told.append(
            Message(f"Waits for: {', '.join(r.en for r in roles)}.", f"等待：{'、'.join(r.zh for r in roles)}。")
        )
    return told


def _offer(teller: Teller, one: Offer) -> Told:
    to = teller.party(one.regulation, one.to)
    choices = Message(", ".join(one.choices), "、".join(teller.word(one.regulation, c).zh for c in one.choices))
    told = [Message(f"Offered to {to.en}: {choices.en}.", f"{to.zh}可选：{choices.zh}。")]
    if one.until:
        told.append(teller.dated("Can be used until", "可行使至", one.until))
    if one.choice:
        told.append(Message(f"Chosen: {one.choice}.", f"所选：{teller.word(one.regulation, one.choice).zh}。"))
    return [*told, _state(one.clause, OFFER_STATES[one.state])]


def _cover(teller: Teller, one: Cover) -> Told:
    told = [teller.dated("Began", "起算", one.began)]
    if one.until:
        told.append(
            teller.dated("By time it ends (this minute is still inside):", "按时间截至（该分钟仍在内）：", one.until)
        )
    if one.ended_by and one.ended_by != "time":
        told.append(
            Message(f"Ended by {one.ended_by}; on which day is not known.", f"因{one.ended_by}终止，具体日期不详。")
        )
    owed = "、".join(teller.word(one.regulation, remedy).zh for remedy in one.remedies)
    if one.state == "running":
        told.append(Message(f"Owed inside it: {', '.join(one.remedies)}.", f"有效期内承担：{owed}。"))
    return [*told, _state(one.clause, COVER_STATES[one.state])]


def _charge(teller: Teller, one: Charge) -> Told:
    told = [
        Message(f"Line {number}: {line.amount:f} CNY", f"明细 {number}：{line.amount:f}元")
        for number, line in enumerate(one.lines, 1)
    ]
    payer = teller.party(one.regulation, one.payer_role)
    return [*told, Message(f"{one.amount:f} CNY, borne by {payer.en}.", f"{one.amount:f}元，由{payer.zh}承担。")]


def _figure(teller: Teller, one: Figure) -> Told:
    counted = sum(row.counts for row in one.rows)
    told = [
        Message(f"Rows in the base: {one.denominator}, of which {counted} count.", f"基数 {one.denominator}，其中计入 {counted}。"),
        Message(f"Rows left out: {len(one.left_out)}.", f"不计入基数：{len(one.left_out)}。"),
    ]  # fmt: skip
    if one.value is None:
        return [*told, Message("No data: no figure.", "无数据，不作计算。")]
    shown = f"{one.value * 100:.2f} %" if one.measure == "share" else _plain(one.value)
    return [*told, Message(f"{one.name} = {shown}", f"{one.name} = {shown}")]


def _grade(teller: Teller, one: Grade) -> Told:
    told = [
        Message(f"{name}: {band}", f"{name}：{teller.word(one.regulation, band).zh}")
        for name, band in one.parts.items()
    ]
    return [*told, Message(f"Grade: {one.grade}.", f"等级：{teller.word(one.regulation, one.grade).zh}。")]


def _emit(teller: Teller, one: Emit) -> Told:
    words = teller.packs[one.regulation].vocabulary.words
    label = words[one.event].label if one.event in words else Message(one.event, one.event)
    return [Message(f"It makes this happen: {label.en}.", f"由此发生：{label.zh}。")]


def _plain(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _state(clause: str, state: tuple[str, str]) -> Sentence:
    return Message(f"{clause} {state[0]}.", f"{clause} {state[1]}。")
