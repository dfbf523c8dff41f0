"""The first tables, and the rules that the database keeps over them."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from standfast.store import triggers


def _install(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.install(schema_editor)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CaseRecord",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=64, unique=True)),
                ("sealing", models.BinaryField()),
                ("first_signer", models.BinaryField()),
                ("opened", models.CharField(max_length=14)),
            ],
            options={
                "db_table": "case",
            },
        ),
        migrations.CreateModel(
            name="PersonRecord",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sealing", models.BinaryField()),
                ("signing", models.BinaryField()),
            ],
            options={
                "db_table": "person",
            },
        ),
        migrations.CreateModel(
            name="BodyKeyRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "body_key",
                "constraints": [models.UniqueConstraint(fields=("case", "seq"), name="body_key_case_seq")],
            },
        ),
        migrations.CreateModel(
            name="BodyRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("ciphertext", models.BinaryField()),
            ],
            options={
                "db_table": "body",
                "constraints": [models.UniqueConstraint(fields=("case", "seq"), name="body_case_seq")],
            },
        ),
        migrations.CreateModel(
            name="CardRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("holder", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "card",
                "indexes": [models.Index(fields=["holder"], name="card_holder")],
                "constraints": [models.UniqueConstraint(fields=("case", "holder"), name="card_once")],
            },
        ),
        migrations.CreateModel(
            name="ChainRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("v", models.SmallIntegerField()),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("hour", models.CharField(max_length=14)),
                ("key_id", models.CharField(max_length=64)),
                ("commitment", models.CharField(max_length=64)),
                ("prev", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "db_table": "chain",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "seq"), name="chain_case_seq"),
                    models.CheckConstraint(condition=models.Q(("seq__gte", 1)), name="chain_seq_from_1"),
                    models.CheckConstraint(condition=models.Q(("v__gte", 1)), name="chain_version_from_1"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("commitment__length", 64),
                            ("key_id__length", 64),
                            ("prev__length", 64),
                            ("signature__length", 128),
                        ),
                        name="chain_digest_lengths",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("ref", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=8)),
            ],
            options={
                "db_table": "due",
                "indexes": [models.Index(fields=["at"], name="due_at")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "ref"), name="due_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("answer", "step", "look", "end"))), name="due_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndexRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("value", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "idx",
                "indexes": [models.Index(fields=["value"], name="idx_value")],
                "constraints": [models.UniqueConstraint(fields=("case", "value"), name="idx_once")],
            },
        ),
        migrations.CreateModel(
            name="SignerRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("key_id", models.CharField(max_length=64)),
                ("public", models.BinaryField()),
            ],
            options={
                "db_table": "signer",
                "constraints": [models.UniqueConstraint(fields=("case", "key_id"), name="signer_once")],
            },
        ),
        migrations.CreateModel(
            name="WrapRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=64)),
                ("holder", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "wrap",
                "constraints": [models.UniqueConstraint(fields=("case", "holder"), name="wrap_once")],
            },
        ),
        # Without a way back: undoing it would drop every journal.
        migrations.RunPython(_install),
    ]
