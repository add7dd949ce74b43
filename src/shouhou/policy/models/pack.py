"""Published packs are kept for ever, by the hash of their content: a decision of last year can be made again."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="packs_are_kept", operation=pgtrigger.Update | pgtrigger.Delete))
class StoredPack(models.Model):
    """One version of one regulation's file."""

    hash = models.CharField(max_length=64, primary_key=True)
    slug = models.SlugField(max_length=80, db_index=True)
    content = models.TextField()
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.slug} {self.hash[:12]}"
