"""Use case: the roles that the product ships are there. An organisation may change them and add its own."""

from django.db import transaction

from shouhou.people.models import Role

_SEE = ["case.see", "customer.see", "regulation.see", "register.see"]
_ACT = [*_SEE, "case.act", "register.act"]
_MANAGE = [
    *_ACT, "case.register", "case.backdate", "case.correct", "visit.plan", "fault.judge", "fine.confirm", "customer.edit",
    "customer.import",
    "fault_code.edit",
    "model.edit",
    "personal.export",
    "personal.erase",
    "register.keep",
]  # fmt: skip

# code: (English, Chinese, scope, permissions)
SHIPPED = {
    "desk": ("service desk", "客服", "branch", [*_ACT, "case.register", "customer.edit", "personal.see"]),
    "engineer": ("field engineer", "服务工程师", "own", [*_ACT, "personal.see"]),
    "technician": ("application engineer", "技术人员", "branch", _ACT),
    "manager": ("service manager", "主管", "branch", [*_MANAGE, "personal.see", "audit.see"]),
    "head": ("after-sales head", "售后负责人", "branch", [*_MANAGE, "personal.see", "audit.see", "regulation.approve"]),
    "salesperson": ("salesperson", "销售", "branch", [*_ACT, "case.register", "personal.see"]),
    "buyer": ("buyer", "采购员", "own", _ACT),
    "ticket_buyer": ("ticket buyer", "购票员", "own", _ACT),
    "stationed": ("stationed employee", "驻外人员", "own", [*_ACT, "case.register"]),
    "finance": ("finance", "财务", "branch", [*_ACT, "fine.confirm", "ledger.close"]),
    "keeper": ("parts keeper", "配件管理员", "branch", [*_ACT, "register.keep"]),
    "leader": ("company management", "公司领导", "branch", [*_ACT, "audit.see", "regulation.approve"]),
    "helper": ("assisting department", "协助部门", "own", _ACT),
    "owner": ("owner of the regulation", "制度负责人", "branch", [*_SEE, "regulation.adopt", "regulation.approve"]),
    "administrator": (
        "administrator",
        "管理员",
        "branch",
        ["people.manage", "settings.manage", "channel.manage", "audit.see", "regulation.see", "fault_code.edit"],
    ),
}


@transaction.atomic
def ship_roles() -> None:
    """Add the shipped roles that are not there yet; those that are stay as the organisation has them."""
    for code, (name_en, name_zh, scope, permissions) in SHIPPED.items():
        Role.objects.get_or_create(
            code=code,
            defaults={"name_en": name_en, "name_zh": name_zh, "scope": scope, "permissions": permissions},
        )
