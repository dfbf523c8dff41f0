"""Make the paper of a recovery sheet, or the form to write its words on by hand. Nothing is written down here.

The words go from memory to the screen or the printer; whoever calls sees to it that no file holds them.
"""

from standfast.actions.issue_papers import Form
from standfast.actions.typesetting import Typesetter
from standfast.ground.instants import Instant
from standfast.ground.spoken import say_date
from standfast.ground.words import Lang
from standfast.papers import to_html, to_text, to_typst
from standfast.papers.blocks import PaperSize
from standfast.papers.recovery_sheet import Sheet, recovery_sheet


def make_recovery_sheet(
    words: tuple[str, ...] | None,
    *,
    mark: str | None,
    lang: Lang,
    form: Form,
    size: PaperSize,
    at: Instant,
    typesetter: Typesetter,
) -> bytes:
    """Give the paper's bytes; ``words`` is ``None`` for the form."""
    sheet = Sheet(words=words, mark=mark, day=say_date(at.astimezone().date(), lang))
    document = recovery_sheet(sheet, lang=lang, size=size)
    match form:
        case "pdf":
            return typesetter.pdf(to_typst(document), at=at)
        case "html":
            return to_html(document).encode()
        case "text":
            return to_text(document).encode()
