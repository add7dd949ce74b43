"""The organisation's tree."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Branch(models.Model):
    """A node of the organisation: company, division, branch or outlet. `path` ends in a slash: `1/4/17/`."""

    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], nulls_distinct=False, name="branch_name_is_unique"),
            models.CheckConstraint(condition=models.Q(path__regex=r"^([0-9]+/)+$"), name="branch_path_is_a_path"),
        ]

    def __str__(self) -> str:
        return self.name
