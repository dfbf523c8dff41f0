"""The recovery sheet: twenty-four numbered words in three columns, where to keep them, and how they are used.

In go the words as texts (or none: a form to write them on by hand), the sheet's mark and the day. Of no case: it names
nobody and says nothing of why, for it may be found. The line about danger stands on it as on every paper.
"""

from dataclasses import dataclass
from typing import Final

from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Foot,
    Heading,
    Item,
    PaperSize,
    Paragraph,
    Spans,
    Steps,
    Strong,
    Table,
    Text,
    spans,
)
from standfast.plan.data import load_danger

WORDS: Final = 24
COLUMNS: Final = 3
_BLANK: Final = "____________"
_KEEP: Final = ("apart", "home", "photo", "alone", "new")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands on a sheet. ``None`` where a person fills it in by hand."""

    words: tuple[str, ...] | None
    mark: str | None
    day: str
    # in words


def recovery_sheet(sheet: Sheet, *, lang: Lang, size: PaperSize) -> Document:
    """Write the sheet."""
    paper = load_wording("papers/recovery_sheet")

    def say(key: str, **slots: object) -> str:
        return paper.words(key).say(lang, **slots)

    def told(key: str) -> Item:
        return Item(spans(say(key)))

    mark = say("mark", mark=sheet.mark, day=sheet.day) if sheet.mark is not None else say("mark_blank")
    blocks: tuple[Block, ...] = (
        Paragraph((Strong(say("opens")), Text(f" {say('whoever')}"))),
        _table(sheet, lang),
        Heading(level=1, spans=spans(say("keep_title"))),
        Bullets(tuple(told(f"keep.{name}") for name in _KEEP)),
        Heading(level=1, spans=spans(say("use_title"))),
        Steps(
            (
                Item((Text(f"{say('use.type')} "), Strong(say("use.command")))),
                Item(spans(f"{say('use.words')} {say('use.faults')}")),
                told("use.choose"),
            )
        ),
        Callout(kind="danger", blocks=(Paragraph((Strong(load_danger().always.say(lang)),)),)),
    )
    return Document(
        title=say("title"),
        lang=lang,
        paper_size=size,
        foot=Foot(case_ref="", head_short="", at=""),
        blocks=blocks,
        lead=spans(mark),
    )


def _table(sheet: Sheet, lang: Lang) -> Table:
    paper = load_wording("papers/recovery_sheet")
    rows = WORDS // COLUMNS
    header = tuple(
        spans(paper.words("column").say(lang, first=at * rows + 1, last=(at + 1) * rows)) for at in range(COLUMNS)
    )
    return Table(
        caption=spans(paper.words("caption").say(lang)),
        header=header,
        rows=tuple(tuple(_cell(sheet, row + column * rows) for column in range(COLUMNS)) for row in range(rows)),
    )


def _cell(sheet: Sheet, place: int) -> Spans:
    word = sheet.words[place] if sheet.words is not None else _BLANK
    return (Text(f"{place + 1}. "), Strong(word))
