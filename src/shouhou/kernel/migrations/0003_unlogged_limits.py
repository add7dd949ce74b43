from django.db import migrations


class Migration(migrations.Migration):
    """The counts of the minute are not worth a log: after a crash they begin anew, and each write of the API waits less."""

    dependencies = [("kernel", "0002_upkeep")]

    operations = [
        migrations.RunSQL("ALTER TABLE kernel_limit SET UNLOGGED", "ALTER TABLE kernel_limit SET LOGGED"),
    ]
