"""What a draft would have changed: one question about a period, its parts on the queue, and the cases that differ."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class WhatIf(models.Model):
    """One question. It keeps the draft's text of that minute; both sides are derived as of `as_of`. `since` and `until`
    are days, both included. It is answered when all its parts are done."""

    draft = models.ForeignKey("policy.Draft", models.PROTECT, related_name="+")
    content = models.TextField()
    settings = models.JSONField(default=dict)
    since = models.DateField()
    until = models.DateField()
    as_of = models.DateTimeField()
    cases = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="a_period_has_a_day"),
        ]
        indexes = [models.Index(fields=["draft", "-asked_at"], name="what_if_of_draft")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.since} {self.until}"


class WhatIfPart(models.Model):
    """So many cases of a question, for one job. `result` counts by kind, clause and state, before and after."""

    what_if = models.ForeignKey(WhatIf, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    subjects = ArrayField(models.BigIntegerField())
    done_at = models.DateTimeField(null=True)
    events = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what_if", "number"], name="one_part_at_each_place")]

    def __str__(self) -> str:
        return f"{self.what_if_id}/{self.number}"


class WhatIfCase(models.Model):
    """One case that would have gone otherwise, with each outcome that differs."""

    part = models.ForeignKey(WhatIfPart, models.CASCADE, related_name="differing")
    subject_id = models.BigIntegerField()
    lines = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.part_id} {self.subject_id}"
