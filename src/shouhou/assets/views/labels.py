"""Labels with QR codes: of one unit, of all units of a customer."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shouhou.assets import permissions
from shouhou.assets.models import Unit
from shouhou.customers import public as customers
from shouhou.documents import public as documents
from shouhou.kernel import clock

MOST = 540  # labels of one file: twenty sheets


@never_cache
def unit_label(request: HttpRequest, unit_id: int) -> HttpResponse:
    """One label of 50 x 30 mm. Whoever may enter units may print what opens their pages."""
    unit = permissions.visible_one(request.actor, unit_id)  # type: ignore[attr-defined]
    request.actor.must("customer.edit", unit.branch_path)  # type: ignore[attr-defined]
    return _printed(request, [unit], "single")


@never_cache
def customer_labels(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Sheets of A4 with a label for each unit of a customer that is in use."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    units = permissions.visible_to(actor).filter(customer=customer.id, scrapped_on=None).order_by("serial")
    return _printed(request, units[:MOST], "sheet")


def _printed(request: HttpRequest, units: Iterable[Unit], layout: documents.Layout) -> HttpResponse:
    labels = [
        documents.UnitLabel(unit.model.code, unit.serial, request.build_absolute_uri(f"/u/{unit.code}"))
        for unit in units
    ]
    pdf = documents.render_unit_labels(
        labels, layout=layout, organisation=request.installation.organisation,  # type: ignore[attr-defined]
        says=_("Scan to report a fault"), title=_("Unit labels"),
        language="en" if (get_language() or "").startswith("en") else "zh", at=clock.now(),
    )  # fmt: skip
    headers = {"Content-Disposition": 'inline; filename="labels.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
