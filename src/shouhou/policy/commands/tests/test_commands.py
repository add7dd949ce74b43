import json
from pathlib import Path

import pytest

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.commands import clauses_command, mutate, scenario_command
from shouhou.policy.commands.proofs import Proofs, collect, marks, scenarios_of

SCENARIOS = Path(clauses_command.__file__).parents[1] / "regulations" / "furnace_maker" / "scenarios.yaml"


def test_it_finds_nothing_wrong() -> None:
    packs = all_packs()
    assert clauses_command.inspect(packs, collect(packs), clauses_command.open_list()) == []


def test_it_prints_one_object_for_each_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert clauses_command.main(["--json"]) == 0
    objects = json.loads(capsys.readouterr().out)
    assert len(objects) == 1087
    assert set(objects[0]) == {"id", "regulation", "kind", "area", "status", "proofs"}
    assert {o["status"] for o in objects} == {"computed", "kept", "manual", "open"}


def test_it_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert clauses_command.main(["furnace-maker"]) == 0
    out = capsys.readouterr().out
    assert "FUR-2.21" in out
    assert "furnace-maker                           40" in out


def test_it_refuses_an_unknown_regulation_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert clauses_command.main(["furnace-makers"]) == 2
    assert "did you mean 'furnace-maker'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("clause", "proofs", "listed", "says"),
    [
        ("FUR-2.1", Proofs(), set(), "FUR-2.1: computed, but no scenario"),
        ("FUR-6.0b", Proofs(tests=["t"]), set(), "FUR-6.0b: kept, but no code cites it"),
        ("FUR-6.0b", Proofs(code=["c"]), set(), "FUR-6.0b: kept, but no test is marked"),
        ("FUR-99", Proofs(code=["c"]), set(), "FUR-99: proved, but no regulation has this clause"),
        ("FUR-0", Proofs(), {"FUR-0"}, "FUR-0: open, and not in"),
        ("FUR-2.1", Proofs(scenarios=["s"]), {"+FUR-2.1"}, "strike it from"),
        ("FUR-0", Proofs(), {"+FUR-98"}, "FUR-98: in open_clauses.txt, but no regulation has it"),
    ],
)
def test_it_refuses_a_fourth_way(clause: str, proofs: Proofs, listed: set[str], says: str) -> None:
    packs = all_packs()
    minus, plus = {c for c in listed if c[0] != "+"}, {c[1:] for c in listed if c[0] == "+"}
    problems = clauses_command.inspect(
        packs, {**collect(packs), clause: proofs}, (clauses_command.open_list() - minus) | plus
    )
    assert any(says in problem for problem in problems)


def test_it_reads_citations_and_marks_from_the_source() -> None:
    source = '@cites("A-1", "A-2")\ndef keep(): ...\n'
    source += '@pytest.mark.clause("A-1")\ndef test_it(): ...\n@other("A-3")\nclass X: ...\n'
    assert list(marks(source)) == [("cites", "A-1", "keep"), ("cites", "A-2", "keep"), ("clause", "A-1", "test_it")]


def test_it_notices_changed_values_and_dropped_rules() -> None:
    packs = all_packs()
    pack = packs["furnace-maker"]
    tried, unnoticed = mutate.run(pack, packs, scenarios_of(pack.slug), limit=25)
    assert tried == 25
    assert not unnoticed


def test_it_lists_a_change_that_nothing_notices(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clauses_command, "scenarios_of", lambda slug: scenarios_of(slug)[:1])
    one = next(m for m in mutate.mutants(all_packs()["furnace-maker"]) if m.clause == "FUR-7.0")
    monkeypatch.setattr(mutate, "mutants", lambda pack: iter([one]))
    assert clauses_command.main(["--mutate", "furnace-maker"]) == 1
    assert "not noticed: FUR-7.0: fine 50 CNY becomes 51 CNY" in capsys.readouterr().out


def test_it_runs_scenarios_and_says_how_many_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert scenario_command.main([str(SCENARIOS), "--pure"]) == 0
    assert "as expected, 0 not" in capsys.readouterr().out


def test_it_fails_where_an_expectation_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(SCENARIOS.read_text("utf-8").replace("amount: 30 CNY", "amount: 31 CNY"), "utf-8")
    assert scenario_command.main([str(file)]) == 1
    assert "wanted 31, found 30" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["- scenario: x\n  regulation: nobody\n", None])
def test_it_says_2_where_a_file_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None) -> None:
    file = tmp_path / "bad.yaml"
    if text is not None:
        file.write_text(text, "utf-8")
    assert scenario_command.main([str(file)]) == 2
    assert "bad.yaml:" in capsys.readouterr().err


def test_it_runs_through_the_application_only_where_there_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert scenario_command.main([str(SCENARIOS), "--app"]) == 2
    assert "cannot be run through the application here" in capsys.readouterr().err
    assert scenario_command.main([str(SCENARIOS), "--app"], app=lambda scenario, packs: []) == 0
