"""Use case: the listed row follows its stream: state, next limit, worst clock, who has a part."""

from shouhou.cases.models import Case
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

CLOSED = {"closed", "cancelled", "merged"}


def follow_stream(*, case: Case, recorded: timeline.Recorded) -> None:
    """Write the projection after an event, in its transaction. Whoever acts or is named in an act has a part in the case."""
    event = recorded.event
    word = policy.vocabulary("case").words[event.word]
    assigned = {role: int(event.data[field]) for field, role in word.assigns.items() if event.data.get(field)}
    if "engineer" in assigned:
        case.engineer_id = assigned["engineer"]
    named = {
        int(event.data[name]) for name, spec in word.fields.items() if spec.type == "person" and name in event.data
    }
    part = {*case.people, *named} | ({event.actor_id} if event.actor_id else set())
    case.people = sorted(part)
    case.last_event_at, case.last_seq = event.occurred_at, event.seq
    _project(case, recorded.head)


def follow_time(*, subject_id: int, head: timeline.Head) -> None:
    """Write the projection after time alone has changed a clock. Running it twice changes nothing."""
    case = Case.objects.filter(subject_id=subject_id).first()
    if case:
        _project(case, head)


def _project(case: Case, head: timeline.Head) -> None:
    case.state, case.is_open = head.state, head.state not in CLOSED
    case.next_late_from, case.next_clause, case.next_clock = head.next_late_from, head.next_clause, head.next_clock
    case.worst, case.missed = head.worst, head.missed
    case.save(
        update_fields=[
            "state", "is_open", "engineer", "people", "next_late_from", "next_clause", "next_clock", "worst", "missed",
            "last_event_at", "last_seq",
        ]
    )  # fmt: skip
