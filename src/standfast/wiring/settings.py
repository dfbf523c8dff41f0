"""Django's settings. Nothing is read from a disk here: ``store.setup.open_database`` names the file and its key.

``STANDFAST_HOME`` moves the file that an alias stands for by default; the key never stands in a setting. Nor does the
address of a server, ``STANDFAST_DATABASE``: ``wiring.home`` reads it, and ``store.server.open_server`` takes it apart.
"""

import os
import secrets
from pathlib import Path
from typing import Any

INSTALLED_APPS = ["standfast.store"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Drawn anew by each process: nothing signed with it outlives one.
SECRET_KEY = secrets.token_hex(32)

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "standfast.store.sqlcipher",
        "NAME": str(Path(os.environ.get("STANDFAST_HOME", ".")) / "own" / "pages.db"),
        # Without a key from open_database() no connection is made.
        "OPTIONS": {},
    },
}
