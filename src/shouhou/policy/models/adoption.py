"""Which regulation a branch follows, and from when."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Adoption(models.Model):
    """A branch, with everything below it, follows a regulation from a day on, with its settings.

    `settings` holds what the text leaves open (no defaults: unset is undecided). `titles` maps the regulation's roles
    to the organisation's role codes; what is not named there is called the same. The period is half-open.
    """

    pack = models.ForeignKey("policy.StoredPack", models.PROTECT, related_name="+")
    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    titles = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gt=models.F("from_on")),
                name="an_adoption_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["pack", "branch", "from_on"], name="a_pack_is_adopted_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id[:12]} {self.branch_id} {self.from_on}"
