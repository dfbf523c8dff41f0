"""Which file of the vault which entry names. A table of its own; no other is touched."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_fired")]

    operations = [
        migrations.CreateModel(
            name="VaultRecord",
            fields=[
                ("name", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
            ],
            options={
                "db_table": "vault",
                "indexes": [models.Index(fields=["case", "seq"], name="vault_case_seq")],
            },
        ),
    ]
