import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('timeline', '0002_further_consequences'),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE number_r", "DROP SEQUENCE number_r"),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('number', models.CharField(max_length=20, unique=True)),
                ('title', models.CharField(blank=True, default='', max_length=120)),
                ('branch_path', models.CharField(max_length=200)),
                ('opened_at', models.DateTimeField()),
                ('state', models.CharField(blank=True, default='', max_length=30)),
                ('people', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('next_late_from', models.DateTimeField(blank=True, null=True)),
                ('next_clause', models.CharField(blank=True, default='', max_length=30)),
                ('next_clock', models.CharField(blank=True, default='', max_length=60)),
                ('worst', models.CharField(blank=True, default='', max_length=10)),
                ('missed', models.PositiveSmallIntegerField(default=0)),
                ('subject', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='timeline.subject')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', '-opened_at', '-id'], name='entry_newest'), models.Index(fields=['branch_path', 'kind', '-opened_at'], name='entry_of_branch'), django.contrib.postgres.indexes.GinIndex(fields=['people'], name='entry_people')],
            },
        ),
    ]
