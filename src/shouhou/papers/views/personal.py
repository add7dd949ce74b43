"""A customer's request about their own data: everything that is held as a file, or all of it erased."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.papers import queries
from shouhou.papers.forms import EraseForm
from shouhou.papers.services.erase_personal import erase_personal
from shouhou.papers.services.order_export import PERMISSION, order_export

ERASE = "personal.erase"


@require_safe
def personal(request: HttpRequest, customer_id: int) -> HttpResponse:
    """What can be asked for, the files that this person has ordered, and what erasing would leave."""
    return _page(request, customer_id, EraseForm(None))


@require_POST
def personal_export(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Order the file; a notice tells when it is there."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    order_export(customer_id=customer.id, language=get_language() or "zh-hans", actor=actor, now=clock.now())
    messages.success(request, _("The file is being gathered. A notice tells you when it is there."))
    return redirect("personal", customer.id)


@require_safe
@never_cache
def personal_file(request: HttpRequest, customer_id: int, export_id: int) -> HttpResponse:
    """The zip of one's own order."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must(PERMISSION, customer.branch_path)
    order = queries.exports_of(customer.id, actor.id).filter(pk=export_id).exclude(content=None).first()
    if order is None:
        raise NotFound
    headers = {"Content-Disposition": f'attachment; filename="customer-{customer.id}.zip"'}
    return HttpResponse(bytes(order.content or b""), content_type="application/zip", headers=headers)


@require_POST
def personal_erase(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Once the customer's number was typed, everything is gone for good."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must(ERASE, customer.branch_path)
    form = EraseForm(request.POST, customer.id)
    if form.is_valid():
        try:
            erase_personal(customer_id=customer.id, actor=actor, now=clock.now())
            messages.success(request, _("Everything that was known of the customer is erased."))
            return redirect("customer_page", customer.id)
        except Invalid as error:
            for message in error.fields.values():
                form.add_error(None, str(message))
    return _page(request, customer_id, form)


def _page(request: HttpRequest, customer_id: int, form: EraseForm) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    may_export, may_erase = (actor.may(word, customer.branch_path) for word in (PERMISSION, ERASE))
    if not may_erase:
        actor.must(PERMISSION, customer.branch_path)
    context = {
        "customer": customer, "form": form, "may_export": may_export, "may_erase": may_erase,
        "exports": list(queries.exports_of(customer.id, actor.id)[:10]),
        "breadcrumbs": [
            {"label": _("Customers"), "url": reverse("customer_list")},
            {"label": customer.name, "url": reverse("customer_page", args=[customer.id])},
        ],
    }  # fmt: skip
    return render(request, "papers/personal.html", context, status=422 if form.errors else 200)
