"""The same filled-in and blank forms for each test here, and for the bench."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from shouhou.documents.public import ReplacedPart, ServiceConfirmation

SIGNATURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    '<path d="M10 60C40 10 60 10 70 60S120 110 140 40S200 20 210 70L290 30" fill="none" stroke="#000"/></svg>'
)


def at(clock_time: str) -> dt.datetime:
    """A minute of 20 January 2026 in Shanghai."""
    return dt.datetime.fromisoformat(f"2026-01-20 {clock_time}").replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def blank(**given: Any) -> ServiceConfirmation:
    """A form on which only the case is printed."""
    case: dict[str, Any] = {
        "printed_at": at("18:02"),
        "organisation": "杭州炉光工业设备有限公司",
        "case_number": "S0000017-5",
        "case_url": "https://service.example.cn/cases/S0000017-5",
    }
    return ServiceConfirmation(**(case | given))


def filled(**given: Any) -> ServiceConfirmation:
    """A form with every field filled in."""
    said: dict[str, Any] = {
        "dispatch_number": "PG20260120-003",
        "service_types": {"repair", "commissioning"},
        "customer_name": "宁波海曙精密铸造有限公司",
        "address": "浙江省宁波市海曙区春惠路 88 号",
        "contact_person": "陈建国",
        "contact_phone": "13800138000",
        "product_name": "中频感应熔炼炉",
        "product_model": "GW-1.5T/1000kW",
        "product_quantity": 1,
        "fault_symptom": "升温至 900℃ 跳闸，控制柜报 E07 过流；冷却水流量低于额定值。\n更换滤芯后仍有间歇跳闸。",
        "fault_analysis": "other_cause",
        "other_cause": "冷却水硬度超标，感应圈水道结垢",
        "repair_nature": "chargeable",
        "replaced_parts": (
            ReplacedPart(model="KP-2000A 可控硅", quantity=2),
            ReplacedPart(model="FL-50 滤芯", quantity=14),
        ),
        "parts_cost": "1234.50",
        "transport": "120",
        "lodging": "98",
        "other_costs": "35.5",
        "travel_allowance": "160",
        "charges_confirmed_by": "陈建军",
        "charges_confirmed_at": at("16:40"),
        "payment_method": "bank_transfer",
        "transfer_reference": "工行 2026012000451",
        "responsible_staff": "王海涛",
        "accompanying_staff": ("李明", "赵小燕"),
        "requested_at": at("09:00"),
        "answered_at": at("09:12"),
        "arrived_at": at("13:30"),
        "done_at": at("16:20"),
        "signed_at": at("16:45"),
        "attitude": "very_satisfied",
        "result": "dissatisfied",
        "confirmer_name": "周敏",
        "confirmer_phone": "0574-87654321",
        "confirmer_signature": SIGNATURE,
    }
    return blank(**(said | given))
