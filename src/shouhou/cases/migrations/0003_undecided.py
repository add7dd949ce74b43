"""What no rule can decide yet is a view of the work queue: few cases among many, so an index of their own."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0002_at_size")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("is_open", True), ("worst", "undecided")),
                fields=["-opened_at", "-id"],
                name="case_undecided",
            ),
        ),
    ]
