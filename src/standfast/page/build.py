"""The page as one file: frame, style, first screen, script and data in; HTML out. Pure but for the package's own files.

1. The policy stands first and allows what the page holds, by its hash, and nothing else: no connection anywhere.
2. Style and the first screen come before any large script, so that ten seconds of help need none. 3. The data that the
path to the call script needs stand before the words that are only heard later; last, for readers without scripts, all
of it as a paper. Two builds of one source: alone, and hosted, with a manifest and a worker beside it.
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import standfast_page
from standfast.ground.wording import load_wording
from standfast.page.bundle import bundle
from standfast.page.first_screen import first_screen, without_script
from standfast.page.frame_part import data_checked, stale_on
from standfast.page.hosted import MANIFEST_LINK, beside
from standfast.page.paper import paper_html
from standfast.page.parts import block, compiled

Build = Literal["alone", "hosted"]
FOLDER: Final = Path(standfast_page.__file__).parent
ALONE: Final = "standfast.html"
HOSTED: Final = "hosted"
ENTRY: Final = "face/main.js"
LAST: Final = ("cues", "fonts")
"""Parts that no first screen needs: they stand after the script."""
ICON: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect x='2' y='1' width='12' height='14' fill='%23888'/%3E%3C/svg%3E"
)
"""A grey sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that a build writes, and how old its data are."""

    files: dict[str, bytes]
    # by path inside the folder
    checked: date
    # when the oldest of its data was checked

    def is_stale(self, today: date) -> bool:
        """Tell whether its data are older than six months."""
        return today >= stale_on(self.checked)


def build_all() -> Page:
    """Make both builds."""
    contents = _Contents.made()
    index = _filled_page("hosted", contents).encode()
    files = {ALONE: _filled_page("alone", contents).encode(), f"{HOSTED}/index.html": index}
    files |= {f"{HOSTED}/{name}": data for name, data in beside(index).items()}
    return Page(files=files, checked=data_checked())


def build_page(build: Build = "alone") -> str:
    """Write the page."""
    return _filled_page(build, _Contents.made())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """What both builds hold alike."""

    style: str
    early: str
    # the script that runs before the first screen stands
    script: str
    first: str
    parts: dict[str, str]
    paper: str

    @classmethod
    def made(cls) -> "_Contents":
        return cls(
            style=_style(),
            early=(FOLDER / "html" / "early.js").read_text(encoding="utf-8"),
            script=bundle([ENTRY]),
            first=first_screen(),
            parts={name: block(name, value) for name, value in compiled().items()},
            paper=f"{without_script()}\n{paper_html()}",
        )


def _filled_page(build: Build, held: _Contents) -> str:
    return _filled(
        (FOLDER / "html" / "page.html").read_text(encoding="utf-8"),
        policy=_policy(build, styles=[held.style], scripts=[held.early, held.script]),
        title=load_wording("page/frame").words("title").en,
        icon=ICON,
        head=MANIFEST_LINK if build == "hosted" else "",
        style=held.style,
        early=held.early,
        first=held.first,
        core="\n".join(text for name, text in held.parts.items() if name not in LAST),
        script=held.script,
        rest="\n".join(held.parts[name] for name in LAST),
        paper=held.paper,
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
