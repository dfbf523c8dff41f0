"""Carry on a case that was begun on the page: the saved file and its passphrase in, a case opened from its answers out.

The file is opened whole and found good, or nothing is written; what only the page needs (ticks, what was half typed) is
left behind. Importing the same file twice gives the same case.
"""

import json
from typing import cast

from standfast.catalogue.answers.write import answers_file
from standfast.ground.errors import BadInput
from standfast.ground.yaml_file import Json
from standfast.keys.saved_page import open_saved_page


def answers_of_page(data: bytes, passphrase: str, *, name: str) -> bytes:
    """Give the answers file that stands in a saved file; what it says is judged when it is read."""
    opened = open_saved_page(data, passphrase, name=name)
    try:
        document = cast("Json", json.loads(opened.decode()))
        if isinstance(document, dict):
            return answers_file(document)
    except (ValueError, RecursionError) as error:
        raise BadInput("actions.saved_page_unreadable", file=name) from error
    raise BadInput("actions.saved_page_unreadable", file=name)
