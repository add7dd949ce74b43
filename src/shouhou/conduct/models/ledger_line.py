"""The ledger of fines: rows are added, a mistake is a counter-entry, a balance is a sum."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="the_ledger_stands", operation=pgtrigger.Update | pgtrigger.Delete))
class LedgerLine(models.Model):
    """One fine charged to one person, or its counter-entry (negative, `reverses` names the line). Amounts in yuan."""

    number = models.CharField(max_length=20, unique=True)
    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="+")
    fine_key = models.CharField(max_length=200)
    person = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    regulation = models.CharField(max_length=80)
    clause = models.CharField(max_length=30)
    amount_by = models.CharField(max_length=30)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    month = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="+")
    event_seq = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, reverses=None) | models.Q(amount__lt=0, reverses__isnull=False),
                name="a_counter_entry_names_its_line",
            ),
            models.UniqueConstraint(
                fields=["subject", "fine_key"], condition=models.Q(reverses=None), name="never_two_fines_for_one_fault"
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_month_is_its_first_day"),
        ]
        indexes = [models.Index(fields=["month", "person"], name="ledger_of_month")]

    def __str__(self) -> str:
        return self.number
