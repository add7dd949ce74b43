"""Use case: the roles that the product ships are there. An organisation may change them and add its own."""

import pghistory
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
    "figure.see",
    "assessment.close",
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
    "finance": ("finance", "财务", "branch", [*_ACT, "fine.confirm", "ledger.close", "figure.see"]),
    "keeper": ("parts keeper", "配件管理员", "branch", [*_ACT, "register.keep"]),
    "leader": ("company management", "公司领导", "branch", [*_ACT, "audit.see", "regulation.approve", "figure.see"]),
    "helper": ("assisting department", "协助部门", "own", _ACT),
    "owner": (
        "owner of the regulation",
        "制度负责人",
        "branch",
        [*_SEE, "regulation.adopt", "regulation.approve", "figure.see"],
    ),
    "administrator": (
        "administrator",
        "管理员",
        "branch",
        ["people.manage", "settings.manage", "channel.manage", "audit.see", "regulation.see", "fault_code.edit"],
    ),
}


@transaction.atomic
def ship_roles() -> list[str]:
    """Add the shipped roles that are not there yet; those that nobody has changed follow the product's version of them.

    A role that the organisation made or changed stays as it has it: `not_taken_over` says what the product's own allows
    besides. Returns the codes of the roles that now allow something else.
    """
    changed = []
    for code, (name_en, name_zh, scope, permissions) in SHIPPED.items():
        role, is_new = Role.objects.get_or_create(
            code=code,
            defaults={"name_en": name_en, "name_zh": name_zh, "scope": scope, "permissions": permissions},
        )
        if is_new or role.permissions == permissions or not _as_shipped(role):
            continue
        with pghistory.context(shipped=True):
            Role.objects.filter(pk=role.pk, permissions=role.permissions).update(permissions=permissions)
        changed.append(code)
    return changed


def not_taken_over(role: Role) -> list[str]:
    """What the product's own version of a role allows and this one does not."""
    return [word for word in SHIPPED[role.code][3] if word not in role.permissions] if role.code in SHIPPED else []


def _as_shipped(role: Role) -> bool:
    """Whether nobody but the product itself has made or changed a role, as its row history tells."""
    name_en, name_zh, scope, _permissions = SHIPPED[role.code]
    if (role.name_en, role.name_zh, role.scope, role.needs_second_factor) != (name_en, name_zh, scope, False):
        return False
    kept = Role.pgh_event_model.objects.filter(pgh_obj_id=role.pk)  # type: ignore[attr-defined]
    by_hand = (
        (event.pgh_label != "insert", (event.pgh_context.metadata if event.pgh_context else {}))
        for event in kept.select_related("pgh_context")
    )
    return not any("user" in told or (is_change and not told.get("shipped")) for is_change, told in by_hand)
