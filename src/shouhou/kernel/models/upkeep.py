"""What was last done to bring this database to a version of the code."""

from django.db import models


class Upkeep(models.Model):
    """One row: the code by whose start-up steps everything here was made ready (`kernel/sources.py`), and what the steps
    had to say to the person who starts the product; null where they have to be asked again each time."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    fingerprint = models.CharField(max_length=64)
    notes = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.fingerprint[:12]
