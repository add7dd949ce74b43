"""Lists of customers and units that were brought along as files."""

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Import(models.Model):
    """A file that somebody brought, what was found in it, and once carried out what it made.

    `content` is the file itself, kept until then. `update`: what is known already takes the file's values, as it was last
    looked through (`ordered_update`: as it is to be). `outcome` says
    of each row what would happen, or did; `made` what there is to undo, in order, as long as it can be undone; `versions`
    those of customers and units right after.

    `doing`: what the worker is to do with it, by which `turn` (a new one ends the work of the one before), with what the
    person was `allowed`, and in whose `language` it tells; `seen`: how many of its `rows` are looked through; `trouble`:
    why it came to nothing.
    """

    class Doing(models.TextChoices):
        CHECK = "check"
        CARRY_OUT = "carry_out"

    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)
    uploaded_at = models.DateTimeField(db_index=True)
    update = models.BooleanField(default=False)
    outcome = models.JSONField(default=list)
    made = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    versions = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    doing = models.CharField(max_length=10, choices=Doing.choices, blank=True, default="")
    turn = models.PositiveIntegerField(default=0)
    ordered_update = models.BooleanField(default=False)
    allowed = ArrayField(models.CharField(max_length=40), default=list)
    language = models.CharField(max_length=10, default="zh-hans")
    seen = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content=None) | models.Q(done_at=None), name="a_file_is_kept_until_it_is_carried_out"
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at=None) | models.Q(done_at__isnull=False),
                name="only_what_was_done_is_undone",
            ),
            models.CheckConstraint(
                condition=models.Q(doing="") | models.Q(content__isnull=False), name="the_worker_needs_the_file"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
