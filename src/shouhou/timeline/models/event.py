"""What happened. Rows are added; nothing changes them."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="events_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class Event(models.Model):
    """One event of one subject, chained to the one before by hash.

    `occurred_at` is the minute of happening, `recorded_at` the instant of entry: back-dating shows (FUR-6.0b).
    `actor_id` did it (None: somebody outside, such as the customer), `recorder_id` entered it. `data` holds ids, codes,
    numbers and minutes; free text and names are in `Content`, of which `content_hash` is the seal. `claimed`: the minute
    was stated outside the window that the person may state, and waits for another person's confirmation.
    """

    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    word = models.CharField(max_length=60)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    recorder_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True, default="")
    channel = models.CharField(max_length=20)
    ref = models.CharField(max_length=60, blank=True, default="")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    claimed = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    content_hash = models.BinaryField(max_length=32, null=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "seq"], name="one_event_at_each_place"),
            models.CheckConstraint(
                condition=models.Q(
                    occurred_at__lte=models.F("recorded_at") + models.Value("1 minute", models.DurationField())
                ),
                name="nothing_happens_in_the_future",
            ),
        ]
        indexes = [
            models.Index(fields=["word", "recorded_at"], name="event_word"),
            models.Index(fields=["recorded_at"], name="event_claimed", condition=models.Q(claimed=True)),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id}/{self.seq} {self.word}"
