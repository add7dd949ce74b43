from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0001_first'),
    ]

    operations = [
        migrations.AlterField(
            model_name='consequence',
            name='kind',
            field=models.CharField(choices=[('fault', 'Fault'), ('fine', 'Fine'), ('duty', 'Duty'), ('charge', 'Charge'), ('notice', 'Notice'), ('approval', 'Approval'), ('offer', 'Offer'), ('cover', 'Cover'), ('emit', 'Emit'), ('figure', 'Figure'), ('grade', 'Grade')], max_length=10),
        ),
    ]
