"""When a due row rang. A column that may be empty is added in place: the table is not built anew, its rules stay."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_journal")]

    operations = [
        migrations.AddField(
            model_name="duerecord",
            name="fired_at",
            field=models.DateTimeField(null=True),
        ),
    ]
