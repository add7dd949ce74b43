"""Ending an adoption: a day, then what will happen, then it is done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.policy import public as policy
from shouhou.workbench.forms import EndForm


def end_adoption(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """The form; sent once it is checked and told back, sent again with `confirmed` it is carried out."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("regulation.adopt")
    adoption = policy.adoption_for(actor, adoption_id)
    today = policy.local_day(clock.now())
    page = reverse("regulation", args=[adoption.regulation])
    form = EndForm(request.POST or None, today)
    context = {
        "adoption": adoption, "form": form, "title": policy.title(adoption.regulation, language), "back_url": page,
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": adoption.regulation, "url": page},
        ],
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        until_on = form.cleaned_data["until_on"]
        try:
            if "confirmed" in request.POST:
                policy.end_adoption(adoption_id=adoption.id, until_on=until_on, today=today)
                messages.success(
                    request,
                    _("%(branch)s no longer follows the regulation from %(day)s on.")
                    % {"branch": adoption.branch, "day": until_on},
                )
                return redirect(page)
            policy.check_ending(adoption, until_on=until_on, today=today)
            return render(request, "workbench/end_confirm.html", {**context, "day": until_on})
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name, str(message))
    return render(request, "workbench/end_adoption.html", context, status=422 if form.errors else 200)
