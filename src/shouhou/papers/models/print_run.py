"""Many papers printed as one file by the worker."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class PrintRun(models.Model):
    """One order to print: which kind of paper, of which cases, for whom. The file is there when `done_at` is set; cases
    that could not be printed are named in `left_out`."""

    kind = models.CharField(max_length=30)
    numbers = ArrayField(models.CharField(max_length=30))
    language = models.CharField(max_length=10)
    verify_at = models.CharField(max_length=300)
    asked_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made = models.PositiveIntegerField(default=0)
    left_out = ArrayField(models.CharField(max_length=30), default=list)
    done_at = models.DateTimeField(null=True)
    pdf = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=False) | models.Q(pdf=None), name="a_print_is_there_when_it_is_done"
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], name="print_run_asked")]

    def __str__(self) -> str:
        return f"{self.kind} x {len(self.numbers)}"
