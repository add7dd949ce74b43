"""How the numbers of a series are written."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), append_only=True)
class Series(models.Model):
    """A series of numbers that was given another form than it had from the beginning; see `numbers.Form`.

    `former`: the letters that it began with before. No other series ever takes them, so that a number always tells what it
    is the number of. `version` counts the changes.
    """

    code = models.CharField(max_length=4, unique=True)
    prefix = models.CharField(max_length=4, unique=True)
    year_digits = models.PositiveSmallIntegerField(default=0)
    width = models.PositiveSmallIntegerField(default=7)
    former = ArrayField(models.CharField(max_length=4), default=list)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(prefix__regex="^[A-Z]{1,4}$"), name="a_series_begins_with_letters"
            ),
            models.CheckConstraint(condition=models.Q(year_digits__in=[0, 2, 4]), name="a_year_has_two_or_four_digits"),
            models.CheckConstraint(condition=models.Q(width__range=(4, 9)), name="a_number_has_four_to_nine_digits"),
        ]

    def __str__(self) -> str:
        return self.code
