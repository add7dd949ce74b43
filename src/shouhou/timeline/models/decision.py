"""Each change of what follows: old, new, and the event (or the passing of time) that caused it."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="decisions_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class Decision(models.Model):
    """One line of the change log. The trace is made again on demand by the pack that is named here."""

    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="decisions")
    event = models.ForeignKey("timeline.Event", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=200)
    clause = models.CharField(max_length=30)
    pack = models.CharField(max_length=64)
    engine = models.CharField(max_length=20)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "decided_at"], name="decision_of_subject"),
            models.Index(fields=["clause", "-decided_at", "-id"], name="decision_of_clause"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.clause} {self.kind}"
