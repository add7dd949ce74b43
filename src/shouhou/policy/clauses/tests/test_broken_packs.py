"""An author who is wrong reads file, line, what is wrong, the line with a caret, and the nearest known word."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shouhou.policy.clauses.load import FOLDER, PackError, load_pack

TEXT = (FOLDER / "furnace_maker" / "regulation.yaml").read_text("utf-8")


def broken(find: str, put: str) -> str:
    assert find in TEXT
    text = TEXT.replace(find, put, 1)
    with pytest.raises(PackError) as error:
        load_pack(text, "furnace_maker/regulation.yaml")
    return str(error.value)


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        # words and keys
        ("    manual:", "    manuel:", "unknown key 'manuel'; did you mean 'manual'?"),
        ("- kind: deadline\n", "- kind: dedline\n", "unknown kind 'dedline'; did you mean 'deadline'?"),
        ("      until: visit.arrived", "      until: visit.arived", "did you mean 'visit.arrived'?"),
        ("person: technician", "person: tecnician", "did you mean 'technician'?"),
        ("applies_when: case.visit_needed", "applies_when: case.visit_neded", "did you mean 'case.visit_needed'?"),
        ("over: [block, mediation]", "over: [block, meditation]", "did you mean 'mediation'?"),
        ("overrides: FUR-2a", "overrides: FUR-2z", "unknown clause 'FUR-2z'"),
        ("readings: [R14]", "readings: [R77]", "unknown reading 'R77'"),
        ("reading: R5", "reading: R55", "unknown reading"),
        ("  用户: customer", "  用户: custumer", "did you mean 'customer'?"),
        ("same_as: FUR-2.21", "same_as: FUR-2.99", "unknown clause"),
        ("late: [response, solution, arrival]", "late: [respons, solution, arrival]", "did you mean 'response'?"),
        ("also_until: {FUR-2.3:", "also_until: {FUR-2.6:", "clock of this rule"),
        ("charged_as: FUR-2.21", "charged_as: FUR-2.2x", "unknown clause"),
        ("not it.automatic", "not it.automatc", "did you mean 'it.automatic'?"),
        # types and units
        ("limit: {2014-09-12: 72h}", "limit: {2014-09-12: 72 hours}", "has no known unit"),
        ("limit: {2014-09-12: 72h}", "limit: 72h", "a value is dated"),
        ("limit: {2014-09-12: 72h}", "limit: {2014-09-12: 72 CNY}", "a limit is a value such as"),
        ("limit: {2014-09-12: 72h}", "limit: {2014-09-12: 72h, 2020-01-01: 3d}", "changes its unit"),
        ("limit: {2014-09-12: 72h}", "limit: {2015-01-01: 72h}", "no value from 2014-09-12 until 2015-01-01"),
        ("limit: {2014-09-12: 72h}", "limit: {2014-09-31: 72h}", "not a day of the calendar"),
        ("limit: {2014-09-12: 72h}", "limit: {2014-09-12: 2 working_days}", "needs 'calendar'"),
        ("contract.extra_loss * share", "contract.extra_loss + share", "cannot add money and percent"),
        ("contract.extra_loss * share", "contract.extra_loss * 0.5", "only 0, 1"),
        ('fault.cause == "own"', 'fault.cause == "mine"', "'mine' is none of own, company"),
        ('spell.cause != "own"', 'spell.cause != "onw"', "'onw' is none of own"),
        ("due: it.needed_by\n", "due: it.at + 1\n", "cannot add instant and integer"),
        ("upon: {visit.shortage: it.delayed_service}", "upon: {visit.shortage: it.what}", "must give bool"),
        ("person: it.author", "person: it.same_fault", "must give person"),
        ("amount: fine}", "amount: case.kind}", "must give money and gives choice"),
        # meaning
        (
            "consequence: {first: FUR-2.1, last: FUR-2.12, since: breach}",
            "consequence: {first: FUR-2.1, last: FUR-2.18, since: breach}",
            "stands above",
        ),
        ("fined_by: FUR-2a", "fined_by: FUR-2b", "sets no penalty of its own"),
        ("name: solution", "name: response", "two deadlines are called 'response'"),
        ("effect: move", "effect: stop", "'due' says where"),
        (
            "        due: it.needed_by\n",
            "        due: it.needed_by\n        within: limit\n",
            "either 'within' or 'due'",
        ),
        ("earlier(it.agreed_at, clock.arrival.due_at)", "clock.stationed_arrival.due_at", "rests on itself"),
        ("    same_as: FUR-2.21", "    same_as: FUR-2.21\n    manual: no", "carried out in one way"),
        ("id: FUR-2.2\n", "id: FUR-2.1\n", "FUR-2.1 is written twice"),
        ("id: FUR-2.2\n", "id: XXX-2.2\n", "begins with FUR-"),
        ("clocks: [FUR-2.1,", "clocks: [FUR-2.5,", "FUR-2.5 has no clock"),
        ("zh: 因个人原因致使用户不满的", "zh: '' #", "both languages"),
        ("recommended: replace", "recommended: both", "one of the choices"),
        ("recommended: replace", "default: replace", "unknown key 'default'"),
        ("when: fault.proposed,", "when: fault.proposed", ""),
        ("clauses:", "clauses: []\nnone_of_these:", "unknown key"),
        ("[block.explained, block.rejected]", "[block.explained, {block: rejected}]", "should be a valid dictionary"),
        ("slug: furnace-maker", "slug: Furnace Maker", "pattern"),
        ("kind: record\n    area: quality", "kind: records\n    area: quality", "input should be"),
    ],
)
def test_it_says_where_and_what(find: str, put: str, says: str) -> None:
    message = broken(find, put)
    assert says in message
    assert re.match(r"furnace_maker/regulation\.yaml:\d+: ", message)
    assert "Traceback" not in message


def test_it_points_into_the_expression() -> None:
    message = broken("applies_when: case.visit_needed", "applies_when: not case.visit_neded")
    place, line, caret = message.splitlines()
    wrong = next(n for n, text in enumerate(TEXT.splitlines(), 1) if "applies_when: case.visit_needed" in text)
    assert place.startswith(f"furnace_maker/regulation.yaml:{wrong}: ")
    assert line[caret.index("^") :].startswith("case.visit_neded")


def test_it_says_so_when_a_file_cannot_be_read() -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_pack(FOLDER / "nobody" / "regulation.yaml")


@settings(max_examples=120, deadline=None)
@given(
    st.integers(0, len(TEXT)),
    st.integers(0, 30),
    st.sampled_from(["", "x", ": ", "[", "}", "\t", "\x00", "'", "- ", "&a ", "*a"]),
)
def test_it_never_fails_otherwise(at: int, length: int, put: str) -> None:
    try:
        load_pack(TEXT[:at] + put + TEXT[at + length :], "fuzzed.yaml")
    except PackError as error:
        assert str(error).startswith("fuzzed.yaml:")  # noqa: PT017  # loading well is as good
