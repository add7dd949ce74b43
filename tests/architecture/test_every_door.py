"""Every address as every role of the cast and as nobody: `doors.txt` says what each of them is answered.

A line of the table: method, name of the address, then one status for each column. A new address fails here until it has
its lines; whoever adds it decides who may pass, and a reader sees it at a glance.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from shouhou.assets.models import ProductModel, Unit
from shouhou.cases.public import attach_file, save_fault_code, save_view
from shouhou.conduct.models import LedgerLine
from shouhou.customers.models import Contact
from shouhou.customers.services.save_site import save_site
from shouhou.documents.public import save_column
from shouhou.kernel import clock
from shouhou.kernel.sealing import seal
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.kpis.services.measure import measure
from shouhou.notices.models import Channel, Delivery
from shouhou.notices.public import notify
from shouhou.papers.services.order_prints import order_prints
from shouhou.papers.tests.scene import asked
from shouhou.people.models import Grant, Token, User
from shouhou.people.public import make_token
from shouhou.policy.models import Adoption
from shouhou.portal.services.make_link import make_link
from shouhou.registers.public import open_entry
from shouhou.workbench.tests.what_ifs import asked as asked_what_if
from shouhou.workbench.tests.what_ifs import drafted
from tests import fines
from tests.acts import do
from tests.world import World

if TYPE_CHECKING:
    from tests.standing_world import StandingWorld

TABLE = Path(__file__).parent / "doors.txt"
NOBODY = "nobody"
METHODS = ("GET", "POST")
FEW = ("nobody", "mei", "gu")  # walked by every run; all columns are walked by `make soak`
KEY = "11111111-1111-4111-8111-111111111111"
CLOCK = "furnace-maker/FUR-2.1/response/1"

# What some addresses ask for besides their path; a POST to the API carries a body that its writer would send.
QUERIES = {"case_why": f"?key={CLOCK}", "api:get_why": f"?key={CLOCK}", "api:read_ledger": "?month=2026-03",
           "api:list_figures": "?since=2026-03-01&until=2026-03-31"}  # fmt: skip
CUSTOMER = {"name": "新客户", "branch_id": "branch_id"}
PERSON = {"name": "王磊", "username": "wanglei", "role": "engineer", "branch_id": "branch_id"}
ROLE = {
    "code": "dispatcher",
    "name_zh": "调度员",
    "name_en": "dispatcher",
    "scope": "branch",
    "permissions": ["case.see"],
}
BRANCH = {"name": "铁西", "parent_id": "branch_id"}
CHANNEL = {"kind": "webhook", "name": "ERP", "settings": {"url": "https://erp.example.com/"}}
ENTRY = {"kind": "stocktake", "branch_id": "branch_id", "word": "stocktake.planned"}
FAULT_CODE = {"code": "VF-02", "words_zh": "漏气", "words_en": "leaks"}
UNIT = {"serial": "SN-2", "model": "VF-1600"}
REGULATION = {"branch_id": "branch_id", "slug": "pump-maker", "prefix": "PUM", "title_zh": "水泵", "purpose": ""}
PERIOD = {"since": "2026-03-02", "until": "2026-03-02"}
BODIES = {
    "api:list_cases": {"customer_id": "customer_id", "channel": "phone"},
    "api:post_case": {"customer_id": "customer_id", "channel": "phone"},
    "api:post_cases": {"requests": [{"customer_id": 1, "channel": "phone", "reference": "A"}]},
    "api:list_customers": {"name": "新客户", "branch_id": "branch_id"},
    "api:post_customer": {"name": "新客户", "branch_id": "branch_id"},
    "api:get_customer": CUSTOMER | {"version": 1},
    "api:put_customer": CUSTOMER | {"version": 1},
    "api:post_archive": {"version": 1, "archived": True},
    "api:list_contacts": {"name": "李四", "phone": "13900000001"},
    "api:post_contact": {"name": "李四", "phone": "13900000001"},
    "api:put_contact": {"name": "李四", "phone": "13900000001"},
    "api:get_unit": UNIT | {"version": 1},
    "api:put_unit": UNIT | {"version": 1},
    "api:list_models": {"code": "VF-3000"},
    "api:post_model": {"code": "VF-3000"},
    "api:put_model": {"code": "VF-3000", "version": 1},
    "api:save_case_view": {"name": "late", "query": "view=late"},
    "api:list_case_views": {"name": "late", "query": "view=late"},
    "api:post_hand_over": {"numbers": ["S0000001-3"], "duty": "engineer", "person": 1},
    "api:post_call": {"kind": "wrong_number"},
    "api:list_units": {"serial": "SN-2", "model": "VF-1600"},
    "api:post_objection": {"reason": "客户改期"},
    "api:post_objection_decision": {"decision": "rejected", "words": "查无改期"},
    "api:close_ledger_month": {"month": "2026-03"},
    "api:post_unit": {"serial": "SN-2", "model": "VF-1600"},
    "api:list_people": PERSON,
    "api:post_person": PERSON,
    "api:post_grant": {"role": "engineer", "branch_id": "branch_id"},
    "api:post_grant_end": {},
    "api:list_roles": ROLE,
    "api:post_role": ROLE,
    "api:list_branches": BRANCH,
    "api:post_branch": BRANCH,
    "api:post_move_branch": {"parent_id": "branch_id"},
    "api:list_channels": CHANNEL,
    "api:post_channel": CHANNEL,
    "api:list_columns": {"name_zh": "批号"},
    "api:post_column": {"name_zh": "批号"},
    "api:list_places": {"name": "二厂"},
    "api:post_place": {"name": "二厂"},
    "api:post_move": {"version": 1, "customer_id": "customer_id"},
    "api:post_scrap": {"version": 1, "on": "2026-03-02", "reason": "炉体开裂"},
    "api:post_restore": {"version": 1},
    "api:post_merge": {"gone_id": "customer_id", "kept_version": 1, "gone_version": 1},
    "api:post_hours": {"from_on": "2026-03-02", "hours": ["08:00-12:00", *[""] * 6]},
    "api:post_year": {"days": "2026-05-01 休"},
    "api:post_erase_customer": {"confirm": "customer_id"},
    "api:post_check": {"update": True},
    "api:post_prints": {"kind": "work_order", "numbers": ["S0000001-3"]},
    "api:post_values": {"values": {}},
    "api:list_entries": ENTRY,
    "api:post_entry": ENTRY,
    "api:post_entry_act": {"word": "kind.booked"},
    "api:post_adoption_end": {"until_on": "2027-01-01"},
    "api:post_adoption": {"branch_id": "branch_id", "from_on": "2026-03-02"},
    "api:list_drafts": REGULATION,
    "api:post_regulation": REGULATION,
    "api:post_import_regulation": {"branch_id": "branch_id", "file": ""},
    "api:post_draft": {"purpose": "快"},
    "api:post_propose": {"version": 2, "from_on": "2026-03-09"},
    "api:post_approve": {"version": 2},
    "api:post_return": {"why": "再看"},
    "api:post_roll_back": {"why": "太急"},
    "api:list_what_ifs": PERIOD,
    "api:post_what_if": PERIOD,
    "api:list_fault_codes": FAULT_CODE,
    "api:post_fault_code": FAULT_CODE,
}
# A POST that carries a file and no JSON.
WITH_FILE = {"api:list_attachments", "api:add_attachment", "api:list_imports", "api:post_import"}
FILE = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--b--\r\n'


def read_table() -> tuple[list[str], dict[str, list[str]]]:
    """The columns, and for each door the answer to each of them."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    return lines[0][1:], {f"{method} {name}": answers for method, name, *answers in lines[1:]}


COLUMNS, DOORS = read_table()


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """The name of every address, with its name space, as `reverse` wants it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern


def arguments(name: str) -> Sequence[str]:
    """What an address wants in its path, the parts before an include with it."""
    if ":" in name:
        return [*dict(addresses())[name].pattern.converters]
    possible = get_resolver().reverse_dict[name][0]
    return list(possible[0][1])


NAMES = sorted({name for name, _pattern in addresses() if not name.endswith(":None")})


@pytest.fixture(scope="module")
def samples(standing_world: "StandingWorld", django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    """The things behind all doors, made once: each test wipes its traces off."""
    with django_db_blocker.unblock(), clock.frozen(MONDAY), transaction.atomic():
        yield things_of(standing_world.put_down())
        transaction.set_rollback(True)


def things_of(world: World) -> dict[str, Any]:
    """One thing for each kind of argument: all of them belong to the branch in Shenyang."""
    case = world.registered()
    do(case, "note.added", world.mei, world.now, text="请看")
    do(case, "requirement.confirmed", world.mei, world.now)
    attach_file(case_id=case.case_id, content=b"%PDF-1.7", name="图纸.pdf", actor=world.mei, now=world.now)
    fined = fines.fined(world)
    column = save_column(actor=world.actor("ann"), name_zh="炉号")
    run_id = order_prints(asked=asked(world), kind="work_order", numbers=[fined.number])
    make_token(world.mei.id, "Mei's", may_write=False, days=1, at=world.now)
    return {
        "view_id": save_view(name="late", query="view=late", actor=world.mei),
        "fault_code_id": save_fault_code(actor=world.lin, code="VF-01", words_zh="不升温", words_en="does not heat"),
        "number": case.number, "word": "request.answered", "seq": 2, "file": 4, "what": "urge", "series": "S", "kind": "work-order",
        "unit_code": Unit.objects.get(pk=world.unit_id).code,
        "line": LedgerLine.objects.get().number, "run_id": run_id, "column_id": column.pk, "content_hash": "0" * 16,
        "token": make_link(case_id=case.case_id, actor=world.mei, now=world.now), "customer_id": world.customer_id,
        **drafts_samples(world), "slug": "furnace-maker", "clause_id": "FUR-2.1", "adoption_id": Adoption.objects.get().pk,
        "gone_id": world.customer_id, "merge_id": 999, "import_id": 999,
        "contact_id": Contact.objects.get().pk, "unit_id": world.unit_id, "model_id": ProductModel.objects.get().pk,
        "site_id": save_site(customer_id=world.customer_id, actor=world.mei, name="一厂"),
        "token_id": Token.objects.get().pk, "rest": "nowhere", "branch_id": world.branches["shenyang"],
        "person_id": world.mei.id, "grant_id": Grant.objects.get(user_id=world.mei.id).pk, "code": "desk",
        "entry": opened(world), "register": "budget", "act": "budget.submitted",
        "key": "no-such-key", "export_id": 999, "pk": 1, "year": 2026, "provider_id": "directory",
        **notices_samples(world), **figures_samples(world),
    }  # fmt: skip


def opened(world: World) -> str:
    """An entry of a register of the branch in Shenyang: its number."""
    return open_entry(
        kind="budget", branch_id=world.branches["shenyang"], word="budget.drafted", fields={"year": 2026},
        actor=world.lin, now=world.now,
    ).number  # fmt: skip


def figures_samples(world: World) -> dict[str, Any]:
    """The promise that Mei broke, among the figures of its month."""
    measure(now=world.now)
    return {"measure_kind": "promise", "figure_name": "response", "month": "2026-02"}


def drafts_samples(world: World) -> dict[str, Any]:
    """A draft of the owner, and what was asked about it."""
    draft_id = drafted(world)
    return {"draft_id": draft_id, "what_if_id": asked_what_if(world, draft_id).pk}


def notices_samples(world: World) -> dict[str, Any]:
    """A notice of Mei's, a robot, and what went out by it."""
    robot = Channel.objects.create(
        kind="wecom", name="群", kinds=["block.waiting"], sealed=seal({"url": "https://localhost/"})
    )
    given: dict[str, Any] = {"about": "", "address": "", "at": world.now, "now": world.now}
    (notice_id,) = notify(kind="block.waiting", key="k", recipients=[world.mei.id], **given)
    return {
        "notice_id": notice_id, "channel_id": robot.pk, "delivery_id": Delivery.objects.get().pk, "channel_kind": "mail",
        "notice_kind": "mention", "language": "en",
    }  # fmt: skip


def answers(name: str, samples: dict[str, Any], columns: Sequence[str]) -> dict[str, list[str]]:
    """What each of these columns is answered at one address, by both methods; the traces of each call are wiped off again."""
    address = reverse(name, kwargs={key: samples[key] for key in arguments(name)}) + QUERIES.get(name, "")
    body, kind = "", "application/x-www-form-urlencoded"
    if name.startswith("api:"):
        wanted = BODIES.get(name, {})
        body, kind = json.dumps({k: samples.get(str(v), v) for k, v in wanted.items()}), "application/json"
    if name in WITH_FILE:
        body, kind = FILE, "multipart/form-data; boundary=b"
    found: dict[str, list[str]] = {f"{method} {name}": [] for method in METHODS}
    for column in columns:
        client = client_of(column)
        cookies = client.cookies.output()
        for method in METHODS:
            client.cookies.load(cookies.replace("Set-Cookie: ", ""))
            with transaction.atomic():
                call = {"content_type": kind, "headers": {"Idempotency-Key": KEY}}
                status = client.generic(method, address, body if method == "POST" else "", **call).status_code
                transaction.set_rollback(True)
            found[f"{method} {name}"].append(str(status))
    return found


def client_of(column: str) -> Client:
    client = Client()
    if column != NOBODY:
        client.force_login(User.objects.get(username=column))
    return client


def test_it_has_two_lines_for_every_address() -> None:
    assert {*DOORS} == {f"{method} {name}" for name in NAMES for method in METHODS}


def expected(name: str, columns: Sequence[str]) -> dict[str, list[str]]:
    doors = [f"{method} {name}" for method in METHODS]
    return {door: [DOORS[door][COLUMNS.index(column)] for column in columns] for door in doors}


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_it_answers_a_stranger_the_desk_and_another_branch(name: str, samples: dict[str, Any]) -> None:
    assert answers(name, samples, FEW) == expected(name, FEW)


@pytest.mark.soak
@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_it_answers_everybody_as_the_table_says(name: str, samples: dict[str, Any]) -> None:
    assert answers(name, samples, COLUMNS) == expected(name, COLUMNS)


def test_it_answers_nobody_with_an_error_of_ours() -> None:
    assert {int(status) for answers in DOORS.values() for status in answers} & {500, 501, 502} == set()


def of_a_branch() -> list[str]:
    """The doors that lead to a case or a customer."""
    patterns = dict(addresses())
    return [d for d in DOORS if {"number", "customer_id", "entry"} & patterns[d.split()[1]].pattern.converters.keys()]


@pytest.mark.parametrize("door", of_a_branch())
def test_it_hides_cases_and_customers_from_another_branch(door: str) -> None:
    gu = DOORS[door][COLUMNS.index("gu")]
    assert gu in ("404", "405"), "the manager of another branch must not learn that it exists"


@pytest.mark.django_db
@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith("api:")])
def test_it_takes_no_post_without_the_token_of_its_form(name: str, samples: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="lin"))
    address = reverse(name, kwargs={key: samples[key] for key in arguments(name)})
    refused = client.post(address).status_code == 403
    assert refused or name == "csp_report"  # a browser reports without a form


@pytest.mark.django_db
def test_it_takes_no_post_to_the_api_by_session_without_the_token(samples: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="mei"))
    address = reverse("api:post_customer")
    answered = client.post(address, {}, content_type="application/json", headers={"Idempotency-Key": "0" * 32})
    assert answered.status_code == 403
