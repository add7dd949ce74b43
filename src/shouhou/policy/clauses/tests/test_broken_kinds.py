"""What an author of the further kinds of rules reads where something is wrong: file, line, clause, and what would be
right."""

from pathlib import Path

import pytest

from shouhou.policy.clauses.load import PackError, load_pack

TEXT = (Path(__file__).parents[2] / "engine/tests/kinds/regulation.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("find", "put", "clause", "says"),
    [
        ("by: [{one: desk}", "by: [{one: dsk}", "KIN-2", "unknown role 'dsk'; did you mean 'desk'?"),
        ("by: [{one: desk}", "by: [{one: desk, all: [head]}", "KIN-2", "a step is {one: role} or {all: [role, role]}"),
        ("within: limit\n  - id: KIN-3", "within: 5 CNY\n  - id: KIN-3", "KIN-2", "cannot read this expression"),
        ("paper: contract", "papr: contract", "KIN-1", "unknown key 'papr'; did you mean 'paper'?"),
        ("{paid: deposit,", "{paid: deposit, back: loan,", "KIN-1", "a need is one of paper, done, paid"),
        ("done: parts.packed", "done: parts.paked", "KIN-1", "did you mean 'parts.packed'?"),
        ("{clause: KIN-2,", "{clause: KIN-22,", "KIN-1", "unknown clause 'KIN-22'"),
        ("waivable_by: [leader]", "waivable_by: [leadr]", "KIN-1", "did you mean 'leader'?"),
        ("name: month, when", "when", "KIN-1", "a condition among the needs has a 'name'"),
        ("name: consent, en: consent", "name: packing, en: consent", "KIN-1", "have the same name"),
        ("{event: parts.requested,", "{event: parts.requestd,", "KIN-3", "did you mean 'parts.requested'?"),
        ("with: {article:", "with: {artcle:", "KIN-3", "unknown field of parts.requested 'artcle'"),
        ("article: parts.ordered.article}", "article: it.packing_was_cause}", "KIN-3", "article is code, and this gives bool"),
        ("department: \"'desk'\", ", "", "KIN-3", "problem.reported needs 'department'"),
        ("gives: sum row.amount}}, choices", "gives: sum row.kind}}, choices", "KIN-4", "must give money or"),
        ("row.kind != \"travel\"", "row.knd != \"travel\"", "KIN-4", "did you mean 'row.kind'?"),
        ("{rows: cost.booked, where", "{rows: cost.boked, where", "KIN-4", "did you mean 'cost.booked'?"),
        ("dated_by: unit.delivered_on", "dated_by: unit.model", "KIN-4", "must give a date or an instant"),
        ("cap: most", "cap: share", "KIN-4", "must give money and gives percent"),
        ("item: service\n        payer: customer", "item: service\n        payer: custmer", "KIN-4", "did you mean 'customer'?"),
        ("{visit.agreed: it.agreed_at}", "{visit.agreed: it.place}", "KIN-5", "must give instant"),
        ("keep: keep, before", "keep: file.closed, before", "KIN-6", "a limit is a value such as"),
        ("{by: lately, limit: times}", "{by: lately, limit: term}", "KIN-7", "cannot compare"),
        ("ends: [{by: time, limit: term}, {by: lately, limit: times}]", "ends: []", "KIN-7", "a cover has 'ends', or 'until'"),
        ("base: owed - settled, rate: rate}", "base: owed - settled, rate: most}", "KIN-11", "must give percent and gives money"),
        ("window: back", "window: times", "KIN-7", "must give days or duration"),
        ("every: half_year", "every: interval", "KIN-8", "'within' says how long an interval is"),
        ('due: "05"', 'due: "5th"', "KIN-8", "match"),
        ("of: [some, all]", "of: [some, al]", "KIN-9", "unknown figure 'al'; did you mean 'all'?"),
        ("{up_to: 90 %, is: middle}, {is: high}", "{up_to: 40 %, is: middle}, {is: high}", "KIN-9", "the edges of steps rise"),
        (", {is: high}]", "]", "KIN-9", "a last one without an edge"),
        ("measure: mean, of: row.hours", "measure: mean", "KIN-9", "'of' says what a sum or a mean is made of"),
        ("subject: piece", "subject: pece", "KIN-10", "unknown subject 'pece'; did you mean 'piece'?"),
        ("gives: first row.problem", "gives: firts row.problem", "KIN-10", "'gives' is count, count distinct E"),
    ],
)  # fmt: skip
def test_it_says_where_and_what_would_be_right(find: str, put: str, clause: str, says: str) -> None:
    assert find in TEXT
    with pytest.raises(PackError) as error:
        load_pack(TEXT.replace(find, put, 1), "kinds/regulation.yaml")
    told = str(error.value)
    assert told.startswith("kinds/regulation.yaml:")
    assert f": {clause}: " in told.split("\n")[0]
    assert says in told


def test_an_event_never_brings_itself_about() -> None:
    text = TEXT.replace("upon: {parts.damaged: it.packing_was_cause}", "upon: [parts.damaged, problem.reported]", 1)
    with pytest.raises(PackError, match=r"the event problem.reported of a case brings itself about"):
        load_pack(text)


def test_an_approval_rests_only_on_what_stands_above_it() -> None:
    text = TEXT.replace("not_by: [it.by, engineer]", "applies_when: cover.short.holds", 1)
    with pytest.raises(PackError, match=r"unknown fact 'cover.short.holds'"):
        load_pack(text)
