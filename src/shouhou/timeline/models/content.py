"""What was said: free text and names, apart from the event, so that they can be erased without breaking the chain."""

from django.db import models


class Content(models.Model):
    """The words of one event. The event holds sha256(salt + body); erasure blanks both and the chain still verifies."""

    event = models.OneToOneField("timeline.Event", models.PROTECT, primary_key=True, related_name="content")
    salt = models.BinaryField(max_length=16)
    body = models.JSONField(default=dict)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(body={}, salt=b""), name="erased_content_is_blank"
            ),
        ]

    def __str__(self) -> str:
        return f"content of {self.event_id}"
