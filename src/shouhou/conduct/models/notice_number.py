"""Fine notices are numbered without a gap, year by year."""

from django.db import models


class NoticeNumber(models.Model):
    """The counter of one year: taken as the last statement of a short transaction."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
