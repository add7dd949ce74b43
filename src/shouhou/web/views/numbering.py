"""How numbers are written: what there is, and how the next one is to look."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from shouhou.kernel import numbers
from shouhou.kernel.errors import Invalid, NotFound, Stale
from shouhou.people import public as people
from shouhou.web.services.set_numbering import PERMISSION, checked, set_numbering

NAMES = {"S": gettext_lazy("Service cases"), "V": gettext_lazy("Visits"), "R": gettext_lazy("Entries of registers")}
YEARS = [
    (0, gettext_lazy("no year")),
    (2, gettext_lazy("two digits, such as 26")),
    (4, gettext_lazy("four digits, such as 2026")),
]


class NumberingForm(forms.Form):
    """How a series is to be written."""

    prefix = forms.CharField(  # type: ignore[assignment]  # Django's own is for several forms on a page
        label=gettext_lazy("Begins with"), max_length=20, widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=gettext_lazy("One to four letters that no other kind of number begins with, now or earlier."),
    )  # fmt: skip
    year_digits = forms.TypedChoiceField(
        label=gettext_lazy("Year"), choices=YEARS, coerce=int,
        help_text=gettext_lazy("The year in which the number is given. The count goes on over the turn of the year."),
    )  # fmt: skip
    width = forms.IntegerField(
        label=gettext_lazy("Digits of the count"), min_value=0, max_value=99,
        help_text=gettext_lazy("Four to nine. A count that has outgrown them takes more."),
    )  # fmt: skip
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@require_safe
def numbering(request: HttpRequest) -> HttpResponse:
    """Every series with what it gives next."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(PERMISSION)
    rows = []
    for series in numbers.SERIES:
        form = numbers.form_of(series)
        year = dict(YEARS)[form.year_digits]
        rows.append({"series": series, "name": NAMES[series], "form": form, "year": year, "next": _next(series, form)})
    may_change = people.holds_everywhere(actor, PERMISSION)
    context = {"rows": rows, "may_change": may_change, "breadcrumbs": _crumbs()[:1]}
    return render(request, "web/numbering.html", context)


def numbering_of(request: HttpRequest, series: str) -> HttpResponse:
    """One series: `preview` shows the next number and saves nothing."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(PERMISSION)
    if series not in numbers.SERIES:
        raise NotFound
    now = numbers.form_of(series)
    initial = vars(now) | {"version": numbers.version_of(series)}
    form = NumberingForm(request.POST if request.method == "POST" else None, initial=initial)
    context: dict[str, Any] = {
        "form": form, "name": NAMES[series], "now": _next(series, now), "breadcrumbs": _crumbs(),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if "preview" in request.POST:
                wanted = checked(given["prefix"], given["year_digits"], given["width"])
                return render(request, "web/numbering_of.html", context | {"then": _next(series, wanted)})
            saved = set_numbering(series=series, actor=actor, **given)
            messages.success(
                request,
                _("The next number is %(number)s, unless one is given meanwhile.") % {"number": _next(series, saved)},
            )
            return redirect("numbering")
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
        except Stale:
            form.add_error(None, _("Somebody else has changed this meanwhile. Open the page again."))
            return render(request, "web/numbering_of.html", context, status=409)
    return render(request, "web/numbering_of.html", context, status=422 if form.errors else 200)


def _next(series: str, form: numbers.Form) -> str:
    return form.write(numbers.upcoming(series))


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Settings"), "url": reverse("settings")}, {"label": _("Numbering"), "url": reverse("numbering")},
    ]  # fmt: skip
