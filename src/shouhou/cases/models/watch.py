"""Who wants to hear of everything that happens on a case."""

from django.db import models


class Watch(models.Model):
    """A person follows a case until they unfollow it. It opens nothing: whoever may not see the case is told nothing."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="watches")
    person = models.ForeignKey("people.User", models.CASCADE, related_name="+")
    since_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="a_case_is_followed_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id}"
