"""Whom the organisation serves."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    exclude=["name", "address", "note", "search", "grams", "alike", "sort_name"],  # personal: erasure must reach it
)
class Customer(models.Model):
    """A firm or a person. `distance_km` from the branch is a fact that deadlines may ask for (None: unknown).

    `search` holds what people type to find it: name, pinyin and initials, in lower case; `grams` its pairs of characters,
    for the index. `alike` is the name without what people write differently: whoever has the same may be the same.
    `sort_name` is the name in pinyin, by which lists are sorted. `version` counts the changes, `changed` names the columns
    of the last one. Nobody is deleted: `archived` customers are found no more, one that was `merged_into` another leads
    there.
    """

    class Grade(models.TextChoices):
        KEY = "key", _("key customer")
        REGULAR = "regular", _("regular customer")
        WATCHED = "watched", _("customer to be watched")

    name = models.CharField(max_length=120)
    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200, db_index=True)
    address = models.CharField(max_length=200, blank=True, default="")
    distance_km = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    salesperson = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    grade = models.CharField(max_length=10, choices=Grade.choices, default=Grade.REGULAR)
    note = models.CharField(max_length=1000, blank=True, default="")
    search = models.TextField(default="", blank=True)
    grams = ArrayField(models.TextField(), default=list, blank=True)
    alike = models.CharField(max_length=120, default="", blank=True, db_index=True)
    sort_name = models.CharField(max_length=840, default="", blank=True)
    archived = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    changed = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(distance_km=None) | models.Q(distance_km__gte=0), name="no_negative_distance"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_customer_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(archived=True), name="who_was_merged_is_archived"
            ),
            models.CheckConstraint(
                condition=models.Q(grade__in=["key", "regular", "watched"]), name="a_grade_is_one_of_three"
            ),
        ]
        indexes = [
            GinIndex(fields=["grams"], name="customer_grams", fastupdate=False),
            models.Index(fields=["sort_name", "id"], name="customer_by_name", condition=models.Q(archived=False)),
        ]

    def __str__(self) -> str:
        return self.name

    def count_change(self, *columns: str) -> None:
        """One more version, and what was different in it. The caller saves."""
        self.version, self.changed = self.version + 1, list(columns)
