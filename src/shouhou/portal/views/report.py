"""The customer reports a fault: of the unit whose code she has scanned, or another one from the page of her case."""

import uuid
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.kernel import clock, limits
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.kernel.retry import retrying
from shouhou.portal.forms import ReportForm
from shouhou.portal.services.report_fault import report_fault
from shouhou.portal.views.opened import REPORTS_A_MINUTE, address_of, behind_link, count_wrong, for_strangers


@behind_link
@require_http_methods(["GET", "HEAD", "POST"])
def report_again(request: HttpRequest, token: str, case: cases.CaseFacts) -> HttpResponse:
    """Another fault of the same unit."""
    unit = assets.unit_of_case(case.unit_id) if case.unit_id else None
    return report_of(request, customer_id=case.customer_id, unit=unit, channel="portal", back=token)


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def report_of_unit(request: HttpRequest, unit_code: str) -> HttpResponse:
    """The page behind the QR code on a unit: whoever stands before it reports a fault, and sees nothing but its plate."""
    unit = assets.unit_by_code(unit_code)
    if unit is None:
        count_wrong(request)
        raise NotFound
    if request.method == "POST":
        limits.count(f"unit-reports-{unit.id}", REPORTS_A_MINUTE)
    return report_of(request, customer_id=unit.customer_id, unit=unit, channel="qr")


def report_of(
    request: HttpRequest, *, customer_id: int, unit: assets.UnitFacts | None, channel: str, back: str = ""
) -> HttpResponse:
    """The form, and the way to the page of the new case. A program that fills in the trap is thanked and forgotten."""
    form = ReportForm(initial={"report_key": uuid.uuid4()})
    if request.method == "POST":
        limits.count(f"reports-{address_of(request)}", REPORTS_A_MINUTE)
        form = ReportForm(request.POST, request.FILES)
        if form.is_valid() and form.cleaned_data["website"]:
            return render(request, "portal/reported.html")
        if form.is_valid():
            try:
                return redirect("portal_case", token=_reported(form, customer_id, unit, channel))
            except Invalid as error:
                for name, message in error.fields.items():
                    form.add_error({"files": "photos"}.get(name, name if name in form.fields else None), str(message))
    context = {"form": form, "unit": unit, "back": back}
    return render(request, "portal/report.html", context, status=422 if form.errors else 200)


def _reported(form: ReportForm, customer_id: int, unit: assets.UnitFacts | None, channel: str) -> str:
    said = {name: form.cleaned_data[name] for name in ("requirement", "contact", "wanted")}
    return retrying(
        partial(
            report_fault, customer_id=customer_id, unit_id=unit.id if unit else None, fields=said,
            photos=form.cleaned_data["photos"], report_key=form.cleaned_data["report_key"], now=clock.now(),
            channel=channel,
        )
    )  # fmt: skip
