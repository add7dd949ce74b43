"""The assessment sheet of one month: drawn up from the records, closed, objected to, decided."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shouhou.cases import public as cases
from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import NotFound
from shouhou.kpis import permissions, queries, rules
from shouhou.kpis.models import Sheet
from shouhou.kpis.queries import Key
from shouhou.kpis.services.close_sheet import close_sheet
from shouhou.kpis.services.decide_objection import decide_objection
from shouhou.kpis.services.draw_sheet import draw_sheet
from shouhou.kpis.services.object_to_sheet import object_to_sheet
from shouhou.kpis.views import shown
from shouhou.kpis.views.assessments import grades_of, month_of, objection_of, sheet_url
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline


@require_safe
def assessment(request: HttpRequest, branch_id: int, month: str, person_id: int) -> HttpResponse:
    """The last closed version, or the month as it stands; `version` names another, `version=0` what the records say now."""
    actor = request.actor  # type: ignore[attr-defined]
    day, person = month_of(month), person_id or None
    path = people.branch_path(branch_id)
    permissions.must_see(actor, path, person)
    if day is None:
        raise NotFound
    versions = list(queries.versions(day, branch_id, person))
    wanted = request.GET.get("version", "")
    chosen = next(
        (s for s in versions if str(s.version) == wanted), None if wanted == "0" else versions[0] if versions else None
    )
    drawn = draw_sheet(month=day, branch_path=path, person_id=person, now=clock.now())
    body = chosen.body if chosen else drawn
    if request.GET.get("as") == "xlsx":
        return _sheet(month, body)
    name = people.named({person})[person] if person else people.branch_names()[path]
    over = rules.month_after(day) <= policy.local_day(clock.now())
    latest = versions[0] if versions else None
    changed = latest is None or latest.body != drawn
    sees = actor.may(permissions.SEE, path)
    context = {
        "month": month, "name": name, "is_branch": person is None, "branch_name": people.branch_names()[path],
        "branch_id": branch_id, "person_id": person_id,
        "previous": sheet_url(branch_id, rules.month_after(day, -1), person), "previous_name": f"{rules.month_after(day, -1):%Y-%m}",
        "following": sheet_url(branch_id, rules.month_after(day), person), "following_name": f"{rules.month_after(day):%Y-%m}",
        "chosen": chosen, "versions": versions, "over": over, "changed": changed,
        "figures": _figures(body, day, branch_id, person, linked=sees), "grades": grades_of(body),
        "faults": _faults(actor, body), "fines": body["fines"], "fined": Decimal(body["fined"]),
        "differences": _differences(_before(versions, chosen), body) if chosen or latest else [],
        "against": _before(versions, chosen),
        "objection": objection_of(chosen),
        "may_close": over and changed and person != actor.id and actor.may(permissions.CLOSE, path),
        "may_object": chosen is not None and chosen == latest and person == actor.id and objection_of(chosen) is None,
        "may_decide": chosen is not None and person != actor.id and actor.may(permissions.CLOSE, path)
        and (objection_of(chosen) or {"tone": ""})["tone"] == "warn",
        "breadcrumbs": [
            {"label": _("Assessments"), "url": f"{reverse('assessments')}?month={month}&branch={branch_id}"} if sees
            else {"label": _("My assessments"), "url": reverse("my_assessments")}
        ],
        **shown.measured(),
    }  # fmt: skip
    return render(request, "kpis/assessment.html", context)


@require_POST
def assessment_close(request: HttpRequest, branch_id: int, month: str, person_id: int) -> HttpResponse:
    """Close the month, or what has changed of it."""
    actor = request.actor  # type: ignore[attr-defined]
    day, person = month_of(month), person_id or None
    permissions.must_see(actor, people.branch_path(branch_id), None)
    actor.must(permissions.CLOSE, people.branch_path(branch_id))
    if day is None:
        raise NotFound
    sheet = close_sheet(month=day, branch_id=branch_id, person_id=person, actor=actor, now=clock.now())
    messages.success(request, _("The month is closed as version %(version)s.") % {"version": sheet.version})
    return redirect(sheet_url(branch_id, day, person))


@require_POST
def assessment_object(request: HttpRequest, branch_id: int, month: str, person_id: int) -> HttpResponse:
    """Object to one's own closed month."""
    actor = request.actor  # type: ignore[attr-defined]
    sheet = _last(actor, branch_id, month, person_id)
    object_to_sheet(sheet_id=sheet.pk, reason=request.POST.get("reason", "")[:5000], actor=actor, now=clock.now())
    messages.success(request, _("Your objection waits for a decision."))
    return redirect(sheet_url(branch_id, sheet.month, person_id))


@require_POST
def assessment_decide(request: HttpRequest, branch_id: int, month: str, person_id: int) -> HttpResponse:
    """Decide about an objection."""
    actor = request.actor  # type: ignore[attr-defined]
    sheet = _last(actor, branch_id, month, person_id)
    decide_objection(
        sheet_id=sheet.pk, decision=request.POST.get("decision", ""), words=request.POST.get("words", "")[:5000],
        actor=actor, now=clock.now(),
    )  # fmt: skip
    messages.success(request, _("The objection is decided."))
    return redirect(sheet_url(branch_id, sheet.month, person_id))


def _last(actor: people.Actor, branch_id: int, month: str, person_id: int) -> Sheet:
    """The last closed version that the actor sees; NotFound for none."""
    permissions.must_see(actor, people.branch_path(branch_id), person_id or None)
    day = month_of(month)
    found = queries.last_sheet(day, branch_id, person_id or None) if day else None
    if found is None:
        raise NotFound
    return found


def _before(versions: list[Sheet], chosen: Sheet | None) -> Sheet | None:
    """The version that this one is compared with: the one before it; the last one for what the records say now."""
    if chosen is None:
        return versions[0] if versions else None
    return next((s for s in versions if s.version == chosen.version - 1), None)


def _figures(
    body: dict[str, Any], day: dt.date, branch_id: int, person: int | None, *, linked: bool
) -> list[dict[str, Any]]:
    query = f"?period=month&day={day}&branch={branch_id}" + (f"&person={person}" if person else "")
    return [
        {
            **f, "label": shown.label(key := Key(f["kind"], f["regulation"], f["clause"], f["name"])),
            "row": {"text": shown.value(Decimal(f["value"]), f["measure"]) if f["value"] else "", "total": f},
            "url": shown.url(key) + query if linked else "", "clause_url": reverse("clause", args=[f["regulation"], f["clause"]]),
        }
        for f in body["figures"]
    ]  # fmt: skip


def _faults(actor: people.Actor, body: dict[str, Any]) -> list[dict[str, Any]]:
    known = cases.cases_of_subjects(actor, [f["subject"] for f in body["faults"]])
    return [
        {**f, "case": known.get(f["subject"]), "at": dt.datetime.fromisoformat(f["at"]),
         "state_text": timeline.FAULT_STATES[f["state"]][0], "tone": timeline.FAULT_STATES[f["state"]][1],
         "amount": Decimal(f["amount"]) if f["amount"] else None}
        for f in body["faults"]
    ]  # fmt: skip


def _differences(old: Sheet | None, body: dict[str, Any]) -> list[dict[str, str]]:
    if old is None:
        return []
    return [
        {"part": str(shown.PARTS[part]), "what": _what(part, row), "old": was or "—", "new": now or "—"}
        for part, row, was, now in rules.differences(old.body, body)
    ]


def _what(part: str, row: Any) -> str:
    if part == "figures":
        return f"{row['clause']} {shown.label(Key(row['kind'], row['regulation'], row['clause'], row['name']))}"
    return str(row.get("number") or row["clause"])


def _sheet(month: str, body: dict[str, Any]) -> HttpResponse:
    columns = [
        sheets.Column(_("Part"), width=12), sheets.Column(_("Clause"), width=14), sheets.Column(_("Figure"), width=28),
        sheets.Column(_("Value")), sheets.Column(_("counted"), "whole"), sheets.Column(_("of"), "whole"),
        sheets.Column(_("Amount"), "money"),
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [
            str(shown.PARTS["figures"]),
            f["clause"],
            f["label"],
            f["row"]["text"] or _("no data"),
            f["counted"],
            f["base"],
            None,
        ]
        for f in _figures(body, dt.date(2000, 1, 1), 0, None, linked=False)
    ]
    rows += [
        [str(shown.PARTS["grades"]), g["clause"], "", g["text"] or _("undecided"), None, None, None]
        for g in grades_of(body)
    ]
    rows += [
        [str(shown.PARTS["faults"]), f["clause"], "", str(timeline.FAULT_STATES[f["state"]][0]), None, None,
         Decimal(f["amount"]) if f["amount"] else None]
        for f in body["faults"]
    ]  # fmt: skip
    rows += [
        [str(shown.PARTS["fines"]), f["clause"], f["number"], "", None, None, Decimal(f["amount"])]
        for f in body["fines"]
    ]
    return sheets.answer(f"assessment-{month}", f"{_('Assessment')} {month}", columns, rows)
