"""The command itself: help, exit codes, what its modules promise."""

import subprocess
import sys

import pytest

from shouhou.cli import main
from shouhou.cli.problem import Problem


def test_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main.main(["--help"])
    assert end.value.code == 0
    output = capsys.readouterr().out
    for command in main.COMMANDS:
        assert f"\n    {command} " in output


def test_helps_without_loading_what_is_heavy() -> None:
    program = (
        "import sys; from shouhou.cli.main import parser; parser().format_help();"
        "print([name for name in ('django', 'psycopg', 'granian', 'procrastinate') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_prints_a_problem_as_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "abc")
    assert main.main(["run"]) == 2
    assert capsys.readouterr().err == f"shouhou: {Problem('PORT is ')}'abc'; it must be a number from 1 to 65535.\n"
