"""The organisation's own columns of the after-sales service register (售后服务一览表)."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class RegisterColumn(models.Model):
    """One column that the organisation has added. `obligatory`: a case is not complete while it is empty. A column that
    is no longer wanted is retired, for what was written in it stays in the files."""

    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True, default="")
    obligatory = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[a-z][a-z0-9_]{0,39}$"), name="a_column_has_a_plain_code"
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh
