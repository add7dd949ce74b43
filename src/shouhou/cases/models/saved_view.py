"""Views of the work queue that people have named."""

from django.db import models


class SavedView(models.Model):
    """A view with its filters, order and columns, as the address of the queue carries them; `is_shared`: whoever works at
    the branch or below it finds it too."""

    owner = models.ForeignKey("people.User", models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=600)
    branch_path = models.CharField(max_length=200)
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="a_person_names_a_view_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_saved_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
