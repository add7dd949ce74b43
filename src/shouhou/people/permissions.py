"""What a role may allow. A permission is a word that doors and services ask for; roles collect them as data."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "case.see": _("see service cases"),
    "case.register": _("register service requests"),
    "case.act": _("record what happens on a case"),
    "case.backdate": _("state an earlier minute, with a reason"),
    "case.correct": _("correct what others have entered"),
    "fault_code.edit": _("edit the fault codes of the intake desk"),
    "visit.plan": _("plan visits"),
    "register.see": _("see registers"),
    "register.act": _("open entries of registers and record what happens on them"),
    "register.keep": _("correct what others have entered in registers"),
    "fault.judge": _("find the cause of faults"),
    "fine.confirm": _("confirm fines"),
    "ledger.close": _("close a month of the ledger of fines"),
    "figure.see": _("see figures and assessment sheets"),
    "assessment.close": _("close monthly assessments and decide about objections"),
    "customer.see": _("see customers and their units"),
    "customer.edit": _("enter customers and their units"),
    "customer.import": _("import customers from files, and merge doubles"),
    "model.edit": _("enter and change product models"),
    "personal.see": _("see phone numbers and addresses unmasked"),
    "personal.export": _("gather everything that is held of a customer, on request"),
    "personal.erase": _("erase personal words on request"),
    "regulation.see": _("read the regulations"),
    "regulation.adopt": _("adopt regulations"),
    "regulation.approve": _("approve what others have changed in regulations"),
    "people.manage": _("manage people and roles"),
    "settings.manage": _("change settings: calendars and sign-in"),
    "channel.manage": _("manage how notices reach people"),
    "audit.see": _("see who changed what"),
}

# The areas to which a key for programs can be kept: name: (label, permissions)
AREAS = {
    "cases": (
        _("cases and visits"),
        ("case.see", "case.register", "case.act", "case.backdate", "case.correct", "visit.plan", "fault_code.edit"),
    ),
    "registers": (_("registers"), ("register.see", "register.act", "register.keep")),
    "faults": (
        _("faults and fines"),
        ("case.see", "fault.judge", "fine.confirm", "ledger.close", "figure.see", "assessment.close"),
    ),
    "customers": (_("customers and units"), ("customer.see", "customer.edit", "customer.import", "model.edit")),
    "personal": (_("phone numbers and addresses"), ("personal.see", "personal.export", "personal.erase")),
    "regulations": (_("regulations"), ("regulation.see", "regulation.adopt", "regulation.approve")),
    "settings": (_("people, settings, changes"), ("people.manage", "settings.manage", "channel.manage", "audit.see")),
}
