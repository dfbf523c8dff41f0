"""The page's own words as a part: ``wording/page/*.yaml`` in, each key with its English and its French out.

A key is told with its file's name, as the page asks for it: ``say("frame.leave")`` is ``leave`` of ``frame.yaml``. What
a paper says already is said in the paper's words: ``SHARED`` names those files.
"""

from collections.abc import Iterator
from typing import Final

from standfast.ground.data_files import DATA
from standfast.ground.wording import Wording, load_wording
from standfast.ground.yaml_file import Json

FOLDER: Final = DATA / "wording" / "page"
SHARED: Final = ("papers/do_now",)


def page_wording() -> Iterator[Wording]:
    """Load every file of the page's words, then those that it shares with papers."""
    for path in sorted(FOLDER.glob("*.yaml")):
        yield load_wording(f"page/{path.stem}")
    for name in SHARED:
        yield load_wording(name)


def wording_part() -> Json:
    """Give every text of the page by its key."""
    return {
        f"{wording.name.rpartition('/')[2]}.{key}": [words.en, words.fr]
        for wording in page_wording()
        for key, words in wording.texts.items()
    }
