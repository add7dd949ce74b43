"""When a branch works: the hours of its week from a day on, and the days of a year that differ from the week.

Both only grow. What was entered last for a day, or for a year, counts; what was entered before stays, so that a decision
of last year can be made again.
"""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models


@pghistory.track(pghistory.InsertEvent(), append_only=True)
@pgtrigger.register(pgtrigger.Protect(name="working_weeks_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class WorkingWeek(models.Model):
    """The hours of a branch, and of what lies below it, from a day on. `hours`: {"0" (Monday): [["08:30", "12:00"], ...]}."""

    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    from_on = models.DateField()
    hours = models.JSONField(default=dict, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["branch", "from_on", "entered_at"], name="week_of_branch")]

    def __str__(self) -> str:
        return f"{self.branch_id} {self.from_on}"


@pghistory.track(pghistory.InsertEvent(), append_only=True)
@pgtrigger.register(pgtrigger.Protect(name="calendar_years_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class CalendarYear(models.Model):
    """The days of a year on which a branch, and what lies below it, is off or works against its week.

    `holidays`: days; `makeup`: {day: the weekday whose hours it takes}. A year that nobody entered is undecided.
    """

    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    holidays = models.JSONField(default=list, blank=True)
    makeup = models.JSONField(default=dict, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["branch", "year", "entered_at"], name="year_of_branch")]

    def __str__(self) -> str:
        return f"{self.branch_id} {self.year}"
