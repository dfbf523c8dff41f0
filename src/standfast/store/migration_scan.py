"""Looks for migrations that touch a table whose rules the database keeps. Migrations in, findings out; runs nothing.

SQLite changes most of a table by building it anew, and a table built anew has no triggers. So after the first migration
nothing may touch ``chain`` (nor ``body`` or ``due``): not an operation, not SQL, not Python that names it. One thing
may: an empty column more in ``due``, which SQLite adds in place.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import Final

from django.db.migrations import AddField, Migration, RunPython, RunSQL, SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation
from django.db.models import NOT_PROVIDED

from standfast.store import migrations, models, triggers
from standfast.store.postgresql.rules import RULES

FIRST: Final = "0001_journal"

TABLES: Final = tuple(
    sorted({table for text in triggers.SQLITE.values() for table in re.findall(r'BEFORE [A-Z]+ ON "([a-z_]+)"', text)})
)
MODELS: Final = {
    model._meta.model_name: model._meta.db_table  # noqa: SLF001  # Django's documented interface
    for model in (models.ChainRecord, models.BodyRecord, models.DueRecord)
}
_WORDS: Final = (*TABLES, *(name for name in MODELS if name), *triggers.SQLITE, *RULES)
_NAMES: Final = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)


def our_migrations() -> tuple[Migration, ...]:
    """Load every migration of the store, in order."""
    found = sorted(module.name for module in pkgutil.iter_modules(migrations.__path__))
    return tuple(importlib.import_module(f"{migrations.__name__}.{name}").Migration(name, "store") for name in found)


def touches(found: Iterable[Migration]) -> tuple[str, ...]:
    """Name each operation after the first migration that touches a table with rules."""
    return tuple(
        f"{migration.name}: {type(operation).__name__} touches {name}"
        for migration in found
        if migration.name != FIRST
        for operation in _each(migration.operations)
        if (name := _touched(operation)) is not None
    )


def _each(operations: Iterable[Operation]) -> Iterator[Operation]:
    for operation in operations:
        yield operation
        if isinstance(operation, SeparateDatabaseAndState):
            yield from _each((*operation.database_operations, *operation.state_operations))


def _touched(operation: Operation) -> str | None:
    named = [
        str(value)
        for attribute in ("model_name", "name", "old_name", "new_name", "table")
        if (value := getattr(operation, attribute, None)) is not None
    ]
    named += [str(getattr(operation, "options", {}).get("db_table", ""))]
    if _adds_in_place(operation):
        return None
    for name in named:
        if name.lower() in MODELS or name.lower() in TABLES:
            return MODELS.get(name.lower(), name.lower())
    if isinstance(operation, RunSQL):
        return _in_text(f"{operation.sql!r} {operation.reverse_sql!r}")
    if isinstance(operation, RunPython):
        return _in_text(inspect.getsource(operation.code))
    return None


def _adds_in_place(operation: Operation) -> bool:
    """Tell whether an operation only adds an empty column to due rows: SQLite then leaves the table as it is."""
    return (
        isinstance(operation, AddField)
        and operation.model_name.lower() == "duerecord"
        and operation.field.null
        and not operation.field.unique
        and operation.field.default is NOT_PROVIDED
        and operation.field.db_default is NOT_PROVIDED
    )


def _in_text(text: str) -> str | None:
    found = _NAMES.search(text)
    return found.group(0) if found is not None else None
