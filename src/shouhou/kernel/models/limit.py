"""How often something was tried."""

from django.db import models


class Limit(models.Model):
    """The tries of one thing in the minute of its last try. Old rows mean nothing and are removed by a job.

    The table is not logged: each write of a program counts here first, and need not wait for a disk to do so.
    """

    what = models.CharField(max_length=120, primary_key=True)
    window = models.BigIntegerField(db_index=True)
    tries = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.what}: {self.tries}"
