"""Product types."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class ProductModel(models.Model):
    """A product type such as the vacuum furnace VF-1600. One that is no longer sold is archived: its units stay."""

    code = models.CharField(max_length=60, unique=True)
    name_en = models.CharField(max_length=120, blank=True, default="")
    name_zh = models.CharField(max_length=120, blank=True, default="")
    product_line = models.CharField(max_length=60, blank=True, default="", db_index=True)
    archived = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(code=""), name="a_model_has_a_code")]

    def __str__(self) -> str:
        return self.code
