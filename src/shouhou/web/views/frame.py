"""What the frame of every page shows: navigation by permissions, the demo's clock, where `n` goes."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.notices import public as notices
from shouhou.web.views import settings

MOST = 99

# (label, icon, url name, permission, shortcut)
PAGES = (
    ("home", "home", "home", None, "g h"),
    ("queue", "list-details", "case_list", "case.see", "g q"),
    ("faults", "gavel", "fault_list", "fault.judge", "g f"),
    ("mine", "receipt-yuan", "my_faults", "case.act", "g m"),
    ("ledger", "receipt", "ledger", "fine.confirm", "g l"),
    ("figures", "chart-bar", "figures", "figure.see", "g k"),
    ("assessments", "star", "my_assessments", "case.act", "g a"),
    ("register", "report", "register", "case.see", "g b"),
    ("entries", "clipboard-check", "entry_list", "register.see", "g e"),
    ("customers", "users", "customer_list", "customer.see", "g c"),
    ("units", "tool", "unit_list", "customer.see", "g u"),
    ("regulations", "book", "regulation_list", "regulation.see", "g r"),
)
UNDER = {"duty_list": "entries"}  # what stands under another page of the menu
SET_UP = ("fault_code_list", "channel_list", "wording_list")  # what the page of settings leads to elsewhere
SETTINGS = ("settings", "settings", "settings", None, "g s")  # for who has more to set up than their own account


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor, named in settings.TEMPLATES."""
    actor = getattr(request, "actor", None)
    facts = getattr(request, "installation", None)
    context: dict[str, Any] = {
        "organisation": facts.organisation if facts else "", "demo_clock": "", "demo_history": None,
    }  # fmt: skip
    if facts and facts.is_demo and facts.clock_offset:
        context["demo_clock"] = f"{clock.local(clock.now()):%Y-%m-%d %H:%M}"
    if facts and facts.history_made < facts.history_wanted:
        context["demo_history"] = {"made": facts.history_made, "wanted": facts.history_wanted}
    if actor is None:
        return context
    context["notices_waiting"] = SimpleLazyObject(lambda: _waiting(actor.id))
    labels = {
        "home": _("Home"), "queue": _("Work queue"), "faults": _("Faults"), "mine": _("My faults and fines"),
        "ledger": _("Ledger of fines"), "figures": _("Figures"), "assessments": _("My assessments"),
        "register": _("Register of cases"), "entries": _("Registers"),
        "customers": _("Customers"), "units": _("Units"), "regulations": _("Regulations"),
        "settings": _("Settings"),
    }  # fmt: skip
    short = labels | {"mine": _("My faults"), "ledger": _("Fines"), "register": _("Register")}  # for a phone's bar
    pages = [page for page in PAGES if page[3] is None or actor.may(page[3])]
    if settings.opens(actor):
        pages.append(SETTINGS)
    active = _active(request.path)
    context["navigation"] = [
        {
            "label": labels[name], "short": short[name], "icon": icon, "url": _url(url), "key": key,
            "active": name == active,
        }
        for name, icon, url, _permission, key in pages
    ]  # fmt: skip
    if actor.may("case.register"):
        context["new_url"] = _url("register_request")
    return context


def _active(path: str) -> str:
    """The page of the menu under which an address stands: the longest that begins it; home for itself alone."""
    places = [(_url(url), name) for name, _icon, url, _permission, _key in (*PAGES, SETTINGS) if url != "home"]
    places += [(_url(url), SETTINGS[0]) for url in SET_UP] + [(_url(url), name) for url, name in UNDER.items()]
    found = max(((start, name) for start, name in places if path.startswith(start)), default=("", ""))
    return "home" if path == _url("home") else found[1]


@cache
def _url(name: str) -> str:
    """The address of a page, which does not change while the process lives."""
    return reverse(name)


def _waiting(person_id: int) -> str:
    """How many notices wait, for the bell: asked only where a page shows it. "" for none."""
    count = notices.unread_count(person_id)
    return "" if not count else f"{MOST}+" if count > MOST else str(count)
