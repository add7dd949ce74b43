"""Whom the organisation serves."""

import pghistory
from django.db import models


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    exclude=["name", "address", "search"],  # personal: erasure must reach it
)
class Customer(models.Model):
    """A firm or a person. `distance_km` from the branch is a fact that deadlines may ask for (None: unknown).

    `search` holds what people type to find it: name, pinyin and initials, in lower case.
    """

    name = models.CharField(max_length=120)
    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200, db_index=True)
    address = models.CharField(max_length=200, blank=True, default="")
    distance_km = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    salesperson = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    search = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(distance_km=None) | models.Q(distance_km__gte=0), name="no_negative_distance"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_customer_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
