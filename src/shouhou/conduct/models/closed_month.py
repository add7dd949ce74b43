"""Months of the ledger that are closed: nothing enters them any more."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="a_month_stays_closed", operation=pgtrigger.Update | pgtrigger.Delete))
class ClosedMonth(models.Model):
    """A month whose sums have been handed on. It is never reopened: what changes later goes to the next open month."""

    month = models.DateField(primary_key=True)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(month__day=1), name="a_closed_month_is_its_first_day")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
