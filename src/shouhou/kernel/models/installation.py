"""The one row that says what this database is."""

import datetime as dt

from django.db import models


class Installation(models.Model):
    """One organisation, one database. A demo may shift its clock; anything else may not.

    A demo was made at `made_at`; `history_made` of `history_wanted` closed cases of its past are there, and the worker
    adds the others.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    organisation = models.CharField(max_length=200)
    is_demo = models.BooleanField(default=False)
    clock_offset = models.DurationField(default=dt.timedelta())
    made_at = models.DateTimeField(null=True)
    history_made = models.PositiveSmallIntegerField(default=0)
    history_wanted = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="installation_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(is_demo=True) | models.Q(clock_offset=dt.timedelta()),
                name="only_a_demo_shifts_its_clock",
            ),
        ]

    def __str__(self) -> str:
        return self.organisation
