"""Installed products."""

import pghistory
from django.db import models


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    exclude=["site"],  # personal: erasure must reach it
)
class Unit(models.Model):
    """One installed product with its serial number, at one customer's."""

    serial = models.CharField(max_length=60, unique=True)
    model = models.ForeignKey("assets.ProductModel", models.PROTECT, related_name="units")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200, db_index=True)
    site = models.CharField(max_length=200, blank=True, default="")
    delivered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(serial=""), name="a_unit_has_a_serial_number")]

    def __str__(self) -> str:
        return self.serial
