"""Steps are left out exactly when nothing that they depend on has changed."""

from pathlib import Path

import pytest

from shouhou.cli.problem import Problem
from tools.bootstrap.steps import Steps, call


class Builder:
    """A step that counts how often it was done."""

    def __init__(self, folder: Path) -> None:
        self.steps = Steps(folder / "steps.json")
        self.source = folder / "source"
        self.result = folder / "result"
        self.source.mkdir()
        (self.source / "one.txt").write_text("1")
        self.times = 0

    def build(self, *texts: str) -> int:
        self.steps.do("build", self._act, inputs=[*texts, self.source], outputs=[self.result])
        return self.times

    def _act(self) -> None:
        self.times += 1
        self.result.touch()


@pytest.fixture
def builder(tmp_path: Path) -> Builder:
    return Builder(tmp_path)


def test_does_a_step_once(builder: Builder) -> None:
    assert builder.build() == 1
    assert builder.build() == 1


def test_does_it_again_when_a_file_changes(builder: Builder) -> None:
    builder.build()
    (builder.source / "one.txt").write_text("2")
    assert builder.build() == 2


def test_does_it_again_when_a_file_is_added_renamed_or_removed(builder: Builder) -> None:
    builder.build()
    (builder.source / "two.txt").write_text("")
    assert builder.build() == 2
    (builder.source / "two.txt").rename(builder.source / "three.txt")
    assert builder.build() == 3
    (builder.source / "three.txt").unlink()
    assert builder.build() == 4


def test_does_it_again_when_a_text_changes(builder: Builder) -> None:
    builder.build("3.11")
    assert builder.build("3.12") == 2


def test_does_it_again_when_the_result_is_gone(builder: Builder) -> None:
    builder.build()
    builder.result.unlink()
    assert builder.build() == 2


def test_does_it_again_after_a_failure(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    builder.build()
    (builder.source / "one.txt").write_text("2")
    monkeypatch.setattr(builder, "_act", lambda: call(["false"]))
    with pytest.raises(Problem):
        builder.build()
    monkeypatch.undo()
    (builder.source / "one.txt").write_text("1")
    assert builder.build() == 2


def test_shows_each_step_with_its_time(builder: Builder, capsys: pytest.CaptureFixture[str]) -> None:
    builder.build()
    builder.build()
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("  build ....")
    assert line.endswith(" s")


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: Failed to fetch: `simple/django/`\n  dns error", "No package index answers"),
        ("npm error code EACCES", "may not write here"),
        ("some reason of its own", "failed: some reason of its own."),
    ],
)
def test_explains_a_failure_in_one_line(said: str, hint: str) -> None:
    with pytest.raises(Problem) as failure:
        call(["sh", "-c", f"echo '{said}'; exit 1"])
    assert hint in str(failure.value)
    assert "\n" not in str(failure.value)
