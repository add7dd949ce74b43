"""Who was shown whose personal data."""

import pgtrigger
from django.db import models


@pgtrigger.register(pgtrigger.Protect(name="disclosures_stand", operation=pgtrigger.Update | pgtrigger.Delete))
class Disclosure(models.Model):
    """Somebody saw phones or the address of a customer unmasked, or took them along in a file. No such data in it.

    `what`: `page` (one customer on the screen) or `file` (a list; then `customer_id` is None and `count` says how many).
    """

    at = models.DateTimeField()
    user_id = models.BigIntegerField()
    what = models.CharField(max_length=10)
    customer_id = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(what="page", customer_id__isnull=False) | models.Q(what="file", customer_id=None),
                name="a_disclosure_says_of_whom",
            )
        ]
        indexes = [models.Index(fields=["customer_id", "-at"], name="disclosure_of_customer")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.what} {self.customer_id}"
