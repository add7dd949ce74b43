"""What a person says against a closed assessment, and what was decided."""

from django.db import models


class Objection(models.Model):
    """One objection to one version of a sheet. It waits until somebody else accepts or rejects it, with words."""

    class Decision(models.TextChoices):
        WAITING = ""
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    sheet = models.OneToOneField("kpis.Sheet", models.PROTECT, related_name="objection")
    reason = models.TextField()
    made_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True, default="")
    words = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision="", decided_at=None, decided_by=None)
                | (~models.Q(decision="") & ~models.Q(words="") & models.Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="a_decision_has_somebody_and_words",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.decision}"
