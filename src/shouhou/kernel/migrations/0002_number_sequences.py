from django.db import migrations


class Migration(migrations.Migration):
    """One sequence for each series of numbers: S cases, V visits."""

    dependencies = [("kernel", "0001_first")]
    operations = [
        migrations.RunSQL(f"CREATE SEQUENCE number_{series}", f"DROP SEQUENCE number_{series}") for series in ("s", "v")
    ]
