"""The ways out of the house: a mail server, a text-message service, group robots, webhooks."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    exclude=["sealed", "failures", "failing_since", "paused_until", "last_error"],
)
class Channel(models.Model):
    """One way out. Mail and text messages go to a person; robots and webhooks take whole kinds (`kinds`).

    `settings` is what may be shown again; `sealed` holds the secrets, encrypted, and never leaves the server. `branch`
    narrows a robot to notices about that branch and below. `failures` in a row since `failing_since`; nothing is tried
    before `paused_until`. A webhook or robot that fails too often is closed: `closed_at`.
    """

    class Kind(models.TextChoices):
        MAIL = "mail"
        SMS = "sms"
        WECOM = "wecom"
        DINGTALK = "dingtalk"
        FEISHU = "feishu"
        WEBHOOK = "webhook"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=60)
    settings = models.JSONField(default=dict)
    sealed = models.TextField(blank=True, default="")
    kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    branch = models.ForeignKey("people.Branch", models.PROTECT, null=True, related_name="+")
    is_active = models.BooleanField(default=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind__in=["mail", "sms"]),
                name="one_mail_server_and_one_text_service",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(is_active=False), name="a_closed_channel_is_not_active"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
