"""What is held of a customer, as a file that they may ask for."""

from django.db import models


class PersonalExport(models.Model):
    """One order to gather everything about a customer. The zip is there when `done_at` is set, and is kept for a week."""

    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    asked_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_index=True)
    done_at = models.DateTimeField(null=True)
    content = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=False) | models.Q(content=None),
                name="an_export_is_there_when_it_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.asked_at:%Y-%m-%d}"
