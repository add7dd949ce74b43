"""Regulations and clauses as people read and find them."""

import re

import pytest

from shouhou.policy.queries.catalogue import catalogue, clauses_by_id
from shouhou.policy.queries.proofs import proofs_of
from shouhou.policy.queries.search import ClauseFilter, find_clauses, find_regulations
from shouhou.policy.queries.words import AREAS, KINDS


def test_it_counts_every_clause_once() -> None:
    assert sum(sum(regulation.counts.values()) for regulation in catalogue().values()) == len(clauses_by_id()) == 1087


def test_it_has_words_for_every_kind_and_area() -> None:
    assert {clause.kind for clause in clauses_by_id().values()} <= set(KINDS)
    assert {clause.area for clause in clauses_by_id().values()} <= set(AREAS)


def test_it_shows_a_rule_as_it_stands_in_the_file_and_nothing_more() -> None:
    (rule,) = clauses_by_id()["FUR-2.2"].rules
    assert rule.text.startswith("- kind: deadline\n  name: solution\n")
    assert rule.text.endswith("\n  fined_by: FUR-2a")
    penalty, gate, other = clauses_by_id()["FUR-2a"].rules[0], *clauses_by_id()["FUR-2a"].rules[1:3]
    assert penalty.text == "- {kind: penalty, amount: fine}"
    assert "before: fault.found" in gate.text
    assert "before: fine.confirmed" not in gate.text
    assert "before: fine.confirmed" in other.text


@pytest.mark.django_db
def test_it_finds_by_words_of_either_language_id_kind_and_area() -> None:
    assert find_clauses(ClauseFilter("fur-2.3"))[0].id == "FUR-2.3"
    assert "FUR-2.3" in {c.id for c in find_clauses(ClauseFilter("七十二小时 现场"))}
    assert "FUR-2.3" in {c.id for c in find_clauses(ClauseFilter("72 HOURS engineer"))}
    assert {c.area for c in find_clauses(ClauseFilter("工会"))} >= {"union"}
    assert find_clauses(ClauseFilter("72 zebras")) == []


@pytest.mark.django_db
def test_it_narrows_by_status_kind_and_area() -> None:
    found = find_clauses(ClauseFilter(status="computed", kind="deadline", area="sla"))
    assert {"FUR-2.1", "FUR-2.2", "FUR-2.3"} <= {c.id for c in found}
    assert {(c.status, c.kind, c.area) for c in found} == {("computed", "deadline", "sla")}


@pytest.mark.django_db
def test_it_finds_a_regulation_by_its_title() -> None:
    assert [r.slug for r in find_regulations("高尔夫")] == ["golf-club-membership"]


@pytest.mark.django_db
def test_it_finds_a_regulation_by_its_industry_in_either_language() -> None:
    assert [r.slug for r in find_regulations("真空炉")] == ["furnace-maker"]
    assert [r.slug for r in find_regulations("vacuum furnace")] == ["furnace-maker"]


def test_it_tells_the_scenarios_of_a_clause_in_both_languages() -> None:
    told = next(
        s for s in proofs_of("FUR-2.21").scenarios if s.name.en.startswith("block clears, the step is done one")
    )
    assert told.place.startswith("furnace_maker/scenarios.yaml:")
    arrived = told.steps[-2]
    assert (arrived.at, arrived.who.zh, arrived.what.zh) == ("2026-01-23 13:16", "服务工程师 马强", "到达现场")
    assert any(e.kind.en == "fine" and e.about.en == "FUR-2.21" for e in told.expectations)


def test_it_tells_every_scenario_by_its_name_in_both_languages() -> None:
    told = [s for clause in clauses_by_id() for s in proofs_of(clause).scenarios]
    assert len({s.place for s in told}) > 140
    for scenario in told:
        assert re.search("[一-鿿]", scenario.name.zh), scenario.place
        assert not re.search("[一-鿿]", scenario.name.en), scenario.place


def test_it_tells_the_bands_that_a_scenario_is_given() -> None:
    (told,) = (s for s in proofs_of("FMM-4.2.3").scenarios if "the lowest counts" in s.name.en)
    (bands,) = (value for _, value in told.given if "excellent" in value.en)
    assert bands.zh == "低于 60 %：不合格；低于 80 %：合格；低于 90 %：良好；其余：优秀"


def test_it_gives_a_clause_that_repeats_another_the_same_proofs() -> None:
    assert proofs_of("FUR-2d").scenarios == proofs_of("FUR-2.21").scenarios != ()
