"""One planned going to a site."""

from django.db import models


class Visit(models.Model):
    """A visit of one engineer for one case. Its acts stand in the case's stream; this row is the engineer's list."""

    class State(models.TextChoices):
        PLANNED = "planned"
        TRAVELLING = "travelling"
        ON_SITE = "on_site"
        DONE = "done"
        CANCELLED = "cancelled"

    number = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    engineer = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    arrive_by = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    planned_at = models.DateTimeField()
    departed_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~models.Q(state__in=["done", "cancelled"]),
                name="one_open_visit_for_each_case",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="on_site") | models.Q(arrived_at__isnull=False), name="on_site_since_a_minute"
            ),
        ]
        indexes = [models.Index(fields=["engineer", "arrive_by"], name="visit_of_engineer")]

    def __str__(self) -> str:
        return self.number
