"""Every rule of every regulation reads as words in both languages, with nothing of the program's left in its names."""

import re

import pytest

from shouhou.policy import public as policy
from shouhou.workbench.views import shown

LATIN_WORD = re.compile("[a-z]{2}")
HAN = re.compile("[一-鿿]")
RULES = [(c.id, rule) for r in policy.catalogue().values() for c in r.clauses for rule in c.rules]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_each_rule_is_told(language: str) -> None:
    for clause, rule in RULES:
        text = rule.told.get(language)
        assert text, clause
        assert not re.search(r"\b(it|spell|clock)\.[a-z]", text), f"{clause}: {text}"


@pytest.mark.parametrize(
    ("clause", "zh"),
    [
        (
            "FUR-2.1",
            "自“收到服务请求或服务单重开”至“已答复 (非 自动回执)或提出处理方案”：时限 (3 小时)。责任人：客服。按 FUR-2a 处罚。",
        ),
        ("FUR-2.4", "自“申请购票”至“已购票”：不晚于 需购时间。责任人：购票人。按 FUR-2a 处罚。"),
        ("FUR-2a", "罚款为 罚款额 (30 元)。"),
        ("FUR-2.22", "发生以下情形即提出失职：档案已检查 (非 齐全认真)。责任人：客服。按 FUR-2a 处罚。"),
    ],
)
def test_a_reader_of_chinese_reads_chinese(clause: str, zh: str) -> None:
    assert policy.clauses_by_id()[clause].rules[0].told.zh == zh


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("3h", "3 小时", "3 h"),
        ("30 CNY", "30 元", "¥30"),
        ("50 %", "50 %", "50 %"),
        ("up to 300 km: 24h; else 72h", "不超过 300 公里：24 小时；其余：72 小时", "up to 300 km: 24 h; else 72 h"),
        ("below 90 %: missed; else reached", "低于 90 %：未达标；其余：达标", "below 90 %: missed; else reached"),
    ],
)
def test_values_carry_their_units_in_words(text: str, zh: str, en: str) -> None:
    assert (policy.value_shown(text, "zh-hans"), policy.value_shown(text, "en")) == (zh, en)


def test_a_reader_of_chinese_reads_what_each_clause_needs_and_its_facts_in_chinese() -> None:
    for clause in policy.clauses_by_id().values():
        for words in (clause.needs, clause.by_people, clause.by_program):
            assert words is None or (HAN.search(words.zh) and not HAN.search(words.en)), clause.id
        for row in shown.facts(clause, "zh-hans"):
            assert not LATIN_WORD.search(row["term"] + row["value"]), (clause.id, row)


def test_a_reader_of_chinese_reads_what_each_document_says_of_itself_in_chinese() -> None:
    for regulation in policy.catalogue().values():
        for words in (regulation.industry, regulation.organisation):
            assert HAN.search(words.zh), regulation.slug
            assert not LATIN_WORD.search(words.zh), regulation.slug


def test_every_shipped_value_has_words() -> None:
    values = [value for clause in policy.clauses_by_id().values() for value in clause.values]
    assert values
    for value in values:
        assert not LATIN_WORD.search(policy.value_label(value.name, "zh-hans")), value.name
        assert not LATIN_WORD.search(policy.value_shown(value.value, "zh-hans")), value.value


def test_a_value_without_words_keeps_its_name() -> None:
    assert policy.value_label("some_other_limit", "zh-hans") == "some other limit"
