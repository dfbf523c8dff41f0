"""What a self-test asks of where the cases lie: are its pages sound, and do its rules stand. Writes nothing."""

from django.db import connections

from standfast.store import engines, triggers


def is_sound(*, using: str) -> bool:
    """Let SQLite compare tables, indexes and constraints with each other; a server looks after its own."""
    connection = connections[using]
    if engines.is_server(connection):
        return True
    with engines.reading(connection), connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return bool(cursor.fetchall() == [("ok",)])


def rules_stand(*, using: str) -> bool:
    """Tell whether every rule of this engine is there, word for word."""
    connection = connections[using]
    with engines.reading(connection):
        return not triggers.missing(connection)
