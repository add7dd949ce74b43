"""What somebody is told inside the product: one row for each recipient."""

from django.db import models


class Notice(models.Model):
    """One thing that one person is told. It holds codes, numbers and minutes only: no words of a customer or a note.

    `key` names the occasion, so that a job that runs twice tells once. `about` is what a reader calls the thing (the
    number of a case), `address` the page where it is looked after. `settled_at`: what it asked for has been done.
    `withdrawn_at`: its ground has gone, and a correction (`corrects`) has followed. `muted`: the recipient does not want
    to be called for this kind; it stands in the list and not in the bell.
    """

    recipient = models.ForeignKey("people.User", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=240)
    subject = models.ForeignKey("timeline.Subject", models.PROTECT, null=True, related_name="+")
    about = models.CharField(max_length=60, blank=True, default="")
    address = models.CharField(max_length=200, blank=True, default="")
    regulation = models.CharField(max_length=80, blank=True, default="")
    clause = models.CharField(max_length=30, blank=True, default="")
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    muted = models.BooleanField(default=False)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "key"], condition=models.Q(withdrawn_at=None), name="a_notice_is_sent_once"
            ),
            models.CheckConstraint(
                condition=models.Q(address="") | models.Q(address__regex=r"^/([^/\\]|$)"),
                name="a_notice_leads_into_the_house",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-created_at", "-id"], name="notice_list"),
            models.Index(
                fields=["recipient", "-created_at", "-id"], name="notice_unread",
                condition=models.Q(read_at=None, settled_at=None, withdrawn_at=None, muted=False),
            ),
            models.Index(fields=["recipient", "kind", "-created_at", "-id"], name="notice_of_kind"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
