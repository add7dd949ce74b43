"""Who changed what: in words, by scope, page by page, as a file."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.world import World

from shouhou.people.models import Role, User
from shouhou.people.public import add_branch, grant_role
from shouhou.people.services.change_role import change_role, mark_of
from shouhou.policy import public as policy
from shouhou.web import audit, things


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def test_it_says_who_changed_what_from_what_to_what(world: World) -> None:
    client = client_of("ann")
    person = reverse("person_edit", args=[world.people["tao"]])
    seen = client.get(person).context["form"].initial["seen"]
    sent = {"name": "陶冶", "username": "tao", "mobile": "13911112222", "language": "zh-hans", "seen": seen}
    answered = client.post(person, sent)
    assert answered.status_code == 302
    found, _further = audit.changes(world.actor("ann"), audit.Filter(kind="people.user"))
    change = found[0]
    assert (change.by, change.what, change.name) == ("安然", "update", "陶冶")
    assert [(old, new) for _label, old, new in change.columns] == [("陶然", "陶冶")]
    assert answered["X-Request-Id"].startswith(change.request)
    assert "13911112222" not in client.get(reverse("audit")).content.decode()


def test_it_tells_permissions_and_roles_in_words(world: World) -> None:
    role = Role.objects.get(code="desk")
    change_role(
        code="desk", actor=world.actor("ann"), at=world.now, seen=mark_of(role), name_zh="客服", name_en="desk",
        scope="branch", permissions=["case.see"], needs_second_factor=False,
    )  # fmt: skip
    page = client_of("ann").get(reverse("audit"), {"kind": "people.role"}).content.decode()
    assert "查看服务单" in page
    grant_role(user_id=world.tao.id, role="desk", branch_id=world.branches["dalian"], at=world.now)
    found, _further = audit.changes(world.actor("ann"), audit.Filter(kind="people.user", about=world.people["tao"]))
    assert [c.name for c in found] == ["陶然", "陶然 · 客服 · 大连", "陶然 · 服务工程师 · 沈阳"]


def test_it_tells_values_as_people_call_them(world: World) -> None:
    ann = world.actor("ann")
    week = {0: policy.read_hours("09:00-17:00")}
    given = {"branch_id": world.branches["dalian"], "entered_by": ann.id, "now": world.now}
    policy.enter_week(from_on=world.now.date(), hours=week, **given)
    policy.enter_year(year=2026, days=policy.read_days("2026-05-09 班 周五", 2026), **given)
    policy.adopt_regulation(
        slug="building-systems", branch_id=world.branches["dalian"], from_on=world.now.date(),
        settings={"guarantee": "24 months"}, titles={"engineer": "technician"},
    )  # fmt: skip
    found, _further = audit.changes(ann, audit.Filter())
    told = {(c.kind, label): now for c in found for label, _old, now in c.columns}
    assert told["人员", "语言"] == "中文"
    assert told["机构", "层级路径"].startswith("总公司")
    assert told["角色", "可见范围"] == "本机构及下属机构的全部"
    assert told["上班时间", "一周的时间"] == "周一 09:00-17:00"
    assert told["上班时间", "录入人"] == "安然"
    assert told["工作日历的年份", "调休上班日"] == "2026-05-09 (周五)"
    assert "服务工程师: 技术人员" in {now for (_kind, _label), now in told.items()}


def test_it_finds_by_person_kind_and_days(world: World) -> None:
    client = client_of("ann")
    client.post(reverse("branch_add"), {"name": "营口", "parent": world.branches["company"]})
    by_ann, _further = audit.changes(world.actor("ann"), audit.Filter(by=world.people["ann"]))
    assert [c.name for c in by_ann] == ["营口"]
    kinds = {c.kind for c in audit.changes(world.actor("ann"), audit.Filter(kind="people.branch"))[0]}
    assert len(kinds) == 1
    old, _further = audit.changes(world.actor("ann"), audit.Filter(until=world.now.replace(year=2020)))
    assert old == []


def test_it_reads_every_change_once_page_by_page(world: World) -> None:
    for number in range(60):
        add_branch(name=f"网点{number}", parent_id=world.branches["dalian"])
    whole = sum(m.pgh_event_model.objects.count() for m in things.tracked())  # type: ignore[attr-defined]
    ann = world.actor("ann")
    first, further = audit.changes(ann, audit.Filter())
    add_branch(name="后来", parent_id=world.branches["dalian"])
    read = list(first)
    while further:
        page, further = audit.changes(ann, audit.Filter(), further)
        read += page
    assert len(read) == whole
    assert "后来" not in {c.name for c in read}


def test_it_ends_at_the_branches_that_a_manager_audits(world: World) -> None:
    mine, _further = audit.changes(world.lin, audit.Filter())
    assert {c.kind for c in mine} >= {"客户", "设备", "机构"}
    assert "大连" not in {c.name for c in mine}
    assert not {c.kind for c in mine} & {"人员", "角色"}
    assert "大连" in {c.name for c in audit.changes(world.gu, audit.Filter())[0]}


def test_it_goes_into_a_file_without_formulas(world: World) -> None:
    add_branch(name="=1+1", parent_id=world.branches["dalian"])
    answer = client_of("ann").get(reverse("audit_export"), {"kind": "people.branch"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("address", ["?after=nonsense", "?by=x&kind=moon&since=never", "?about=0"])
def test_it_takes_a_wrong_address_for_none(address: str, world: World) -> None:
    assert client_of("ann").get(reverse("audit") + address).status_code == 200


@pytest.mark.parametrize("model", things.tracked())
def test_it_has_words_for_every_column(model: type) -> None:
    kept = {f.name for f in model.pgh_event_model._meta.fields if not f.name.startswith("pgh_")}  # type: ignore[attr-defined]
    assert {*things.THINGS[model._meta.label_lower].columns} == kept - things.UNTOLD  # type: ignore[attr-defined]


def test_it_has_words_for_every_kind_of_thing() -> None:
    from django.apps import apps

    ours = [m for m in apps.get_models() if m.__module__.startswith("shouhou.")]
    assert {m for m in ours if hasattr(m, "pgh_event_model")} == {*things.tracked()}
    assert {m._meta.label_lower for m in things.standing_at_branches()} <= {*things.THINGS}
