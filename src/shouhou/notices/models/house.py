"""What the organisation has settled about notices as a whole."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), append_only=True)
class House(models.Model):
    """The one row. `warn_minutes`: how long before a limit its holder is warned (at the most a quarter of the limit).

    `site` is the address under which this installation is reached, for links in messages. `private_targets`: webhooks
    and robots may also go to machines of the internal network.
    """

    warn_minutes = models.PositiveSmallIntegerField(default=60)
    site = models.CharField(max_length=200, blank=True, default="")
    private_targets = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_house")]

    def __str__(self) -> str:
        return "house"
