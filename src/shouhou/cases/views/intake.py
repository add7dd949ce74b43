"""The intake desk, one screen: who calls, what stands there already, what they want. By keyboard alone."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.assets import public as assets
from shouhou.cases import permissions, queries
from shouhou.cases.forms import IntakeFilesForm, NewCallerForm, NewUnitForm, intake_form, own_fields
from shouhou.cases.services.register_requests import WORD
from shouhou.cases.services.take_call import ANSWER, take_call
from shouhou.cases.views.attachments import A_MINUTE
from shouhou.cases.views.caller import caller_shown, cases_beside, found_callers
from shouhou.customers import public as customers
from shouhou.kernel import clock, limits
from shouhou.kernel.errors import Invalid
from shouhou.kernel.public import once
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

BESIDE = "beside_reason"


def find_caller(request: HttpRequest) -> HttpResponse:
    """The desk before anybody is chosen; the list of callers while somebody types; the fields of a new caller."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("case.register")
    if request.method == "POST":
        return _taken(request, None, now)
    text = request.GET.get("q", "")[:60].replace("\x00", "")
    is_new = "new" in request.GET and actor.may("customer.edit")
    if request.htmx and not is_new:  # type: ignore[attr-defined]
        context = {"text": text, "found": found_callers(actor, text), "may_add": actor.may("customer.edit")}
        return render(request, "cases/found_callers.html", context)
    new = _with_branches(NewCallerForm(initial=_as_caller(text)), actor) if is_new else None
    if new:
        new.fields["customer_name"].widget.attrs["data-focus"] = ""
    return _page(request, None, now, new_caller=new)


def register(request: HttpRequest, customer_id: int) -> HttpResponse:
    """A caller has been chosen: everything that stands there. Posted, the request is registered."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must("case.register", customer.branch_path)
    if request.method == "POST":
        return _taken(request, customer, now)
    return _page(request, customer, now)


def fault_choices(request: HttpRequest) -> HttpResponse:
    """The faults that fit what was typed, and the model of the unit that was chosen."""
    request.actor.must("case.register")  # type: ignore[attr-defined]
    text, model = (request.GET.get(name, "")[:60].replace("\x00", "") for name in ("fault_words", "of_model"))
    return render(
        request, "cases/fault_choices.html", {"codes": queries.fault_codes_for(model, text)[:9], "text": text}
    )


def _page(
    request: HttpRequest, customer: customers.CustomerFacts | None, now: dt.datetime, *, form: Any = None,
    new_caller: Any = None, new_unit: Any = None, files: IntakeFilesForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The whole screen, or the caller's part of it where only that was asked for."""
    actor = request.actor  # type: ignore[attr-defined]
    unit_id = request.POST.get("unit", request.GET.get("unit", ""))
    context: dict[str, Any] = {
        "new_caller": new_caller, "may_add": actor.may("customer.edit"),
        "text": request.GET.get("q", "")[:60], "new_unit": new_unit or NewUnitForm(),
    }  # fmt: skip
    if customer:
        context |= caller_shown(actor, customer, now, unit_id)
    elif context["text"] and not new_caller:
        context["found"] = found_callers(actor, context["text"])
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "cases/caller.html", context)
    context["files"], context["files_lost"] = files or IntakeFilesForm(), bool(request.FILES)
    context["form"] = form or _form(actor, customer.branch_path if customer else None, now)
    failed = any(part and part.errors for part in (form, new_caller, new_unit, files))
    return render(request, "cases/intake.html", context, status=422 if failed else 200)


def _form(actor: Actor, branch_path: str | None, now: dt.datetime, data: Any = None) -> Any:
    """The form of a request, with the roles that this person may enter it in."""
    path = branch_path or next(h.branch_path for h in actor.holdings if "case.register" in h.permissions)
    roles = permissions.roles_of(actor, path, policy.adopted_at(path, policy.local_day(now)))
    choose = permissions.roles_to_choose(actor, WORD, roles)
    choose.sort(key=lambda role: role != permissions.CUSTOMER)
    may_answer = bool(roles & {*policy.vocabulary("case").words[ANSWER].by})
    return intake_form(roles=choose, data=data, may_answer=may_answer)


def _taken(request: HttpRequest, customer: customers.CustomerFacts | None, now: dt.datetime) -> HttpResponse:
    """Register what was posted; what is not right stays on the screen with its message."""
    actor = request.actor  # type: ignore[attr-defined]
    form = _form(actor, customer.branch_path if customer else None, now, request.POST)
    new = NewUnitForm(request.POST) if customer else _with_branches(NewCallerForm(request.POST), actor)
    files = IntakeFilesForm(request.POST, request.FILES)
    if form.is_valid() & new.is_valid() & files.is_valid():
        try:
            number, customer_id = _save(request, customer, form, new, files, now)
            return _way_on(request, number, customer_id)
        except Invalid as error:
            _show(error, form, new, files)
    parts = {"new_unit": new} if customer else {"new_caller": new}
    return _page(request, customer, now, form=form, files=files, **parts)


def _save(request: HttpRequest, customer: Any, form: Any, new: Any, files: IntakeFilesForm, now: dt.datetime) -> Any:
    """One call, once: the form's key makes a second press of the button harmless."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    unit = _unit(request, customer)
    fields, at, given = own_fields(WORD, form), timeline.stated_minute(form), new.cleaned_data
    new_customer, new_unit = ({} if customer else new.given("customer_")), new.given("unit_")
    answer = form.cleaned_data.get("answer", "")
    brought = [(file.name or "", file.read()) for file in files.cleaned_data["files"]]
    for _file in brought:
        limits.count(f"files-{actor.id}", A_MINUTE)

    def run() -> tuple[int, Any]:
        if customer and not new_unit and not fields[BESIDE].strip():
            _ask_why(actor, customer.id, unit.id if unit else None, form)
        registered = take_call(
            customer_id=customer.id if customer else None, unit_id=unit.id if unit else None, fields=fields, actor=actor,
            now=now, at=at, role=form.cleaned_data.get("role") or permissions.CUSTOMER, new_customer=new_customer,
            new_unit=new_unit, answer=answer, files=brought,
        )  # fmt: skip
        case = permissions.visible_case(actor, number=registered.number)
        return 201, {"number": registered.number, "customer_id": case.customer_id}

    sent = [customer.id if customer else None, unit.id if unit else None, fields, str(at), given, answer]
    sent += [name for name, _content in brought]
    _status, body = once(form.cleaned_data["act_key"], actor.id, sent, run)
    return str(body["number"]), body["customer_id"]


def _way_on(request: HttpRequest, number: str, customer_id: int) -> HttpResponse:
    """To the new case; or, where the caller has another unit to report, back to the desk with them."""
    messages.success(request, _("Registered as %(number)s. The clocks are running.") % {"number": number})
    if "again" in request.POST:
        return redirect(reverse("register_for", args=[customer_id]))
    return redirect(reverse("case_page", args=[number]))


def _ask_why(actor: Actor, customer_id: int, unit_id: int | None, form: Any) -> None:
    """Raises Invalid where the case would stand beside an open one, which the form names from now on."""
    found = cases_beside(actor, customer_id, unit_id)
    if found:
        form.data = form.data.copy()
        form.data["beside"] = found[0].number
        raise Invalid(
            {BESIDE: _("%(number)s stands open for this. Say why another is registered.") % {"number": found[0].number}}
        )


def _show(error: Invalid, form: Any, new: Any, files: Any) -> None:
    """A service's messages at their fields, in whichever part of the screen these are."""
    for name, message in error.fields.items():
        part = next((one for one in (new, files) if name in one.fields), form)
        part.add_error(name if name in part.fields else None, str(message))


def _unit(request: HttpRequest, customer: customers.CustomerFacts | None) -> assets.UnitFacts | None:
    """The chosen one of the caller's units; None for none."""
    text = request.POST.get("unit", "")
    if not text or customer is None:
        return None
    found = {str(unit.id): unit for unit in assets.units_of(request.actor, customer.id)}  # type: ignore[attr-defined]
    if text not in found:
        raise Invalid({"": _("Choose the unit from the list.")})
    return found[text]


def _with_branches(form: Any, actor: Actor) -> Any:
    form.fields["customer_branch_id"].choices = list(people.branches_of(actor, "customer.edit").items())
    return form


def _as_caller(text: str) -> dict[str, str]:
    """What was typed into the search box, as the start of a new caller: a number is a phone, anything else a name."""
    digits = sum(c.isdigit() for c in text)
    return {"customer_phone": text} if digits * 2 > len(text) else {"customer_name": text}
