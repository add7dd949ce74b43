"""Calls that open no case."""

from django.db import models


class Call(models.Model):
    """A call that was taken and needs no case: a wrong number, an enquiry, a complaint. Kept so that the day's calls are
    whole, and so that a complaint stands before the desk and the manager the next time."""

    class Kind(models.TextChoices):
        WRONG_NUMBER = "wrong_number"
        ENQUIRY = "enquiry"
        COMPLAINT = "complaint"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    branch_path = models.CharField(max_length=200)
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=20, blank=True, default="")
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="wrong_number") | ~models.Q(text=""), name="a_call_says_what_it_was_about"
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "-taken_at"], name="call_of_customer"),
            models.Index(fields=["branch_path", "-taken_at"], name="call_of_branch"),
            models.Index(fields=["taken_by", "-taken_at"], name="call_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.taken_at:%Y-%m-%d}"
