"""Whoever goes behind the records is found out: in the chain, in the words, under the seal, in the projection."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection

from shouhou.cases.public import record_act
from shouhou.cli.main import main
from shouhou.kernel import clock
from shouhou.timeline.public import verify
from shouhou.timeline.services.erase_content import erase_content
from shouhou.timeline.services.make_checkpoint import make_checkpoint


def tamper(statement: str) -> None:
    """Change rows as somebody could who owns the server: with every trigger and foreign key switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")


def cut_last_event() -> None:
    tamper("DELETE FROM timeline_content")
    tamper("DELETE FROM timeline_decision WHERE event_id IN (SELECT id FROM timeline_event WHERE seq = 2)")
    tamper("DELETE FROM timeline_event WHERE seq = 2")


@pytest.fixture
def later(world) -> Iterator[dt.datetime]:
    """An hour after a request that has been answered; the night's seal is made."""
    case = world.registered()
    at = world.now + dt.timedelta(hours=1)
    record_act(case_id=case.case_id, word="request.answered", fields={"text": "今天下午答复"}, actor=world.mei, now=at)
    make_checkpoint(now=at)
    with clock.frozen(at):
        yield at


def found(at: dt.datetime) -> list[str]:
    return [finding.problem for finding in verify(now=at)]


def test_it_finds_nothing_where_nobody_meddled(later: dt.datetime) -> None:
    assert found(later) == []


def test_it_finds_changed_data(later: dt.datetime) -> None:
    tamper("UPDATE timeline_event SET data = data || '{\"visit_needed\": false}' WHERE seq = 1")
    assert found(later) == ["event 1 (request.received) does not fit its hash"]


def test_it_finds_a_changed_minute(later: dt.datetime) -> None:
    tamper("UPDATE timeline_event SET occurred_at = occurred_at - interval '30 minutes' WHERE seq = 2")
    assert found(later) == ["event 2 (request.answered) does not fit its hash"]


def test_it_finds_a_deleted_last_event(later: dt.datetime) -> None:
    cut_last_event()
    assert "the head does not fit the last event" in found(later)


def test_it_finds_a_deleted_last_event_whose_head_was_mended(later: dt.datetime) -> None:
    cut_last_event()
    tamper("UPDATE timeline_subject SET last_seq = 1, last_hash = (SELECT hash FROM timeline_event WHERE seq = 1)")
    assert "the stream was sealed with 2 events and has 1" in found(later)


def test_it_finds_changed_words(later: dt.datetime) -> None:
    tamper("UPDATE timeline_content SET body = '{\"text\": \"明天再说\"}' WHERE body ? 'text'")
    assert found(later) == ["the words of event 2 were changed"]


def test_it_accepts_erased_words(later: dt.datetime, world) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM timeline_subject")
        (subject_id,) = cursor.fetchone()
    erase_content(subject_id=subject_id, seq=2, by=1, now=later)
    assert found(later) == []


def test_it_finds_a_changed_clock(later: dt.datetime) -> None:
    tamper("UPDATE timeline_clock SET due_at = due_at + interval '1 hour' WHERE clause = 'FUR-2.2'")
    [problem] = found(later)
    assert problem.startswith("clock FUR-2.2 due_at: stored")


def test_it_finds_a_deleted_clock(later: dt.datetime) -> None:
    tamper("DELETE FROM timeline_clock WHERE clause = 'FUR-2.2'")
    assert found(later) == ["clock FUR-2.2 is not stored"]


def test_it_finds_an_invented_fine(later: dt.datetime) -> None:
    tamper(
        "INSERT INTO timeline_consequence (subject_id, kind, key, regulation, clause, state, amount_by, at, body) "
        "SELECT id, 'fine', 'x', 'furnace-maker', 'FUR-2.1', 'confirmed', '', now(), '{}' FROM timeline_subject"
    )
    assert found(later) == ["fine FUR-2.1 is stored as confirmed, but does not follow"]


def test_it_is_a_command_that_fails_where_something_is_wrong(
    later: dt.datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == "everything is in order\n"
    tamper("UPDATE timeline_clock SET state = 'met' WHERE clause = 'FUR-2.2'")
    assert main(["verify", "--sample", "5"]) == 1
    assert "clock FUR-2.2 state: stored met, derived running" in capsys.readouterr().out
