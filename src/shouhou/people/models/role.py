"""Roles are data: the product ships some, an organisation makes its own."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Role(models.Model):
    """What somebody may do, and how far they see: their branch and everything below, or only their own work.

    `needs_second_factor`: whoever holds it must sign in with a passkey or a code from an app.
    """

    class Scope(models.TextChoices):
        BRANCH = "branch"
        OWN = "own"

    code = models.SlugField(max_length=40, unique=True)
    name_en = models.CharField(max_length=80)
    name_zh = models.CharField(max_length=80)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.BRANCH)
    permissions = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    needs_second_factor = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code
