"""The assessment of a month as it was closed."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="a_closed_sheet_stands", operation=pgtrigger.Update | pgtrigger.Delete))
class Sheet(models.Model):
    """One month of one person at a branch, or of the branch (no person), frozen: figures, grades, faults, fines in `body`.

    What is corrected later is closed again as the next version; the versions before it stay as they were.
    """

    month = models.DateField()
    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    body = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_sheet_is_of_a_month"),
            models.UniqueConstraint(
                fields=["month", "branch", "person", "version"], nulls_distinct=False, name="a_version_is_closed_once"
            ),
        ]
        indexes = [models.Index(fields=["person", "-month"], name="sheet_of_person")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} v{self.version}"
