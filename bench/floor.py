"""The floor: the least that Django and PostgreSQL need for a list, a job page and a new case.

An equivalent table with the index that the page needs, plain views without middleware: no session, no rights, no
regulation, no audit. The product's names of customers, units and people are joined as a list joins them.
"""

import datetime as dt
import json
from typing import Any, ClassVar

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import path
from procrastinate.contrib.django import app

from shouhou.kernel.paging import behind


class FloorCase(models.Model):
    """A case without rules."""

    number = models.CharField(max_length=20, unique=True)
    customer = models.ForeignKey("customers.Customer", models.DO_NOTHING, related_name="+")
    unit = models.ForeignKey("assets.Unit", models.DO_NOTHING, null=True, related_name="+")
    engineer = models.ForeignKey("people.User", models.DO_NOTHING, null=True, related_name="+")
    summary = models.CharField(max_length=120)
    state = models.CharField(max_length=30)
    is_open = models.BooleanField()
    opened_at = models.DateTimeField()
    last_event_at = models.DateTimeField()
    next_late_from = models.DateTimeField(null=True)
    missed = models.PositiveSmallIntegerField()

    objects: ClassVar[models.Manager["FloorCase"]] = models.Manager()

    class Meta:
        app_label = "bench"
        indexes = [
            models.Index(fields=["is_open", "-opened_at", "-id"], name="floor_newest"),
            models.Index(fields=["-opened_at", "-id"], name="floor_all_newest"),
            models.Index(fields=["next_late_from", "id"], name="floor_all_due"),
            models.Index(fields=["is_open", "next_late_from", "id"], name="floor_due"),
            models.Index(fields=["is_open", "last_event_at", "id"], name="floor_silent"),
            models.Index(fields=["last_event_at", "id"], name="floor_all_silent"),
        ]

    def __str__(self) -> str:
        return self.number


class FloorEvent(models.Model):
    """Something that happened on it."""

    case = models.ForeignKey(FloorCase, models.CASCADE, related_name="events")
    word = models.CharField(max_length=60)
    occurred_at = models.DateTimeField()
    data = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["FloorEvent"]] = models.Manager()

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.word


def fill() -> None:
    """The same cases as the product's, without their rules."""
    with connection.schema_editor() as editor:
        editor.create_model(FloorCase)
        editor.create_model(FloorEvent)
    with connection.cursor() as cursor:
        cursor.execute("""
            INSERT INTO bench_floorcase (id, number, customer_id, unit_id, engineer_id, summary, state, is_open, opened_at,
                last_event_at, next_late_from, missed)
            OVERRIDING SYSTEM VALUE
            SELECT id, number, customer_id, unit_id, engineer_id, summary, state, is_open, opened_at, last_event_at,
                next_late_from, missed
            FROM cases_case
        """)
        cursor.execute("""
            INSERT INTO bench_floorevent (case_id, word, occurred_at, data)
            SELECT c.id, e.word, e.occurred_at, e.data FROM timeline_event e JOIN cases_case c USING (subject_id) ORDER BY e.id
        """)
        cursor.execute("SELECT setval(pg_get_serial_sequence('bench_floorcase', 'id'), max(id)) FROM bench_floorcase")
        cursor.execute("VACUUM ANALYZE")


def take_away() -> None:
    """Drop the floor's tables again, where there are any."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_floorevent, bench_floorcase")


LIST = """<!doctype html><title>Cases</title><table>{% for c in cases %}<tr><td><a href="/cases/{{ c.number }}">
{{ c.number }}</a></td><td>{{ c.customer.name }} {{ c.summary }}</td><td>{{ c.unit.model.code }} {{ c.unit.serial }}</td>
<td>{{ c.state }}</td><td>{{ c.next_late_from|date:"m-d H:i" }}</td><td>{{ c.engineer.name }}</td>
<td>{{ c.opened_at|date:"m-d H:i" }}</td></tr>{% endfor %}</table>"""
PAGE = """<!doctype html><title>{{ c.number }}</title><h1>{{ c.number }}</h1><p>{{ c.customer.name }} {{ c.unit.serial }}
{{ c.summary }} {{ c.state }} {{ c.engineer.name }}</p><ol>{% for e in events %}<li>{{ e.occurred_at|date:"m-d H:i" }}
{{ e.word }} {{ e.data }}</li>{% endfor %}</ol>"""


def case_list(request: HttpRequest) -> HttpResponse:
    """Fifty cases in an order, behind a place: `?column=-opened_at&open=1&value=...&id=...`."""
    column, wanted = request.GET["column"], {}
    if "open" in request.GET:
        wanted["is_open"] = request.GET["open"] == "1"
    rows = FloorCase.objects.filter(**wanted).select_related("customer", "unit__model", "engineer")
    if "value" in request.GET:
        key = (dt.datetime.fromisoformat(request.GET["value"]), int(request.GET["id"]))
        rows = rows.filter(_behind(column, key))
    sign = "-" if column.startswith("-") else ""
    return HttpResponse(_template(LIST).render({"cases": rows.order_by(column, f"{sign}id")[:50]}))


def _behind(column: str, key: tuple[dt.datetime, int]) -> models.Q:
    return behind(column.lstrip("-"), *key, descending=column.startswith("-"))


def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """One case and its events."""
    case = FloorCase.objects.select_related("customer", "unit__model", "engineer").get(number=number)
    return HttpResponse(
        _template(PAGE).render({"c": case, "events": FloorEvent.objects.filter(case=case).order_by("id")})
    )


def create(request: HttpRequest) -> JsonResponse:
    """Case, event and job in one transaction, from a JSON body."""
    sent = json.loads(request.body)
    return JsonResponse(
        {"number": create_case(sent["customer_id"], sent["unit_id"], sent["summary"]).number}, status=201
    )


def create_case(customer_id: int, unit_id: int, summary: str) -> FloorCase:
    now = dt.datetime.fromisoformat("2026-03-02T01:00:00+00:00")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('number_s')")
            number = f"F{cursor.fetchone()[0]:07d}"
        case = FloorCase.objects.create(
            number=number, customer_id=customer_id, unit_id=unit_id, summary=summary, state="requested", is_open=True,
            opened_at=now, last_event_at=now, missed=0,
        )  # fmt: skip
        FloorEvent.objects.create(case=case, word="request.received", occurred_at=now, data={"channel": "phone"})
        app.configure_task("bench.nothing", allow_unknown=True).defer(case_id=case.pk)
    return case


_templates: dict[str, Any] = {}


def _template(text: str) -> Any:
    """Compiled once."""
    if text not in _templates:
        _templates[text] = engines["django"].from_string(text)
    return _templates[text]


def hello(request: HttpRequest) -> HttpResponse:
    """Nothing at all."""
    return HttpResponse("hello")


urlpatterns = [
    path("cases", case_list),
    path("create", create),
    path("cases/<number>", case_page),
    path("hello", hello),
]


class Floor(WSGIHandler):
    """Serves the floor's addresses without any middleware."""

    def load_middleware(self, is_async: bool = False) -> None:
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        self._middleware_chain = self._answer

    def _answer(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        response: HttpResponse = self._get_response(request)  # type: ignore[attr-defined]
        return response
