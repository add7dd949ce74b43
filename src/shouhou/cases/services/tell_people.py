"""Use case: whoever has to know how a case stands is told, and whoever follows it hears what has happened."""

import datetime as dt

from django.urls import reverse

from shouhou.cases import permissions
from shouhou.cases.models import Case, Watch
from shouhou.kernel.errors import NotFound
from shouhou.notices import public as notices
from shouhou.people import public as people
from shouhou.timeline import public as timeline

NEWEST = 20  # events; whoever follows a case is not told of its past


def tell_people(*, subject_id: int, now: dt.datetime) -> None:
    """Bring the notices about a case to how it stands, under its number. Running it twice changes nothing."""
    case = Case.objects.filter(subject_id=subject_id).first()
    if case is None:
        return
    address = reverse("case_page", args=[case.number])
    notices.tell_subject(
        subject_id=subject_id, about=case.number, address=address, recorder_id=case.registrar_id, now=now
    )  # fmt: skip
    _tell_followers(case, address, now)


def _tell_followers(case: Case, address: str, now: dt.datetime) -> None:
    """What others have done since somebody began to follow. Whoever may not see the case is told nothing."""
    since = dict(Watch.objects.filter(case=case).values_list("person_id", "since_at"))
    since = {person: at for person, at in since.items() if _sees(person, case, now)}
    if not since:
        return
    for event in timeline.standing_events(case.subject_id, now)[-NEWEST:]:
        told = {str(event.by), *map(str, event.data.get("mentions") or ())}
        notices.notify(
            kind="watched", key=f"watched/{case.subject_id}/{event.id}", at=event.at, now=now, about=case.number,
            recipients=[p for p, at in since.items() if at <= event.recorded_at and str(p) not in told],
            address=address, subject_id=case.subject_id, branch_path=case.branch_path,
            facts={"person": int(event.by) if event.by else None, "what": event.word},
        )  # fmt: skip


def _sees(person_id: int, case: Case, now: dt.datetime) -> bool:
    try:
        permissions.visible_case(people.actor(person_id, now), case_id=case.pk)
    except NotFound:
        return False
    return True
