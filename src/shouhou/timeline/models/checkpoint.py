"""A daily seal over the heads that have moved, kept apart from them."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="checkpoints_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class Checkpoint(models.Model):
    """How long a stream was and what its last hash was: `verify` finds one that was cut or rewritten since."""

    made_at = models.DateTimeField()
    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="+")
    last_seq = models.PositiveIntegerField()
    last_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "last_seq"], name="a_head_is_sealed_once")]

    def __str__(self) -> str:
        return f"{self.subject_id}/{self.last_seq}"
