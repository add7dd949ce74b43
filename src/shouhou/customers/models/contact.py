"""Whom to call."""

from django.db import models
from django.db.models.functions import Right

PHONE = r"^\+?[0-9]{3,18}$"


class Contact(models.Model):
    """A person at the customer's. Phones are stored as digits; `tail` are the last four, which callers give."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=60, blank=True, default="")
    role = models.CharField(max_length=40, blank=True, default="")
    phone = models.CharField(max_length=20, db_index=True)
    other_phone = models.CharField(max_length=20, blank=True, default="", db_index=True)
    tail = models.GeneratedField(
        expression=Right("phone", 4), output_field=models.CharField(max_length=4), db_persist=True
    )
    other_tail = models.GeneratedField(
        expression=Right("other_phone", 4), output_field=models.CharField(max_length=4), db_persist=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "phone"], name="a_phone_stands_once_with_a_customer"),
            models.CheckConstraint(condition=models.Q(phone__regex=PHONE), name="a_phone_is_digits"),
            models.CheckConstraint(
                condition=models.Q(other_phone="") | models.Q(other_phone__regex=PHONE), name="another_phone_is_digits"
            ),
        ]
        indexes = [
            models.Index(fields=["tail"], name="contact_tail"),
            models.Index(fields=["other_tail"], name="contact_other_tail", condition=~models.Q(other_phone="")),
        ]

    def __str__(self) -> str:
        return self.name
