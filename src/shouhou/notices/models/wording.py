"""Texts that the organisation has changed."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Wording(models.Model):
    """The organisation's own title and text of a kind in one language. Without a row the shipped text is used."""

    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=120)
    text = models.CharField(max_length=600)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="one_wording_for_each_language")]

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"
