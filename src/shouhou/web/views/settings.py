"""The settings: one page that leads to everything that is set up once and changed seldom, and about this installation."""

from typing import Any, NamedTuple

from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shouhou import __version__
from shouhou.kernel.public import installation
from shouhou.policy import public as policy


class Entry(NamedTuple):
    """One thing to set up: where it is, what it is for, and which permission opens it (None: everybody)."""

    url: str
    label: str | Promise
    text: str | Promise
    icon: str
    permission: str | None = None


# A context that has something to set up adds its line here.
GROUPS: tuple[tuple[str | Promise, tuple[Entry, ...]], ...] = (
    (_("Organisation"), (
        Entry("people_list", _("People"), _("Who works here, in which roles; invitations, leavers, hand-over."), "users",
              "people.manage"),
        Entry("role_list", _("Roles"), _("What each role may do and see, in words."), "shield-check", "people.manage"),
        Entry("branch_list", _("Branches"), _("The tree of the organisation."), "building", "people.manage"),
        Entry("regulation_list", _("Regulations in force"), _("Which branch follows which regulation, with its settings."),
              "book", "regulation.adopt"),
        Entry("calendar_list", _("Calendars"), _("Working hours, holidays and make-up working days; which clauses count by them."),
              "calendar", "settings.manage"),
        Entry("single_sign_on", _("Single sign-on"), _("What is set for the organisation's directory, and whether it answers."),
              "key", "settings.manage"),
        Entry("audit", _("Changes"), _("Who changed what, from what to what, and when."), "history", "audit.see"),
        Entry("disclosures", _("Personal data shown"), _("Who saw phone numbers and addresses unmasked."), "eye",
              "audit.see"),
        Entry("numbering", _("Numbering"), _("How the numbers of cases, visits and registers are written."), "list-details",
              "settings.manage"),
        Entry("register_columns", _("Service register"), _("Columns of your own, and which a file must have."), "list-details",
              "settings.manage"),
    )),
    (_("Service"), (
        Entry("fault_code_list", _("Fault codes"), _("What callers report of each product line, and what to ask."), "tool",
              "fault_code.edit"),
    )),
    (_("Notices"), (
        Entry("channel_list", _("Channels"), _("Mail server, robots, webhooks; when to warn of a limit."), "send",
              "channel.manage"),
        Entry("wording_list", _("Texts of notices"), _("What people are told, in both languages."), "pencil",
              "channel.manage"),
    )),
    (_("My account"), (
        Entry("account_change_password", _("Password"), _("Change the password with which you sign in."), "lock"),
        Entry("mfa_index", _("Two-factor sign-in"), _("A code from an app, so that a stolen password is not enough."),
              "shield-lock"),
        Entry("my_sessions", _("Where I am signed in"), _("Your devices; end the others."), "device-mobile"),
        Entry("reception", _("How I am told"), _("Kinds and ways, quiet hours, the daily e-mail."), "bell"),
        Entry("tokens", _("Keys for programs"), _("For programs that act in your name."), "key"),
    )),
    (_("About"), (
        Entry("about", _("About this installation"), _("Version, organisation, time zone."), "info-circle"),
    )),
)  # fmt: skip


def settings(request: HttpRequest) -> HttpResponse:
    """Whatever the actor may set up, in groups."""
    actor = request.actor  # type: ignore[attr-defined]
    groups = []
    for title, entries in GROUPS:
        shown = [
            {"url": reverse(e.url), "label": e.label, "text": e.text, "icon": e.icon}
            for e in entries
            if e.permission is None or actor.may(e.permission)
        ]
        if shown:
            groups.append({"title": title, "entries": shown})
    return render(request, "web/settings.html", {"groups": groups})


def opens(actor: Any) -> bool:
    """Whether the settings hold more for somebody than their own account: then the navigation leads there."""
    return any(e.permission and actor.may(e.permission) for _title, entries in GROUPS for e in entries)


def about(request: HttpRequest) -> HttpResponse:
    """Which version this is, whose, and by which clock."""
    facts = installation()
    rows = [
        {"term": _("Organisation"), "value": facts.organisation},
        {"term": _("Version"), "value": __version__},
        {"term": _("Time zone"), "value": django_settings.TIME_ZONE},
        {"term": _("Regulations that are known"), "value": len(policy.catalogue())},
        {"term": _("Data"), "value": _("demo data") if facts.is_demo else _("the organisation's own")},
        {"term": _("Licence"), "value": "Apache-2.0"},
    ]
    return render(
        request, "web/about.html", {"rows": rows, "breadcrumbs": [{"label": _("Settings"), "url": reverse("settings")}]}
    )
