"""Clocks as they stand: a projection of the derivation, with the indexes that sweeps and lists need."""

from django.db import models


class Clock(models.Model):
    """One running promise. `verify` proves that each row equals its derivation.

    `late_from` is the first late instant: whoever asks "late?" compares with it and nothing else. `late_state` is what
    a running clock becomes then. `swept_at` is set where time alone changed the state and the subject has not been
    derived again yet. `every` is the rhythm of a recurring duty, and `ref`
    its period. `warned_for` is the first late instant of which a warning has been given.
    """

    class State(models.TextChoices):
        RUNNING = "running"
        PAUSED = "paused"
        MET = "met"
        MISSED = "missed"
        EXCUSED = "excused"
        OPEN = "open"
        UNDECIDED = "undecided"
        CANCELLED = "cancelled"

    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=160)
    regulation = models.CharField(max_length=80)
    clause = models.CharField(max_length=30)
    charged_as = models.CharField(max_length=30)
    name = models.CharField(max_length=60)
    ref = models.CharField(max_length=60, blank=True, default="")
    every = models.CharField(max_length=10, blank=True, default="")
    role = models.CharField(max_length=40, blank=True, default="")
    person_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices)
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    late_from = models.DateTimeField(null=True)
    late_state = models.CharField(max_length=10, choices=State.choices, default=State.MISSED)
    swept_at = models.DateTimeField(null=True)
    warned_for = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="one_row_for_each_clock")]
        indexes = [
            models.Index(fields=["due_at", "id"], name="clock_of_duty", condition=models.Q(every__gt="")),
            models.Index(
                fields=["late_from"], name="clock_due", condition=models.Q(state="running", late_from__isnull=False)
            ),
            models.Index(
                fields=["person_id", "late_from"], name="clock_of_person", condition=models.Q(state="running")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.clause} {self.state}"
