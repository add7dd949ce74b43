"""Installed products."""

import secrets

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Upper


def new_code() -> str:
    """What the QR label of a unit carries: 128 random bits, so that nobody can guess the link of another unit."""
    return secrets.token_urlsafe(16)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    exclude=["site", "location", "note", "code"],  # personal: erasure must reach it; the code is a key
)
class Unit(models.Model):
    """One installed product with its serial number, at one customer's.

    `site`: the customer's place; `location`: where it stands there. Terms of warranty may run from any of the four days:
    made, delivered, installed, accepted. `parent`: the unit of which this one is a part. A unit that was scrapped stays
    with its history. `code` opens the customer's page of the unit; a new one ends the old label. `version` counts the
    changes, `changed` names the columns of the last one.
    """

    serial = models.CharField(max_length=60, unique=True)
    model = models.ForeignKey("assets.ProductModel", models.PROTECT, related_name="units")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200, db_index=True)
    site = models.CharField(max_length=200, blank=True, default="")
    location = models.CharField(max_length=200, blank=True, default="")
    made_on = models.DateField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    installed_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    note = models.CharField(max_length=500, blank=True, default="")
    scrapped_on = models.DateField(null=True, blank=True)
    scrap_reason = models.CharField(max_length=200, blank=True, default="")
    code = models.CharField(max_length=32, default=new_code)
    version = models.PositiveIntegerField(default=1)
    changed = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="a_code_opens_one_unit"),
            models.CheckConstraint(condition=~models.Q(serial=""), name="a_unit_has_a_serial_number"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")), name="a_unit_is_no_part_of_itself"
            ),
            models.CheckConstraint(
                condition=models.Q(scrapped_on=None, scrap_reason="")
                | models.Q(~models.Q(scrap_reason=""), scrapped_on__isnull=False),
                name="a_scrapped_unit_says_why",
            ),
        ]
        indexes = [
            models.Index(OpClass(Upper("serial"), "text_pattern_ops"), name="unit_serial_start"),
            models.Index(fields=["customer", "serial"], name="unit_of_customer"),
            models.Index(fields=["delivered_on", "id"], name="unit_delivered"),
        ]

    def __str__(self) -> str:
        return self.serial

    def count_change(self, *columns: str) -> None:
        """One more version, and what was different in it. The caller saves."""
        self.version, self.changed = self.version + 1, list(columns)
