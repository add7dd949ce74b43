"""What goes out of the house, and each try to bring it there."""

import pgtrigger
from django.db import models


class Delivery(models.Model):
    """One message by one channel, as it was written: to a person (mail, text message) or to a group or program.

    It waits until `not_before`: for the end of quiet hours, for the next try, or for the end of the lease of whoever is
    sending it. `tries` have been made.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        GIVEN_UP = "given_up"

    channel = models.ForeignKey("notices.Channel", models.CASCADE, related_name="+")
    recipient = models.ForeignKey("people.User", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=240)
    title = models.CharField(max_length=300)
    text = models.TextField()
    address = models.CharField(max_length=200, blank=True, default="")
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "recipient", "key"], nulls_distinct=False, name="a_message_goes_out_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | ~models.Q(state="sent") & models.Q(sent_at=None),
                name="what_was_sent_has_its_minute",
            ),
        ]
        indexes = [
            models.Index(fields=["not_before"], name="delivery_due", condition=models.Q(state="waiting")),
            models.Index(fields=["channel", "-created_at", "-id"], name="delivery_log"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


@pgtrigger.register(pgtrigger.Protect(name="attempts_stand", operation=pgtrigger.Update))
class Attempt(models.Model):
    """One try: what the other side answered (its first words), or why there was no answer. Secrets never enter."""

    delivery = models.ForeignKey("notices.Delivery", models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    ok = models.BooleanField()
    status = models.PositiveSmallIntegerField(null=True)
    response = models.CharField(max_length=1000, blank=True, default="")
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["delivery", "at"], name="attempts_of_delivery")]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.status}"
