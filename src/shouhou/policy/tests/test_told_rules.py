"""Rules in plain words: no name of the code is left in a sentence of a shipped regulation, in either language."""

import re

import pytest

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.language.vocabulary import load
from shouhou.policy.queries.catalogue import clauses_by_id
from shouhou.policy.queries.told_rules import told

CODE = re.compile(r"[A-Za-z]+_[A-Za-z_.]+|\b[a-z]+\.[a-z_]+\b")
LATIN = re.compile(r"[A-Za-z_]{3,}(?![\w.-]*\d)")


def test_it_leaves_no_code_name_in_a_sentence_of_a_shipped_regulation() -> None:
    found = {}
    for pack in all_packs().values():
        for clause in pack.regulation.clauses:
            for rule in clause.rules:
                subject = load(pack.regulation.subjects_of(clause, rule)[0])
                said = told(rule, dict.fromkeys(clause.values, "3h"), subject, pack.regulation)
                if CODE.search(said.en) or LATIN.search(said.zh):
                    found[clause.id] = (said.en, said.zh)
    assert found == {}


@pytest.mark.parametrize(
    ("clause", "number", "en", "zh"),
    [
        ("BSC-1.2.3b", 0, "Before “site entered” there must be: a project schedule.", "“进场”之前须有：工程进度表。"),
        ("SFC-10a", 0, "the sum of amount (cost booked)", "金额合计（登记费用）"),
        ("SFC-24a", 0, "every day", "每日"),
        ("DSP-4.1.3", 0, "who bears the costs = “the company”", "费用承担方 = “本公司”"),
        ("DSP-4.2.1.1", 0, "until “unit taken out of use for good”", "至“设备报废停用”止"),
        ("FUR-2b", 0, "the setting “", "参数“"),
        ("FMM-6.1.3", 0, "is approved in turn by", "依次由以下人员审批"),
        ("FMM-4.1.3", 0, "One for each customer", "每个用户计一次"),
    ],
)
def test_it_says_what_a_rule_says(clause: str, number: int, en: str, zh: str) -> None:
    said = clauses_by_id()[clause].rules[number].told
    assert en in said.en
    assert zh in said.zh
