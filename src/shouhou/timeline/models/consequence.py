"""What follows from a subject's events besides clocks: faults, fines, duties, charges, notices, approvals, offers, covers,
events that were emitted, figures, grades."""

from django.db import models


class Consequence(models.Model):
    """One derived consequence under its stable key, as it stands. It is healed by re-derivation, never deleted."""

    class Kind(models.TextChoices):
        FAULT = "fault"
        FINE = "fine"
        DUTY = "duty"
        CHARGE = "charge"
        NOTICE = "notice"
        APPROVAL = "approval"
        OFFER = "offer"
        COVER = "cover"
        EMIT = "emit"
        FIGURE = "figure"
        GRADE = "grade"

    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="consequences")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=200)
    regulation = models.CharField(max_length=80)
    clause = models.CharField(max_length=30)
    person_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=30)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    amount_by = models.CharField(max_length=30, blank=True, default="")
    at = models.DateTimeField()
    body = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "kind", "key"], name="one_row_for_each_consequence")]
        indexes = [
            models.Index(fields=["kind", "state", "-at"], name="consequence_list"),
            models.Index(fields=["person_id", "kind", "state"], name="consequence_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind} {self.clause} {self.state}"
