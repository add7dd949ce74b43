"""Recording what happens on an entry: a form made from the vocabulary, refusals with their clauses, never a lost word."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound, Refused, Stale, Undecided
from shouhou.kernel.public import once
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.registers import permissions
from shouhou.registers.errors import NotYourRole
from shouhou.registers.models import Entry
from shouhou.registers.services.record_entry_act import record_entry_act
from shouhou.registers.views import shown
from shouhou.registers.views.duties import duty_of
from shouhou.registers.views.next_acts import Asking, asking_about
from shouhou.timeline import public as timeline

BACK = {"duties": "duty_list", "home": "home"}  # where a form was opened from, and goes back to


def entry_act(request: HttpRequest, entry: str, act: str) -> HttpResponse:
    """Show the form of a word, and record it. What is refused stays on the page with every reason."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    row = permissions.visible_entry(actor, number=entry)
    known = policy.vocabulary(row.kind)
    if act not in known.words or not known.words[act].by:
        raise NotFound
    actor.must("register.act", row.branch_path)
    asking = asking_about(row, actor, now)
    roles = permissions.roles_to_choose(row.kind, act, asking.roles)
    if not roles:
        raise NotYourRole(act, known.words[act].by)
    form = timeline.event_form(
        timeline.EnvelopeForm, row.kind, act, staff=people.staff_at(row.branch_path, now), roles=roles,
        data=request.POST if request.method == "POST" else None, seen=len(asking.whole.history),
        initial=request.GET.dict(), may_backdate=actor.may("case.backdate", row.branch_path),
    )  # fmt: skip
    form.fields["ref"].widget = form.fields["supersedes"].widget
    back = BACK.get(request.GET.get("back", ""), "")
    back = reverse(back) if back else reverse("entry_page", args=[entry])
    title = known.words[act].label.get(shown.language())
    refusal = _refused_before(asking, act, roles[0], title) if request.method == "GET" else None
    if request.method == "POST" and form.is_valid():
        try:
            claimed = _record(request, row, act, form, now)
            messages.success(request, _("Recorded: %(what)s") % {"what": title})
            if claimed:
                messages.warning(request, _("The minute counts only after another person has confirmed it."))
            return redirect(back)
        except Invalid as error:
            form.add_invalid(error)
        except (Refused, Undecided) as error:
            refusal = timeline.shown_refusal(error, title, shown.language())
        except Stale:
            form = _with_news(form, len(asking.whole.history))
    context = {
        "entry": row, "kind": shown.kind_label(row.kind), "form": form, "refusal": refusal, "title": title,
        "action": f"{reverse('entry_act', args=[entry, act])}?{request.GET.urlencode()}", "back": back,
        "duty": duty_of(asking, form["ref"].value() or "", now),
        "breadcrumbs": [
            {"label": _("Registers"), "url": reverse("entry_list")},
            {"label": entry, "url": reverse("entry_page", args=[entry])},
        ],
    }  # fmt: skip
    status = 200 if request.method == "GET" or not (refusal or form.errors) else 422
    return render(request, "registers/entry_act.html", context, status=status)


def _refused_before(asking: Asking, word: str, role: str, title: str) -> dict[str, Any] | None:
    """What stands against it already, before anything is typed."""
    answer = asking.whole.may(word, role=role, actor_id=asking.actor.id)
    if answer.refused:
        return timeline.shown_refusal(timeline.as_refused(answer), title, shown.language())
    return timeline.shown_refusal(Undecided(answer.undecided), title, shown.language()) if answer.undecided else None


def _record(request: HttpRequest, row: Entry, word: str, form: timeline.EnvelopeForm, now: Any) -> bool:
    """One act, once: the form's key makes a second press of the button harmless. Whether its minute is only claimed."""
    fields, at = timeline.typed_fields(row.kind, word, form), timeline.stated_minute(form)
    envelope = {name: form.cleaned_data.get(name) or "" for name in ("role", "ref", "backdated")}
    supersedes = form.cleaned_data.get("supersedes")

    def run() -> tuple[int, Any]:
        recorded = record_entry_act(
            entry_id=row.pk, word=word, fields=fields, actor=request.actor, now=now, at=at, supersedes=supersedes,  # type: ignore[attr-defined]
            expected_seq=form.cleaned_data.get("seen"), **envelope,
        )  # fmt: skip
        return 200, {"claimed": recorded.event.claimed}

    told = [row.number, word, fields, str(at), envelope["ref"], supersedes, envelope["backdated"]]
    _status, done = once(form.cleaned_data["act_key"], int(request.user.pk or 0), told, run)
    return bool(dict(done)["claimed"])


def _with_news(form: Any, seen: int) -> Any:
    """Somebody else recorded something meanwhile: say so, keep what was typed, and let the person look first."""
    says = _("Something was recorded on this entry while you were writing. Look at its time line, then save again.")
    form.add_error(None, says)
    form.data = form.data.copy()
    form.data["seen"] = str(seen)
    return form
