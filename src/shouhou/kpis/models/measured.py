"""Up to where a stream has been measured."""

from django.db import models


class Measured(models.Model):
    """One stream whose rows were brought into the figures: as of which derivation, and when."""

    subject = models.OneToOneField("timeline.Subject", models.PROTECT, primary_key=True, related_name="+")
    derived_at = models.DateTimeField(null=True)
    measured_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-measured_at"], name="measured_last")]

    def __str__(self) -> str:
        return f"{self.subject_id}"
