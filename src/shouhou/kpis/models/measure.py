"""What one record is to one figure: the rows of every figure, ready to be counted."""

from django.db import models


class Measure(models.Model):
    """One row of one figure: counted, in the base but not counted, left out of both, or not known for want of a fact.

    `kind` is `figure` where a clause says how it is counted, `promise` where the row is a clock of a deadline clause.
    `ref` names the row within its stream. Rows with the same `unit` are one. `adds`: what it adds to a sum or a mean;
    minutes for a length of time. `about`: what the row quotes of its record, and the names of facts that are missing.
    """

    class Kind(models.TextChoices):
        FIGURE = "figure"
        PROMISE = "promise"

    class State(models.TextChoices):
        COUNTED = "counted"
        NOT_COUNTED = "not_counted"
        LEFT_OUT = "left_out"
        UNKNOWN = "unknown"

    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200)
    person = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    regulation = models.CharField(max_length=80)
    clause = models.CharField(max_length=30)
    name = models.CharField(max_length=60)
    ref = models.CharField(max_length=160)
    state = models.CharField(max_length=12, choices=State.choices)
    unit = models.CharField(max_length=120, blank=True, default="")
    adds = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    about = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind", "regulation", "clause", "name", "ref"], name="a_row_is_measured_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["day", "regulation", "clause", "name", "kind", "state"], include=["branch_path", "person"],
                name="measure_of_day",
            ),
            models.Index(fields=["regulation", "clause", "name", "-day", "-id"], name="measure_of_figure"),
            models.Index(fields=["person", "day"], name="measure_of_person"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.clause} {self.name} {self.ref}"
