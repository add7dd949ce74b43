"""What was printed: each paper by the hash at its foot."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="papers_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class Archived(models.Model):
    """One printing of one paper. The same content printed again is another row with the same `content_hash`, the SHA-256
    of what the paper says. `last_seq` is the newest event that it knew of. A paper about several cases (the register)
    has no `subject`.
    """

    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=60)
    subject = models.ForeignKey("timeline.Subject", models.PROTECT, null=True, related_name="+")
    last_seq = models.PositiveIntegerField(default=0)
    content_hash = models.CharField(max_length=64, db_index=True)
    made_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "number", "-made_at"], name="archived_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
