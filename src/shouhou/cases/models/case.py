"""The service case as lists show it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Case(models.Model):
    """One service request. What happened is in its stream (`subject`); this row is what lists sort and filter by.

    The second half is a projection of the stream, written in the transaction of each event and refreshed when time
    alone changes a clock: `state` by the vocabulary, the next limit and who holds it, the clock that stands still and
    why, the worst clock, who has a part in it.
    """

    number = models.CharField(max_length=20, unique=True)
    subject = models.OneToOneField("timeline.Subject", models.PROTECT, related_name="+")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    unit = models.ForeignKey("assets.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    branch_path = models.CharField(max_length=200)
    summary = models.CharField(max_length=120, blank=True, default="")
    kind = models.CharField(max_length=20, blank=True, default="")
    registrar = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()

    state = models.CharField(max_length=30, default="", blank=True)
    is_open = models.BooleanField(default=True)
    engineer = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    people = ArrayField(models.BigIntegerField(), default=list, blank=True)
    next_late_from = models.DateTimeField(null=True, blank=True)
    next_clause = models.CharField(max_length=30, blank=True, default="")
    next_clock = models.CharField(max_length=60, blank=True, default="")
    next_person_id = models.BigIntegerField(null=True, blank=True)
    paused_clause = models.CharField(max_length=30, blank=True, default="")
    paused_clock = models.CharField(max_length=60, blank=True, default="")
    paused_cause = models.CharField(max_length=30, blank=True, default="")
    worst = models.CharField(max_length=10, blank=True, default="")
    missed = models.PositiveSmallIntegerField(default=0)
    last_event_at = models.DateTimeField()
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="case_newest"),
            models.Index(fields=["next_late_from", "id"], name="case_next_due", condition=models.Q(is_open=True)),
            models.Index(
                fields=["next_person_id", "next_late_from", "id"],
                name="case_waits_for",
                condition=models.Q(is_open=True, next_person_id__isnull=False),
            ),
            models.Index(fields=["engineer", "-opened_at", "-id"], name="case_of_engineer"),
            models.Index(fields=["registrar", "-opened_at"], name="case_of_registrar"),
            models.Index(
                fields=["-opened_at", "-id"], name="case_unassigned", condition=models.Q(is_open=True, engineer=None)
            ),
            models.Index(fields=["-opened_at", "-id"], name="case_open", condition=models.Q(is_open=True)),
            models.Index(
                fields=["-opened_at", "-id"], name="case_undecided", condition=models.Q(is_open=True, worst="undecided")
            ),
            models.Index(
                fields=["next_clause", "-opened_at", "-id"], name="case_by_clause", condition=~models.Q(next_clause="")
            ),
            models.Index(fields=["kind", "-opened_at", "-id"], name="case_of_kind"),
            models.Index(fields=["last_event_at"], name="case_done", condition=models.Q(is_open=False)),
            models.Index(fields=["branch_path", "-opened_at"], name="case_of_branch"),
            models.Index(fields=["state", "-opened_at", "-id"], name="case_by_state"),
            models.Index(fields=["-missed", "-opened_at"], name="case_missed", condition=models.Q(missed__gt=0)),
            models.Index(fields=["last_event_at", "id"], name="case_silent", condition=models.Q(is_open=True)),
            models.Index(fields=["customer", "-opened_at"], name="case_of_customer"),
            models.Index(fields=["unit", "-opened_at"], name="case_of_unit"),
            GinIndex(fields=["people"], name="case_people"),
            GinIndex(models.Func(models.F("summary"), function="case_pairs"), name="case_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.number
