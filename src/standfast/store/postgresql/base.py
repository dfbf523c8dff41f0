"""The database backend for a server: Django's own, with the settings that a journal counts on.

They are said on every connection, since a server, a database or a role can have others for its own reasons.
"""

# mypy: disable-error-code="explicit-override"
# typing.override needs Python 3.12; every method here overrides one of Django's.

from typing import Any, Final

from django.db.backends.postgresql import base as postgresql

# Each holds for one connection only, so each connection says it again.
SETTINGS: Final = (
    # a writer who waited for a case's row then reads what the other one wrote, and not the moment before
    ("default_transaction_isolation", "read committed"),
    # as long as SQLite waits here
    ("lock_timeout", "10s"),
    # a program that hangs with a case's row locked is cut off, and the others go on; telling of dates may take a while
    ("idle_in_transaction_session_timeout", "10min"),
    # texts of the server's that could quote a row stay short
    ("client_min_messages", "warning"),
)


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """A connection to a server."""

    def init_connection_state(self) -> None:
        """Say what this connection must have."""
        super().init_connection_state()
        said = ", ".join(["set_config(%s, %s, false)"] * len(SETTINGS))
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT {said}", [word for setting in SETTINGS for word in setting])  # ours
            # A commit has reached the disk when it returns. What waits for a standby besides is stronger, and stays.
            cursor.execute(
                "SELECT set_config('synchronous_commit', 'on', false)"
                " WHERE current_setting('synchronous_commit') = 'off'"
            )
        if not self.get_autocommit():
            self.connection.commit()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, under a name by which whoever keeps the server can see whose connection this is."""
        return super().get_new_connection({"application_name": "standfast", **conn_params})
