"""An entry of a register as lists show it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Entry(models.Model):
    """One stocktake, budget, claim, training plan ...: a stream of its kind's vocabulary. What happened is in its stream
    (`subject`); this row is what lists sort and filter by, and follows the stream.

    `kept`: it carries the recurring duties of what its branch has adopted, and is opened and ended with the adoption."""

    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120, blank=True, default="")
    subject = models.OneToOneField("timeline.Subject", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    kept = models.BooleanField(default=False)

    state = models.CharField(max_length=30, default="", blank=True)
    people = ArrayField(models.BigIntegerField(), default=list, blank=True)
    next_late_from = models.DateTimeField(null=True, blank=True)
    next_clause = models.CharField(max_length=30, blank=True, default="")
    next_clock = models.CharField(max_length=60, blank=True, default="")
    worst = models.CharField(max_length=10, blank=True, default="")
    missed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["branch_path"],
                condition=models.Q(kept=True, state="running"),
                name="one_kept_entry_of_a_branch",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "-opened_at", "-id"], name="entry_newest"),
            models.Index(fields=["branch_path", "kind", "-opened_at"], name="entry_of_branch"),
            models.Index(
                fields=["next_late_from", "id"], name="entry_next_due", condition=models.Q(next_late_from__isnull=False)
            ),
            models.Index(fields=["-opened_at", "-id"], name="entry_missed", condition=models.Q(missed__gt=0)),
            GinIndex(fields=["people"], name="entry_people"),
        ]

    def __str__(self) -> str:
        return self.number
