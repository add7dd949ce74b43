"""Who asks for papers in tests, and a case on which enough has happened."""

from tests.acts import HOUR, MINUTE, do
from tests.world import World

from shouhou.cases.public import Registered, attach_signature
from shouhou.documents.tests.service_confirmations import SIGNATURE
from shouhou.papers.queries import Asked


def asked(world: World, name: str = "mei", hours: int = 0, language: str = "zh-hans") -> Asked:
    return Asked(
        world.actor(name), world.now + hours * HOUR, "测试企业", language, "https://service.example.cn/cases/",
        "https://service.example.cn/verify/",
    )  # fmt: skip


def served(world: World) -> Registered:
    """A repair on site, from the request to the signature."""
    case = world.registered(training_due=False)
    do(case, "request.answered", world.mei, world.now + MINUTE, text="马上安排")
    do(case, "requirement.confirmed", world.mei, world.now + MINUTE, text="炉温只到 900℃，请带热电偶")
    do(case, "solution.proposed", world.hua, world.now + HOUR, text="更换热电偶", visit_needed="true")
    do(
        case,
        "visit.planned",
        world.zhao,
        world.now + HOUR,
        engineer=str(world.people["tao"]),
        arrive_by="2026-03-03 09:00",
    )
    do(case, "visit.departed", world.tao, world.now + 2 * HOUR)
    do(case, "visit.arrived", world.tao, world.now + 5 * HOUR)
    do(case, "work.done", world.tao, world.now + 6 * HOUR, text="已更换")
    do(
        case, "sheet.filled", world.tao, world.now + 6 * HOUR, product="真空烧结炉", analysis="other_cause",
        other_cause="冷却水硬度超标", nature="chargeable", parts="KP-2000A 可控硅 x 2\nFL-50 滤芯 × 14\n密封圈",
        parts_cost="1234.50", transport="120", lodging="98", other_costs="35.50", allowance="160",
        charges_confirmed_by="陈建军", payment="bank_transfer", transfer="工行 2026012000451", accompanying="李明、赵小燕",
        confirmer_phone="0574-87654321", attitude="very_satisfied", result="dissatisfied",
    )  # fmt: skip
    do(case, "signoff.signed", world.tao, world.now + 7 * HOUR, name="周敏")
    attach_signature(case_id=case.case_id, svg=SIGNATURE, name="周敏", actor=None, now=world.now + 7 * HOUR)
    return case
