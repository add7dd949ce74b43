"""Answers that are kept for repeated requests, and their end where somebody's data is erased (PIPL)."""

from collections.abc import Iterable

from django.db.models import TextField
from django.db.models.functions import Cast

from shouhou.kernel.models import IdempotencyKey


def forget(words: Iterable[str]) -> int:
    """Remove answers with any of these texts in them; how many that were. A repetition is then a new request."""
    rows = IdempotencyKey.objects.annotate(told=Cast("body", TextField()))
    return sum(rows.filter(told__contains=word).delete()[0] for word in words)
