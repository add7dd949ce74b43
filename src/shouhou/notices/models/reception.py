"""How somebody wants to be told."""

from django.db import models


class Reception(models.Model):
    """One person's wishes. Without a row, or for a kind that `ways` does not name, the kind's own ways apply.

    `ways` maps a kind to the ways that it takes: app, mail, sms. Between `quiet_from` and `quiet_until` (local time; they
    may span midnight) only urgent kinds pass; everything else waits for the end. With `digest_at` what is unread comes by
    e-mail once a day; `next_digest_at` is the row's wake.
    """

    person = models.OneToOneField("people.User", models.CASCADE, primary_key=True, related_name="+")
    ways = models.JSONField(default=dict)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    digest_at = models.TimeField(null=True)
    next_digest_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_until=None)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False)
                & ~models.Q(quiet_from=models.F("quiet_until")),
                name="quiet_hours_begin_and_end",
            ),
            models.CheckConstraint(
                condition=models.Q(digest_at=None, next_digest_at=None)
                | models.Q(digest_at__isnull=False, next_digest_at__isnull=False),
                name="a_digest_has_its_next_minute",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_digest_at"], name="digest_wakes", condition=models.Q(next_digest_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"wishes of {self.person_id}"
