"""The page with what it exports, for going to a view with a story told. Invented."""

from typing import Any

from playwright.sync_api import Page

from standfast.page.build import FOLDER
from standfast.page.bundle import bundle
from standfast.page.parts import PARTS, blocks

STORY = {
    "place.province": "BC",
    "police.kind": "municipal",
    "child.first_name": "Robin",
    "child.age_at_time": 8,
    "conversation.by_telecommunication": True,
    "conversation.sexual_talk": True,
    "conversation.age_known_to_person": True,
    "conversation.first_on": "2026-05-04",
    "conversation.last_on": "2026-05-10",
    "conduct.image_asked": True,
    "image.provided": None,
    "account.platform": "Snapchat",
    "account.handle": "n1ght",
}
AT_HOME = "stranger.may_live_with_child"


class Face:
    """The page with what it exports, for going to a view with a story told."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def do(self, body: str, value: Any = None) -> Any:
        return self.page.evaluate(f"([P, value]) => {{ {body} }}", [self.page.evaluate_handle("globalThis.P"), value])

    def tell(self, told: dict[str, Any]) -> None:
        self.do("for (const [key, one] of value) P.tell(key, one);", list(told.items()))

    def go(self, name: str) -> None:
        self.do("P.go(value);", name)

    def record(self, kind: str, **fields: Any) -> None:
        self.do("P.record(value[0], value[1]);", [kind, fields])

    def text(self) -> str:
        return self.page.inner_text("main")


def face_html() -> str:
    style = "".join(path.read_text() for path in sorted((FOLDER / "css").glob("*.css")))
    script = bundle(["face/main.js"], expose="P")
    # What is heard in typed words is the largest part, and no later view has a field for free text.
    parts = {name: make() for name, make in PARTS.items() if name != "cues"}
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Notes</title>"
        f'<style>{style}</style><div id="page"></div>{blocks(parts)}<script>{script}</script>'
    )
