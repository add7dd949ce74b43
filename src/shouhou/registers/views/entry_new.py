"""Opening an entry: which register first, then its first word on a form made from the vocabulary."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused, Undecided
from shouhou.kernel.public import once
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions
from shouhou.registers.errors import NotYourRole
from shouhou.registers.forms import OpeningForm
from shouhou.registers.models import Entry
from shouhou.registers.services.open_entry import open_entry
from shouhou.registers.views import shown
from shouhou.timeline import public as timeline


def entry_kinds(request: HttpRequest) -> HttpResponse:
    """The registers in which this person may open an entry, first those of which a regulation in force speaks."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("register.act")
    today, branches = clock.local(now).date(), people.branches_of(actor, "register.act")
    adopted = {pk: policy.adopted_at(people.branch_path(pk), today) for pk in branches}
    rows: list[dict[str, Any]] = []
    for kind in shown.KINDS:
        if not any(_roles(actor, kind, pk, found) for pk, found in adopted.items()):
            continue
        spoken = {a["regulation"] for found in adopted.values() for a in found if policy.words_in_use([a], kind)}
        titles = ", ".join(policy.title(slug, shown.language()) for slug in sorted(spoken))
        rows.append({"label": shown.kind_label(kind), "url": reverse("entry_new", args=[kind]), "spoken": titles})
    context = {
        "kinds": [row for row in rows if row["spoken"]], "rare": [row for row in rows if not row["spoken"]],
        "breadcrumbs": [{"label": _("Registers"), "url": reverse("entry_list")}],
    }  # fmt: skip
    return render(request, "registers/entry_kinds.html", context)


def entry_new(request: HttpRequest, register: str) -> HttpResponse:
    """The form of the first word, and the entry opened."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("register.act")
    if register not in shown.KINDS:
        raise NotFound
    word, today = policy.vocabulary(register).opened_by[0], clock.local(now).date()
    roles: dict[int, list[str]] = {}
    branches = people.branches_of(actor, "register.act")
    for pk in branches:
        if found := _roles(actor, register, pk, policy.adopted_at(people.branch_path(pk), today)):
            roles[pk] = found
    if not roles:
        raise NotYourRole(word, policy.vocabulary(register).words[word].by)
    form = timeline.event_form(
        OpeningForm, register, word, staff=_staff(roles, now), roles=[*dict.fromkeys(r for of in roles.values() for r in of)],
        data=request.POST if request.method == "POST" else None, may_backdate=actor.may("case.backdate"),
    )  # fmt: skip
    form.fields["branch"].choices = [(pk, branches[pk]) for pk in roles]  # type: ignore[attr-defined]
    form.order_fields(["branch", "title"])
    form.fields["ref"].widget = form.fields["supersedes"].widget
    title, refusal = policy.vocabulary(register).words[word].label.get(shown.language()), None
    if request.method == "POST" and form.is_valid():
        try:
            number = _open(request, register, word, form, now)
            messages.success(request, _("Opened: %(number)s") % {"number": number})
            return redirect(reverse("entry_page", args=[number]))
        except Invalid as error:
            form.add_invalid(error)
        except NotAllowed:
            form.add_error("branch", _("Your role at this branch does not open such an entry."))
        except (Refused, Undecided) as error:
            refusal = timeline.shown_refusal(error, title, shown.language())
    context = {
        "kind": shown.kind_label(register), "form": form, "refusal": refusal, "title": title,
        "action": reverse("entry_new", args=[register]), "back": reverse("entry_kinds"),
        "breadcrumbs": [
            {"label": _("Registers"), "url": reverse("entry_list")},
            {"label": _("New entry"), "url": reverse("entry_kinds")},
        ],
    }  # fmt: skip
    status = 200 if request.method == "GET" or not (refusal or form.errors) else 422
    return render(request, "registers/entry_act.html", context, status=status)


def _roles(actor: Actor, kind: str, branch_id: int, adopted: list[dict[str, Any]]) -> list[str]:
    """The roles in which somebody may open an entry at a branch."""
    words = policy.vocabulary(kind).opened_by
    held = permissions.roles_at(actor, kind, people.branch_path(branch_id), adopted)
    return [role for word in words for role in permissions.roles_to_choose(kind, word, held)]


def _staff(branches: dict[int, list[str]], now: Any) -> dict[int, str]:
    """Whom a field may name: the staff of the branches at which it may be opened."""
    found: dict[int, str] = {}
    for pk in branches:
        found |= people.staff_at(people.branch_path(pk), now)
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _open(request: HttpRequest, kind: str, word: str, form: OpeningForm, now: Any) -> str:
    """One entry, once: the form's key makes a second press of the button harmless. Returns its number."""
    fields, at, given = timeline.typed_fields(kind, word, form), timeline.stated_minute(form), form.cleaned_data

    def run() -> tuple[int, Any]:
        entry: Entry = open_entry(
            kind=kind, branch_id=given["branch"], word=word, fields=fields, actor=request.actor, now=now, at=at,  # type: ignore[attr-defined]
            title=given["title"], role=given.get("role") or "",
        )  # fmt: skip
        return 200, {"number": entry.number}

    told = [kind, given["branch"], given["title"], word, fields, str(at)]
    _status, done = once(given["act_key"], int(request.user.pk or 0), told, run)
    return str(dict(done)["number"])
