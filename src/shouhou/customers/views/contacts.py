"""Whom to call at a customer's, and its places: entered, changed, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.customers import permissions
from shouhou.customers.forms import ContactForm, SiteForm
from shouhou.customers.services.disclose import disclose
from shouhou.customers.services.remove_contact import remove_contact
from shouhou.customers.services.remove_site import remove_site
from shouhou.customers.services.save_contact import save_contact
from shouhou.customers.services.save_site import save_site
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound


def contact_edit(request: HttpRequest, customer_id: int, contact_id: int | None = None) -> HttpResponse:
    """A new contact, or one that is there: then the numbers are shown whole, and that is written down."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = permissions.visible_customer(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    contact = None
    if contact_id is not None:
        actor.must("personal.see", customer.branch_path)
        contact = next((c for c in customer.contacts.all() if c.pk == contact_id), None)
        if contact is None:
            raise NotFound
        if request.method != "POST":
            disclose(actor=actor, customer_id=customer.pk, now=clock.now())
    initial = {name: getattr(contact, name) for name in ContactForm.base_fields} if contact else {}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_contact(
                customer_id=customer.pk, contact_id=contact.pk if contact else None, actor=actor, **form.cleaned_data
            )
            messages.success(request, _("Saved."))
            return redirect(reverse("customer_page", args=[customer.pk]))
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form, "customer": customer, "title": _("Contact") if contact else _("New contact"),
        "remove_url": reverse("contact_remove", args=[customer.pk, contact.pk]) if contact else "",
        "remove_text": _("Name and numbers are deleted. The customer's cases stay as they are."),
    }  # fmt: skip
    return render(request, "customers/part_edit.html", context, status=422 if form.errors else 200)


@require_POST
def contact_remove(request: HttpRequest, customer_id: int, contact_id: int) -> HttpResponse:
    remove_contact(customer_id=customer_id, contact_id=contact_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Contact removed."))
    return redirect(reverse("customer_page", args=[customer_id]))


def site_edit(request: HttpRequest, customer_id: int, site_id: int | None = None) -> HttpResponse:
    """A new place, or one that is there; its address is as personal as the customer's."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = permissions.visible_customer(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    site = None
    if site_id is not None:
        actor.must("personal.see", customer.branch_path)
        site = customer.sites.filter(pk=site_id).first()
        if site is None:
            raise NotFound
        if request.method != "POST":
            disclose(actor=actor, customer_id=customer.pk, now=clock.now())
    initial = {"name": site.name, "address": site.address} if site else {}
    form = SiteForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_site(customer_id=customer.pk, site_id=site.pk if site else None, actor=actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(reverse("customer_page", args=[customer.pk]))
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form, "customer": customer, "title": _("Place") if site else _("New place"),
        "remove_url": reverse("site_remove", args=[customer.pk, site.pk]) if site else "",
        "remove_text": _("Units that stand there keep its name."),
    }  # fmt: skip
    return render(request, "customers/part_edit.html", context, status=422 if form.errors else 200)


@require_POST
def site_remove(request: HttpRequest, customer_id: int, site_id: int) -> HttpResponse:
    remove_site(customer_id=customer_id, site_id=site_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Place removed."))
    return redirect(reverse("customer_page", args=[customer_id]))
