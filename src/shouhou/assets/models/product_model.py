"""Product types."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class ProductModel(models.Model):
    """A product type such as the vacuum furnace VF-1600."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        return self.code
