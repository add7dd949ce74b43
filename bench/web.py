"""Pages and a new case, through Django's whole stack in one process, beside the floor's plain views."""

import statistics
import uuid
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from bench import floor
from bench.browser import Browser
from bench.measure import Figure, beside_floor, longest_usual, taking_turns
from bench.people import World
from bench.scratch import measured_database
from shouhou.cases import permissions, queries
from shouhou.cases.public import register_request
from shouhou.cases.views import queue
from shouhou.kernel.public import once

LIST_BAR, DEEP_BAR, PAGE_BAR, CREATE_BAR = 2.0, 1.3, 3.0, 4.0
RARE_MS, COMMON_MS = 30.0, 60.0
DEEP = 1000  # pages


def figures(cases: int | None = None) -> list[Figure]:
    """Lists, the job page, search and a new case."""
    with measured_database(cases) as world:
        client, bare = Browser(WSGIHandler(), world.user(world.desk)), Browser(floor.Floor())
        return [
            *_lists(world, client, bare),
            *_job_pages(client, bare, world),
            *_searches(client, world),
            _new_case(world),
        ]


def _lists(world: World, client: Browser, bare: Browser) -> list[Figure]:
    """Every promised view in every promised order: the first page beside the floor's, a deep one beside the first."""
    found = []
    for view in queries.VIEWS:
        for sort in queries.SORTS:
            first, (deep, page) = {"view": view, "sort": sort}, _deep(world, view, sort)
            found.append(
                beside_floor(
                    f"list {view} by {sort}", client.getter("/cases", first), bare.getter("/cases", _floor_list(view, sort)),
                    bar=LIST_BAR,
                )
            )  # fmt: skip
            if page > 1:
                behind = client.getter("/cases", {**first, "after": deep})
                near, far = (statistics.median(t) for t in taking_turns(client.getter("/cases", first), behind))
                guide = {"deep_ms": far * 1000, "first_ms": near * 1000}
                found.append(
                    Figure(f"list {view} by {sort}, page {page}", far / near, "x first page", DEEP_BAR, guide=guide)
                )
    return found


def _deep(world: World, view: str, sort: str) -> tuple[str, int]:
    """The place before page 1000, or before the last one where there are fewer; and its page."""
    mei = world.actor(world.desk)
    rows = queries.listed(permissions.visible_to(mei), view_name=view, sort=sort, person_id=mei.id, now=world.now)
    page = min(DEEP, max(1, rows.count() // queries.PAGE))
    if page == 1:
        return "", 1
    return queue.place_of(rows[(page - 1) * queries.PAGE - 1], sort), page


def _floor_list(view: str, sort: str) -> dict[str, Any]:
    order = queries.SORTS[sort]
    column = ("-" if order.descending else "") + order.column
    return {"column": column} | ({} if view == "all" else {"open": int(view != "closed")})


def _job_pages(client: Browser, bare: Browser, world: World) -> list[Figure]:
    """A case that waits, one on its way, one that is closed."""
    found, cases = [], permissions.visible_to(world.actor(world.desk))
    for state in ("requested", "visit_planned", "closed"):
        case = cases.filter(state=state).order_by("-pk")[0]
        ours, theirs = client.getter(f"/cases/{case.number}", {}), bare.getter(f"/cases/{case.number}", {})
        found.append(beside_floor(f"job page, {state}, {case.last_seq} events", ours, theirs, bar=PAGE_BAR))
    return found


def _searches(client: Browser, world: World) -> list[Figure]:
    visible = permissions.visible_to(world.actor(world.desk))
    case = visible.filter(unit__isnull=False).select_related("customer", "unit").order_by("pk")[777]
    phone = case.customer.contacts.get().phone
    rare = {
        "Chinese name": case.customer.name, "pinyin initials": case.customer.search.split()[2], "phone tail": phone[-4:],
        "serial": case.unit.serial if case.unit else "", "case number": case.number,
    }  # fmt: skip
    common = {
        "Chinese word": "沈阳",
        "fault": "机械泵",
        "pinyin initials": "sy",
        "digits": "139",
        "serial prefix": case.unit.serial[:3] if case.unit else "",
    }
    return [
        *(longest_usual(f"search, rare {kind}", client.getter("/search", {"q": q}), bar_ms=RARE_MS) for kind, q in rare.items()),
        *(
            longest_usual(f"search, common {kind}", client.getter("/search", {"q": q}), bar_ms=COMMON_MS)
            for kind, q in common.items()
        ),
    ]  # fmt: skip


def _new_case(world: World) -> Figure:
    """Event, clocks, audit, job and idempotency, beside case, event and job."""
    mei = world.actor(world.desk)
    case = permissions.visible_to(mei).order_by("pk")[0]
    fields = {"channel": "phone", "visit_needed": True, "kind": "repair", "requirement": "真空炉不升温"}

    def ours() -> None:
        def act() -> tuple[int, Any]:
            registered = register_request(
                customer_id=case.customer_id, unit_id=case.unit_id, fields=fields, actor=mei, now=world.now
            )
            return 201, {"number": registered.number}

        once(uuid.uuid4(), mei.id, fields, act)

    def bare() -> None:
        floor.create_case(case.customer_id, case.unit_id or 0, "真空炉不升温")

    connection.ensure_connection()
    return beside_floor("new case", ours, bare, bar=CREATE_BAR, rounds=40)
