"""Doubles that were made one."""

from django.db import models


class Merge(models.Model):
    """`gone` went into `kept`. What is needed to undo it: the versions right after, the columns of `kept` before, and the
    ids of what moved by kind (`contacts`, `sites`, `units`, `cases`). Whoever moves rows of their own adds them."""

    gone = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    kept = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    gone_version = models.PositiveIntegerField()
    kept_version = models.PositiveIntegerField()
    before = models.JSONField(default=dict)
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(gone=models.F("kept")), name="nobody_is_merged_into_themselves"),
            models.UniqueConstraint(
                fields=["gone"], condition=models.Q(undone_at=None), name="a_customer_is_merged_once"
            ),
        ]
        indexes = [models.Index(fields=["kept", "-at"], name="merge_into")]

    def __str__(self) -> str:
        return f"{self.gone_id} -> {self.kept_id}"
