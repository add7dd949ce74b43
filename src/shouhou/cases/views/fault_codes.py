"""The fault codes behind the picker of the intake desk: looked through, entered, changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.cases import queries
from shouhou.cases.forms import FaultCodeForm
from shouhou.cases.models import FaultCode
from shouhou.cases.services.save_fault_code import save_fault_code
from shouhou.kernel.errors import Invalid, NotFound

EDIT = "fault_code.edit"
NAMES = ("code", "line", "words_zh", "words_en", "hint_zh", "hint_en", "is_used")


def fault_code_list(request: HttpRequest) -> HttpResponse:
    """All of them, by product line."""
    request.actor.must(EDIT)  # type: ignore[attr-defined]
    return render(request, "cases/fault_code_list.html", {"codes": list(queries.fault_codes())})


def fault_code(request: HttpRequest, fault_code_id: int | None = None) -> HttpResponse:
    """One code, new or known. Saved, it leads back to the list."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(EDIT)
    known = FaultCode.objects.filter(pk=fault_code_id).first() if fault_code_id else None
    if fault_code_id and known is None:
        raise NotFound
    form = FaultCodeForm(request.POST or None, initial={n: getattr(known, n) for n in NAMES} if known else None)
    if request.method == "POST" and form.is_valid():
        try:
            save_fault_code(actor=actor, fault_code_id=fault_code_id, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(reverse("fault_code_list"))
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    context = {
        "form": form, "known": known,
        "breadcrumbs": [{"label": _("Fault codes"), "url": reverse("fault_code_list")}],
    }  # fmt: skip
    return render(request, "cases/fault_code.html", context, status=422 if form.errors else 200)
