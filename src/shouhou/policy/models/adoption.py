"""Which regulation a branch follows, and from when."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.expressions import Combinable

_HASH = Func(F("regulation"), Value(0), function="hashtextextended", output_field=models.BigIntegerField())


def _just(number: Combinable) -> Func:
    """A range of this one number: ranges overlap where numbers are equal, and need no extension of PostgreSQL."""
    return Func(number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Adoption(models.Model):
    """A branch, with everything below it, follows a regulation from a day on, with its settings.

    `settings` holds what the text leaves open (no defaults: unset is undecided). `titles` maps the regulation's roles
    to the organisation's role codes; what is not named there is called the same. The period is half-open, and a branch
    adopts a regulation once at a time: its versions and settings follow one another.
    """

    regulation = models.SlugField(max_length=80)
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
            ExclusionConstraint(
                name="a_branch_adopts_a_regulation_once_at_a_time",
                expressions=[
                    (_just(_HASH), RangeOperators.OVERLAPS),
                    (_just(F("branch")), RangeOperators.OVERLAPS),
                    (
                        Func("from_on", "until_on", function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regulation} {self.branch_id} {self.from_on}"
