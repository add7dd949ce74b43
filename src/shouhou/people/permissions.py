"""What a role may allow. A permission is a word that doors and services ask for; roles collect them as data."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "case.see": _("see service cases"),
    "case.register": _("register service requests"),
    "case.act": _("record what happens on a case"),
    "case.backdate": _("state an earlier minute, with a reason"),
    "case.correct": _("correct what others have entered"),
    "visit.plan": _("plan visits"),
    "fault.judge": _("find the cause of faults"),
    "fine.confirm": _("confirm fines"),
    "customer.see": _("see customers and their units"),
    "customer.edit": _("enter customers and their units"),
    "personal.see": _("see phone numbers and addresses unmasked"),
    "regulation.see": _("read the regulations"),
    "regulation.adopt": _("adopt regulations"),
    "people.manage": _("manage people and roles"),
    "channel.manage": _("manage how notices reach people"),
    "audit.see": _("see who changed what"),
}
