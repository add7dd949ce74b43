"""The customer's way to her own case without an account."""

from django.db import models


class CustomerLink(models.Model):
    """One signed link to one case. Only the hash of its token is kept: whoever has the link has the key, and nobody here
    can show it again. `made_by` is empty for the link that she got by reporting a fault herself."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    token_start = models.CharField(max_length=6)
    made_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="a_link_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.token_start}…"
