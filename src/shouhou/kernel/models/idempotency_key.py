"""What was answered to an act that may arrive twice."""

from django.conf import settings
from django.db import models


class IdempotencyKey(models.Model):
    """One act of one user: the second arrival gets the first answer and changes nothing."""

    key = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    request_hash = models.BinaryField(max_length=32)
    status = models.SmallIntegerField()
    body = models.JSONField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_for_each_act")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.key}"
