"""The page as one file: frame, style, first screen, script and data in; HTML out. Pure but for the package's own files.

1. The policy stands first and allows what the page holds, by its hash, and nothing else: no connection anywhere.
2. Style and the first screen come before any script, so that ten seconds of help need none. 3. The data that the path
to the call script needs stand before the words that are only heard later. Two builds of one source: alone, and hosted.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import standfast_page
from standfast.ground.wording import load_wording
from standfast.page.bundle import bundle
from standfast.page.first_screen import first_screen
from standfast.page.parts import PARTS, block

Build = Literal["alone", "hosted"]
FOLDER: Final = Path(standfast_page.__file__).parent
ENTRY: Final = "face/main.js"
LAST: Final = ("cues",)
"""Parts that nothing needs before someone types: they stand after the script."""
ICON: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect x='2' y='1' width='12' height='14' fill='%23888'/%3E%3C/svg%3E"
)
"""A grey sheet."""


def build_page(build: Build = "alone") -> str:
    """Write the page."""
    style, script = _style(), bundle([ENTRY])
    parts = {name: block(name, make()) for name, make in PARTS.items()}
    template = (FOLDER / "html" / "page.html").read_text(encoding="utf-8")
    return _filled(
        template,
        policy=_policy(build, styles=[style], scripts=[script]),
        title=load_wording("page/frame").words("title").en,
        icon=ICON,
        head="",
        style=style,
        first=first_screen(),
        paper="",
        core="\n".join(text for name, text in parts.items() if name not in LAST),
        script=script,
        rest="\n".join(parts[name] for name in LAST if name in parts),
    )


def _filled(template: str, **texts: str) -> str:
    """Fill each slot once: what is filled in is never read for slots."""
    pieces = template.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, after = piece.partition("}")
        filled += [texts[name], after]
    return "".join(filled)


def _style() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / "css").glob("*.css")))


def _policy(build: Build, *, styles: Iterable[str], scripts: Iterable[str]) -> str:
    rules = [
        "default-src 'none'",
        f"script-src {_hashes(scripts)}",
        f"style-src {_hashes(styles)}",
        "img-src data:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    ]
    if build == "hosted":
        rules += ["manifest-src 'self'", "worker-src 'self'"]
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)
