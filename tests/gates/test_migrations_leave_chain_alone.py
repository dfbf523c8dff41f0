"""A migration that rebuilds ``chain`` would drop its triggers without a word: none may touch it after the first."""

from typing import Any

import pytest
from django.db import migrations, models

from standfast.store.setup import start_django


@pytest.fixture(scope="module")
def scan() -> Any:
    start_django()
    from standfast.store import migration_scan  # noqa: PLC0415  # models need Django started

    return migration_scan


def _through_python(apps: Any, _editor: Any) -> None:
    apps.get_model("store", "ChainRecord").objects.all()


def _elsewhere(apps: Any, _editor: Any) -> None:
    apps.get_model("store", "CardRecord").objects.all()


BREACHES: dict[str, migrations.operations.base.Operation] = {
    "a new field": migrations.AddField("ChainRecord", "note", models.TextField(default="")),
    "an altered field": migrations.AlterField("chainrecord", "hour", models.CharField(max_length=20)),
    "a constraint taken out": migrations.RemoveConstraint("ChainRecord", "chain_case_seq"),
    "an index": migrations.AddIndex("ChainRecord", models.Index(fields=["hour"], name="chain_hour")),
    "a renamed table": migrations.AlterModelTable("ChainRecord", "old_chain"),
    "a deleted model": migrations.DeleteModel("ChainRecord"),
    "a second model over the table": migrations.CreateModel("Other", [], options={"db_table": "chain"}),
    "SQL": migrations.RunSQL('ALTER TABLE "chain" ADD COLUMN note text'),
    "SQL that drops a rule": migrations.RunSQL("DROP TRIGGER chain_no_delete"),
    "SQL that drops a server's rule": migrations.RunSQL("DROP FUNCTION chain_no_truncate() CASCADE"),
    "Python": migrations.RunPython(_through_python),
    "something nested": migrations.SeparateDatabaseAndState([migrations.RunSQL("DELETE FROM chain")]),
    "a body's field": migrations.AddField("BodyRecord", "note", models.TextField(default="")),
    "a body's empty field": migrations.AddField("BodyRecord", "note", models.TextField(null=True)),
    "an empty field of the chain": migrations.AddField("ChainRecord", "note", models.TextField(null=True)),
    "a due row's field that is filled": migrations.AddField("DueRecord", "note", models.TextField(default="")),
    "a due row's empty field with a default": migrations.AddField(
        "DueRecord", "note", models.TextField(null=True, default="")
    ),
}


def planted(operation: Any) -> migrations.Migration:
    class Planted(migrations.Migration):
        operations = (operation,)

    return Planted("0002_planted", "store")


def test_our_migrations_leave_the_chain_alone(scan: Any) -> None:
    found = scan.our_migrations()

    assert found[0].name == scan.FIRST
    assert scan.touches(found) == ()


@pytest.mark.parametrize("breach", BREACHES)
def test_a_planted_breach_is_caught(scan: Any, breach: str) -> None:
    (said,) = scan.touches([*scan.our_migrations(), planted(BREACHES[breach])])[-1:]

    assert said.startswith("0002_planted: ")


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("CardRecord", "note", models.TextField(default="")),
        migrations.AddField("DueRecord", "note", models.TextField(null=True)),
        migrations.RunSQL("UPDATE card SET sealed = sealed"),
        migrations.RunPython(_elsewhere),
    ],
    ids=["a field", "an empty column of due rows", "SQL", "Python"],
)
def test_a_migration_that_leaves_the_rules_alone_passes(scan: Any, operation: Any) -> None:
    assert scan.touches([planted(operation)]) == ()


def test_every_table_with_a_rule_is_watched(scan: Any) -> None:
    assert scan.TABLES == ("body", "chain", "due")
    assert set(scan.MODELS.values()) == set(scan.TABLES)
    assert {rule.table for rule in scan.RULES.values()} == set(scan.TABLES)
