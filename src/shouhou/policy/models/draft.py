"""A regulation that is being changed: nobody follows it until a second person has approved it from a day on."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True,
    exclude=["content", "scenarios"],
)  # fmt: skip
class Draft(models.Model):
    """A branch's own version of a regulation, as text that the strict loader accepts at every moment.

    It begins from the adoption `of` (`base` is that pack), from a file or from an empty form (neither is set). `settings`
    and `titles` are what it would be adopted with. `version` counts the changes: whoever changes or approves it names the
    one they saw. `authors` are all who have changed it: none of them can approve it. Once it is published `pack` and
    `adoption` are set and it stands; `of` is then the adoption to which it rolls back.
    """

    class State(models.TextChoices):
        OPEN = "open", _("being written")
        PROPOSED = "proposed", _("waits for approval")
        PUBLISHED = "published", _("published")
        ROLLED_BACK = "rolled_back", _("rolled back")
        DISCARDED = "discarded", _("discarded")

    regulation = models.SlugField(max_length=80)
    branch = models.ForeignKey("people.Branch", models.PROTECT, related_name="+")
    of = models.ForeignKey("policy.Adoption", models.SET_NULL, null=True, related_name="+")
    base = models.ForeignKey("policy.StoredPack", models.PROTECT, null=True, related_name="+")
    base_settings = models.JSONField(default=dict)
    content = models.TextField()
    scenarios = models.TextField(default="[]")
    settings = models.JSONField(default=dict)
    titles = models.JSONField(default=dict)
    purpose = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    authors = ArrayField(models.BigIntegerField(), default=list)
    opened_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    from_on = models.DateField(null=True)
    approved_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    pack = models.ForeignKey("policy.StoredPack", models.PROTECT, null=True, related_name="drafts")
    adoption = models.ForeignKey("policy.Adoption", models.SET_NULL, null=True, related_name="+")
    remark = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=("published", "rolled_back"), pack__isnull=False, approved_by__isnull=False
                )
                | models.Q(pack=None, approved_by=None),
                name="what_is_published_was_approved",
            ),
            models.CheckConstraint(
                condition=~models.Q(authors__contains=[models.F("approved_by")]), name="no_author_approves"
            ),
        ]
        indexes = [models.Index(fields=["regulation", "-opened_at"], name="draft_of_regulation")]

    def __str__(self) -> str:
        return f"{self.regulation} {self.pk} {self.state}"


class DraftChange(models.Model):
    """One line of a draft's own log: what was changed in which clause, from what to what, by whom, when and why."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="changes")
    clause = models.CharField(max_length=30, blank=True, default="")
    what = models.CharField(max_length=120)
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")
    why = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.draft_id} {self.clause} {self.what}"
