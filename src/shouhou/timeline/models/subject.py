"""The head of one stream of events."""

from django.db import models


class Subject(models.Model):
    """The smallest thing that a regulation times. Its row is the lock under which events are added.

    `adopted` is a list of {regulation, pack, settings, titles}: the regulation in force on the subject's own day, kept
    here so that a replay never reads today's. `given` and `holders` are what the opening act brought in from the world.
    `wakes_at` is the next instant at which time alone changes what follows; None also while a job is to derive again.
    `derived_at` is the instant as of which the stored clocks and consequences were derived.
    """

    kind = models.CharField(max_length=30)
    branch_path = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=30, default="", blank=True)
    adopted = models.JSONField(default=list)
    given = models.JSONField(default=dict)
    holders = models.JSONField(default=list)
    last_seq = models.PositiveIntegerField(default=0)
    last_hash = models.BinaryField(max_length=32, default=b"")
    wakes_at = models.DateTimeField(null=True)
    derived_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["wakes_at"], name="subject_wakes", condition=models.Q(wakes_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
