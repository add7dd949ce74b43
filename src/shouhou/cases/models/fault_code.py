"""What usually goes wrong, by product line."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class FaultCode(models.Model):
    """One fault as callers describe it, with what the desk may ask or advise at once.

    `line`: the models whose code begins so (`VF-`); empty for every product. What is not used any more is switched
    off, never deleted: cases name it.
    """

    line = models.CharField(max_length=30, blank=True, default="")
    code = models.CharField(max_length=20, unique=True)
    words_zh = models.CharField(max_length=60)
    words_en = models.CharField(max_length=60)
    hint_zh = models.CharField(max_length=200, blank=True, default="")
    hint_en = models.CharField(max_length=200, blank=True, default="")
    is_used = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(words_zh="") | models.Q(words_en="")), name="a_fault_has_words_in_both_languages"
            ),
            models.CheckConstraint(condition=models.Q(code__regex=r"^[A-Z0-9-]+$"), name="a_fault_code_is_plain"),
        ]

    def __str__(self) -> str:
        return self.code
