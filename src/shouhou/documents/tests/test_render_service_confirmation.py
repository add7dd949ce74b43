"""The printed form, read back as a reader would."""

import re
import unicodedata
from typing import Any

import pytest

from shouhou.documents.public import ReplacedPart, render_service_confirmation
from shouhou.documents.tests.reading import facts_of, fonts_of, text_of
from shouhou.documents.tests.service_confirmations import at, blank, filled
from shouhou.policy.clauses.load import all_packs

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])

IN_CHINESE = """
杭州炉光工业设备有限公司 服务单号 S0000017-5
售后服务客户确认单
派工 派遣单编号 PG20260120-003 服务需求 安装 √调试 √维修 技术服务
客户 客户名称 宁波海曙精密铸造有限公司 地址 浙江省宁波市海曙区春惠路 88 号 联系人 陈建国 联系电话 13800138000
产品 产品名称 中频感应熔炼炉 产品型号 GW-1.5T/1000kW 产品数量 1
维修 故障现象 升温至 900℃ 跳闸，控制柜报 E07 过流；冷却水流量低于额定值。 更换滤芯后仍有间歇跳闸。
故障分析 产品故障 √其他原因：冷却水硬度超标，感应圈水道结垢 维修性质 免费维修 √收费维修
序号 型号 数量 1 KP-2000A 可控硅 2 2 FL-50 滤芯 14 更换配件型号及数量 3
费用 配件成本收费 ¥1,234.50 客户确认 陈建军 2026-01-20 16:40 交通费用 ¥120.00 住宿费用 ¥98.00
其他费用 ¥35.50 出差补贴 ¥160.00 合计费用 ¥1,648.00 人民币（大写）：壹仟陆佰肆拾捌元整
服务收费 现金 √转账：工行 2026012000451
人员 负责人员 王海涛 随从人员 李明、赵小燕
时间 报修时间 2026-01-20 09:00 答复时间 2026-01-20 09:12 到达时间 2026-01-20 13:30
完成时间 2026-01-20 16:20 签字时间 2026-01-20 16:45
评价 服务态度评价 √很满意 满意 不满意 服务效果评价 很满意 满意 √不满意
签章 确认人（签字）： 姓名：周敏 联系电话：0574-87654321 客户单位（盖章）： 年月日
确认人所留姓名和电话仅用于回访和后续服务联系。
"""

IN_ENGLISH = """
服务单号 Case No. S0000017-5
售后服务客户确认单 Customer Service Confirmation
派工 Dispatch 派遣单编号 Dispatch No. PG20260120-003
服务需求 Service type 安装 Installation √调试 Commissioning √维修 Repair 技术服务 Technical service
客户 Customer 客户名称 Customer 宁波海曙精密铸造有限公司 地址 Address 浙江省宁波市海曙区春惠路 88 号
联系人 Contact 陈建国 联系电话 Phone 13800138000
产品 Product 产品名称 Product 中频感应熔炼炉 产品型号 Model GW-1.5T/1000kW 产品数量 Quantity 1
维修 Repair 故障现象 Fault symptom 升温至 900℃ 跳闸，控制柜报 E07 过流；冷却水流量低于额定值。 更换滤芯后仍有间歇跳闸。
故障分析 Fault analysis 产品故障 Product fault √其他原因 Other cause：冷却水硬度超标，感应圈水道结垢
维修性质 Repair nature 免费维修 Free of charge √收费维修 Chargeable
序号 No. 型号 Model 数量 Quantity 1 KP-2000A 可控硅 2 2 FL-50 滤芯 14 更换配件型号及数量 Replaced parts 3
费用 Charges 配件成本收费 Parts ¥1,234.50 客户确认 Customer confirms 陈建军 2026-01-20 16:40
交通费用 Transport ¥120.00 住宿费用 Lodging ¥98.00 其他费用 Other ¥35.50 出差补贴 Travel allowance ¥160.00
合计费用 Total ¥1,648.00 人民币（大写）in capitals：壹仟陆佰肆拾捌元整
服务收费 Payment 现金 Cash √转账 Bank transfer：工行 2026012000451
人员 Staff 负责人员 In charge 王海涛 随从人员 Accompanying 李明、赵小燕
时间 Times 报修时间 Requested 2026-01-20 09:00 答复时间 Answered 2026-01-20 09:12 到达时间 Arrived 2026-01-20 13:30
完成时间 Done 2026-01-20 16:20 签字时间 Signed 2026-01-20 16:45
评价 Rating 服务态度评价 Attitude √很满意 Very satisfied 满意 Satisfied 不满意 Dissatisfied
服务效果评价 Result 很满意 Very satisfied 满意 Satisfied √不满意 Dissatisfied
签章 Sign-off 确认人（签字）Signature： 姓名 Name：周敏 联系电话 Phone：0574-87654321
客户单位（盖章）Customer seal： 年月日
"""


def printed(**given: Any) -> str:
    """The text of a filled form without any space: where lines break says nothing."""
    return squeezed(text_of(render_service_confirmation(filled(**given)).pdf))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.mark.clause("SCF-1", "SCF-2.1", "SCF-2.2", "SCF-3.1", "SCF-3.2", "SCF-3.3", "SCF-3.4")
@pytest.mark.clause("SCF-4.1", "SCF-4.2", "SCF-4.3", "SCF-4.4", "SCF-5", "SCF-6.1", "SCF-6.2", "SCF-6.3")
def test_it_prints_every_block_in_the_order_of_the_source() -> None:
    assert squeezed(IN_CHINESE) in printed()


def test_it_prints_english_beside_the_chinese() -> None:
    assert squeezed(IN_ENGLISH) in printed(language="en")


@pytest.mark.clause("SCF-1")
def test_it_has_every_field_that_the_regulation_names() -> None:
    fields = all_packs()["service-confirmation-form"].clauses["SCF-1"].facts["fields"]
    text = unicodedata.normalize("NFKC", squeezed(text_of(render_service_confirmation(blank()).pdf)))
    assert len(fields) == 27
    assert [zh for zh in fields.values() if zh not in text] == []


@pytest.mark.clause("SCF-1")
@LANGUAGES
def test_it_is_one_sheet_of_a4(language: str) -> None:
    for form in (blank(language=language), filled(language=language), filled(language=language, repair_nature="free")):
        facts = facts_of(render_service_confirmation(form).pdf)
        assert (facts["Pages"], facts["Page size"]) == ("1", "595.276 x 841.89 pts (A4)")
        assert facts["Title"] == "售后服务客户确认单 S0000017-5"


@pytest.mark.clause("SCF-2.1")
@pytest.mark.parametrize(
    ("word", "zh"),
    [("installation", "安装"), ("commissioning", "调试"), ("repair", "维修"), ("technical_service", "技术服务")],
)
def test_it_ticks_what_the_customer_asked_for_and_nothing_else(word: str, zh: str) -> None:
    text = squeezed(text_of(render_service_confirmation(blank(service_types={word})).pdf))
    assert f"√{zh}" in text
    assert text.count("√") == 1


@pytest.mark.clause("SCF-6.1")
@pytest.mark.parametrize(
    ("grade", "zh"), [("very_satisfied", "很满意"), ("satisfied", "满意"), ("dissatisfied", "不满意")]
)
def test_it_ticks_one_grade_of_three_for_attitude_and_for_result(grade: str, zh: str) -> None:
    for rated, line in (("attitude", "服务态度评价"), ("result", "服务效果评价")):
        text = squeezed(text_of(render_service_confirmation(blank(**{rated: grade})).pdf))
        assert text.count("√") == 1
        assert f"√{zh}" in text.partition(line)[2]


@pytest.mark.clause("SCF-3.3")
def test_it_says_that_a_free_repair_costs_the_customer_nothing() -> None:
    text = printed(repair_nature="free")
    assert "√免费维修" in text
    assert "合计费用¥1,648.00" in text
    assert "客户应付¥0.00（免费维修）" in text
    assert "客户应付" not in printed()


def test_it_leaves_blank_what_is_not_known_yet() -> None:
    text = squeezed(text_of(render_service_confirmation(blank()).pdf))
    assert "√" not in text
    assert "None" not in text
    assert "合计费用¥人民币（大写）：服务收费" in text
    assert "产品型号产品数量维修" in text


@LANGUAGES
def test_it_embeds_both_fonts_and_no_other(language: str) -> None:
    fonts = fonts_of(render_service_confirmation(filled(language=language)).pdf)
    assert {name.partition("+")[2] for name, *_ in fonts} == {
        "NotoSansSC-Regular-Identity-H",
        "NotoSerifSC-Regular-Identity-H",
    }
    assert all(columns[-5:-2] == ["yes", "yes", "yes"] for columns in fonts)  # embedded, subset, readable


def test_it_shows_the_hash_of_the_content_and_prints_it_again_unchanged() -> None:
    first, second = render_service_confirmation(filled()), render_service_confirmation(filled())
    assert first == second
    assert f"校验码{first.content_hash[:16]}第1页/共1页打印时间2026-01-2018:02" in squeezed(text_of(first.pdf))
    later = render_service_confirmation(filled(printed_at=at("20:00"), language="en"))
    assert later.content_hash == first.content_hash
    assert later.pdf != first.pdf


@pytest.mark.parametrize(
    "hostile",
    [
        "#set text(red) $x^2$ *b* _i_ `r` <label> @ref // /* = h",
        '#read("/etc/passwd") #import "@preview/a:1.0.0" ]',
        '\\u{41} \\n \\" \' "} {{ }} ${x} %s',
        "--- ... 'q' ~",
        "<svg onload=1> &amp; &#60;",
    ],
)
def test_it_prints_hostile_text_as_it_stands(hostile: str) -> None:
    names = (
        "organisation", "dispatch_number", "customer_name", "address", "product_model", "fault_symptom", "other_cause",
        "transfer_reference", "responsible_staff", "confirmer_name",
    )  # fmt: skip
    text = printed(**dict.fromkeys(names, hostile), replaced_parts=(ReplacedPart(model=hostile, quantity=1),))
    assert text.count(squeezed(hostile)) == len(names) + 1


def test_it_shows_a_mark_where_no_font_has_the_character_and_drops_what_is_unseen() -> None:
    text = printed(customer_name="张\0\u202e三😀🧰", contact_person="𠮷野家")
    assert "客户名称张三〓〓地址" in text
    assert "联系人〓野家" in text


@LANGUAGES
def test_it_lets_long_texts_run_on_over_more_pages_and_loses_nothing(language: str) -> None:
    symptom = "".join(f"第{n}句漏水。" for n in range(2000))
    parts = tuple(ReplacedPart(model=f"配件{n}号", quantity=n) for n in range(1, 80))
    rendered = render_service_confirmation(
        filled(
            language=language, fault_symptom=symptom, other_cause="x" * 3000, replaced_parts=parts,
            contact_phone="1" * 500, customer_name="。" * 500, organisation="组织" * 100, case_number="C" * 40,
        )
    )  # fmt: skip
    pages = text_of(rendered.pdf).split("\f")[:-1]
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共{len(pages)}页" in squeezed(page)
        assert "C" * 40 in squeezed(page)
    text = squeezed("".join(pages))
    assert text.count("x") >= 3000
    assert text.count("句") == 2000
    assert all(f"配件{n}号" in text for n in range(1, 80))


def test_it_draws_the_signature() -> None:
    assert len(render_service_confirmation(filled()).pdf) > len(
        render_service_confirmation(filled(confirmer_signature="")).pdf
    )
