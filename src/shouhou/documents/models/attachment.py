"""Files that were added to a subject: what the stream's event says of each, as rows that can be found by their content."""

from django.db import models

SHA256 = r"^[0-9a-f]{64}$"


class Attachment(models.Model):
    """The file of one `attachment.added` event. The bytes lie in the store under `sha256`; their name and caption are
    words of the event. `preview` is the small picture's own hash, empty where there is none. After an erasure the row
    stays without its bytes, so that the screen can say so.
    """

    subject = models.ForeignKey("timeline.Subject", models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    preview = models.CharField(max_length=64, blank=True, default="", db_index=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    added_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "seq"], name="an_event_adds_one_file"),
            models.CheckConstraint(condition=models.Q(sha256__regex=SHA256), name="a_file_is_named_by_its_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id}/{self.seq} {self.media_type}"
