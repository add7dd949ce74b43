"""Who holds which role where, and from when to when."""

import pghistory
from django.conf import settings
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Grant(models.Model):
    """A person holds a role at a branch, and so at every branch below it. The period is half-open."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    role = models.ForeignKey("people.Role", models.PROTECT, related_name="+")
    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    since_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "branch"], condition=models.Q(until_at=None), name="a_role_is_granted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until_at=None) | models.Q(until_at__gt=models.F("since_at")),
                name="a_grant_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role_id} {self.branch_id}"
