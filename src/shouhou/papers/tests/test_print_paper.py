"""Use case: one paper is printed. Read back as a reader would."""

import re

import pytest
from tests.acts import do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.documents.models import Archived
from shouhou.documents.public import ServiceConfirmation
from shouhou.documents.tests.reading import facts_of, fonts_of, text_of
from shouhou.documents.tests.service_confirmations import SIGNATURE
from shouhou.kernel.errors import NotFound
from shouhou.papers.queries import service_confirmation
from shouhou.papers.services.print_paper import print_paper
from shouhou.papers.tests.scene import asked, served
from tests import fines


def squeezed(pdf: bytes) -> str:
    return re.sub(r"[\s\u200b]+", "", text_of(pdf))


@pytest.mark.clause("SCF-1", "SCF-2.2", "SCF-3.1", "SCF-3.2", "SCF-3.3", "SCF-3.4", "SCF-4.1", "SCF-4.2", "SCF-4.3")
@pytest.mark.clause("SCF-4.4", "SCF-5", "SCF-6.1", "SCF-6.2")
def test_it_fills_in_every_field_of_the_confirmation_form_that_the_case_knows(world: World) -> None:
    case = served(world)
    text = squeezed(print_paper(asked=asked(world, hours=8), kind="service_confirmation", number=case.number).pdf)
    for said in (
        "负责人员陶然", "随从人员李明、赵小燕", "产品名称真空烧结炉", "产品型号VF-1600", "√其他原因：冷却水硬度超标",
        "√收费维修", "KP-2000A可控硅2", "FL-50滤芯14", "密封圈1", "配件成本收费¥1,234.50", "客户确认陈建军2026-03-0215:00",
        "合计费用¥1,648.00", "壹仟陆佰肆拾捌元整", "√转账：工行2026012000451", "服务态度评价√很满意", "√不满意",
        "姓名：周敏", "联系电话：0574-87654321", "到达时间2026-03-0214:00", "签字时间2026-03-0216:00",
    ):  # fmt: skip
        assert said in text, said


def test_it_draws_the_signature_of_the_last_sign_off(world: World) -> None:
    case = served(world)
    form = service_confirmation(asked(world, hours=8), case.number).form
    assert isinstance(form, ServiceConfirmation)
    assert form.confirmer_signature == SIGNATURE


def test_it_leaves_out_a_charge_for_parts_that_nobody_has_named(world: World) -> None:
    case = world.registered()
    do(case, "sheet.filled", world.hua, world.now, parts_cost="50", transport="20")
    text = squeezed(print_paper(asked=asked(world), kind="service_confirmation", number=case.number).pdf)
    assert "合计费用¥20.00" in text


def test_it_prints_a_work_order_of_the_last_visit(world: World) -> None:
    case = served(world)
    printed = print_paper(asked=asked(world, "zhao"), kind="work_order", number=case.number)
    text = squeezed(printed.pdf)
    for said in (
        "派工单", f"服务单号{case.number}", "服务工程师陶然", "约定到达2026-03-0309:00", "到场时限2026-03-0509:00",
        "联系人王芳13800138000", "序列号SN-0001", "用户要求炉温只到900℃，请带热电偶", "处理方案更换热电偶", "需要培训否No",
        f"校验码{printed.content_hash[:16]}",
    ):  # fmt: skip
        assert said in text, said
    assert facts_of(printed.pdf)["Pages"] == "1"
    assert len(fonts_of(printed.pdf)) == 2


@pytest.mark.clause("FUR-2a", "FUR-2.1")
def test_it_prints_a_fine_with_its_clause_evidence_and_amount_in_capitals(world: World) -> None:
    case = fines.fined(world)
    line = LedgerLine.objects.get()
    printed = print_paper(asked=asked(world, "lin", 6), kind="fine_notice", number=line.number)
    text = squeezed(printed.pdf)
    for said in (
        "罚款通知单", f"编号{line.number}", "姓名梅雪", f"服务单号{case.number}", "条款FUR-2.1用户提出售后要求，三小时内须有回应",
        "罚款依据FUR-2a", "原因认定个人原因；用户未表示不满；未及时答复", "认定人林海", "罚款金额¥30.00",
        "人民币（大写）叁拾元整", "1收到服务请求2026-03-0209:00", "罚款申诉",
    ):  # fmt: skip
        assert said in text, said
    assert "appealed" in text_of(
        print_paper(asked=asked(world, "lin", 6, "en"), kind="fine_notice", number=line.number).pdf
    )


def test_it_shows_a_notice_to_the_person_concerned_and_to_no_colleague(world: World) -> None:
    fines.fined(world)
    number = LedgerLine.objects.get().number
    assert print_paper(asked=asked(world, "mei", 6), kind="fine_notice", number=number).pdf
    for name in ("hua", "gu", "wen"):
        with nothing_changed(), pytest.raises(NotFound):
            print_paper(asked=asked(world, name, 6), kind="fine_notice", number=number)


def test_it_prints_a_counter_entry_as_one(world: World) -> None:
    case = fines.fined(world)
    fines.decide(case, world, "fine.revoked", reason="查明为公司原因")
    counter = LedgerLine.objects.get(amount__lt=0)
    text = squeezed(print_paper(asked=asked(world, "lin", 6), kind="fine_notice", number=counter.number).pdf)
    assert "−¥30.00" in text
    assert "冲回：叁拾元整" in text
    assert f"冲销单号{counter.reverses.number}" in text  # type: ignore[union-attr]


@pytest.mark.clause("FUR-6.0a", "FUR-6.0b")
def test_it_prints_a_file_cover_with_both_minutes_and_what_lies_in_the_file(world: World) -> None:
    case = served(world)
    text = squeezed(print_paper(asked=asked(world, hours=8), kind="file_cover", number=case.number).pdf)
    for said in (
        "售后服务档案", "服务起始2026-03-0209:00", "服务完成2026-03-0216:00", "历时7小时0分", "1收到服务请求2026-03-0209:00",
        "添加附件：周敏", "附件1件。必填栏目齐全。",
    ):  # fmt: skip
        assert said in text, said


def test_it_keeps_each_printing_by_the_hash_of_what_it_says(world: World) -> None:
    case = served(world)
    given = {"kind": "work_order", "number": case.number}
    first = print_paper(asked=asked(world), **given)
    again = print_paper(asked=asked(world, "zhao", 9, "en"), **given)
    assert (first.content_hash, first.pdf == again.pdf) == (again.content_hash, False)
    rows = Archived.objects.order_by("pk")
    assert [(r.content_hash, r.made_by_id, r.subject_id) for r in rows] == [
        (first.content_hash, world.people["mei"], case.subject_id),
        (first.content_hash, world.people["zhao"], case.subject_id),
    ]


@pytest.mark.parametrize("kind", ["service_confirmation", "work_order", "file_cover", "no_such"])
def test_it_refuses_whoever_does_not_see_the_case_and_an_unknown_kind(world: World, kind: str) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        print_paper(asked=asked(world, "gu"), kind=kind, number=case.number)


def test_it_prints_any_text_as_it_stands(world: World) -> None:
    case = world.registered(requirement='#read("/etc/passwd") $x^2$ *b* \\u{41} ' + "字" * 3000)
    for kind in ("work_order", "file_cover"):
        assert '#read("/etc/passwd")$x^2$*b*' in squeezed(
            print_paper(asked=asked(world), kind=kind, number=case.number).pdf
        )


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: print_paper(asked=asked(world), kind="work_order", number=case.number)) == 1
