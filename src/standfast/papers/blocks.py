"""The blocks that every paper is made of: one tree of frozen values, rendered alike as text, page and PDF.

Words come in as spans. ``Foreign`` marks what came from people (names, handles, what was said): renderers show it as
text whatever it holds, isolate its direction and make invisible characters visible. Nothing here knows a case or a
format; a document that can't be set (a citation without its source, a skipped heading level) is refused when made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from standfast.ground.errors import BadInput
from standfast.ground.words import Lang

PaperSize = Literal["a4", "letter"]
HeadingLevel = Literal[1, 2, 3]
CalloutKind = Literal["danger", "next", "note"]

LONGEST_FOREIGN: Final = 400
# Characters of someone's words shown inside a sentence or a table before they are shortened, visibly.
LONGEST_QUOTE: Final = 4000
# The same for a quotation of its own.


@dataclass(frozen=True, slots=True)
class Text:
    """Our own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Our own words, said with weight."""

    text: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words from people: a name, a handle, what was said. Never markup, never shown invisibly."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the field, with its meaning in brackets after it."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A citation: the key of a note in the document's ``Sources``, shown as its number."""

    key: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, shown as it is. ``https://`` only."""

    url: str

    def __post_init__(self) -> None:
        """Refuse anything that isn't a plain https address."""
        if not self.url.startswith("https://") or not self.url.isprintable() or " " in self.url:
            raise BadInput("papers.link_not_https")


Span = Text | Strong | Foreign | Term | Ref | Link
Spans = tuple[Span, ...]


def spans(*parts: str | Span) -> Spans:
    """Make spans; a plain ``str`` is our own words.

    >>> spans("Handle: ", Foreign("n1ght"))
    (Text(text='Handle: '), Foreign(text='n1ght'))
    """
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section's heading. Level 1 is the highest below the document's title; a rule stands above it in print."""

    level: HeadingLevel
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, and lesser lines under it."""

    spans: Spans
    under: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items in no order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Items in order, numbered from ``start``."""

    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Checklist:
    """Items with a box to tick."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header, set without boxes. Every row has as many cells as the header."""

    caption: Spans
    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[int, ...] = ()
    # parts of the line that each column takes; equal parts where nothing is said
    first_names_row: bool = False
    # the first cell of each row says what the row is about

    def __post_init__(self) -> None:
        """Refuse rows and widths that don't fit the header."""
        columns = len(self.header)
        if columns == 0 or any(len(row) != columns for row in self.rows):
            raise BadInput("papers.table_ragged", columns=columns)
        if self.widths and (len(self.widths) != columns or min(self.widths) < 1):
            raise BadInput("papers.table_ragged", columns=columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and its value; without a value, lines to write on."""

    label: Spans
    value: Spans | None = None
    lines: int = 1
    # how many lines to write on, where there is no value


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values, one under the other."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """What must not be missed. A word and a mark stand beside its colour."""

    kind: CalloutKind
    blocks: "tuple[Block, ...]"
    word: str | None = None
    # the word at its head; else the kind's own, in the document's language


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What someone said, in their words and lines, and who said it."""

    said: Foreign
    by: Spans = ()


@dataclass(frozen=True, slots=True)
class Say:
    """Words to read aloud, set large."""

    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One note: where a statement comes from and when that was checked."""

    key: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Sources:
    """The notes, numbered in order through the whole document; ``Ref`` points here."""

    notes: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page in print."""

    off_first_only: bool = False
    # a break only while the first page is not yet full: what follows never stands on it


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay together on one page where they fit on one."""

    blocks: "tuple[Block, ...]"


Block = (
    Heading
    | Paragraph
    | Bullets
    | Steps
    | Checklist
    | Table
    | Fields
    | Callout
    | Quote
    | Say
    | Sources
    | PageBreak
    | Keep
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What stands at the foot of every page, as text that is ready to read; an empty one is left out."""

    case_ref: str
    head_short: str
    # the journal's head that the paper was made from, shortened
    at: str
    # the instant of making, in words with its zone
    law_checked: str = ""
    # the date the law was checked, in words
    version: str = ""
    # program and version
    installation_short: str = ""
    # the head of the installation's own chain, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper: what it is called, for whom (``lead``), its blocks, and its foot."""

    title: str
    lang: Lang
    paper_size: PaperSize
    foot: Foot
    blocks: tuple[Block, ...]
    lead: Spans = ()
    # one or two lines under the title
    compact: bool = False
    # set close, so that it fits on the two sides of one sheet

    def __post_init__(self) -> None:
        """Refuse what no renderer could set truthfully."""
        if not self.title.strip():
            raise BadInput("papers.no_title")
        _check_headings(self)
        _check_citations(self)

    def source_numbers(self) -> dict[str, int]:
        """Give each source note its number, counted from 1 through the document."""
        notes = [note.key for block in walk(self.blocks) if isinstance(block, Sources) for note in block.notes]
        return {key: number for number, key in enumerate(notes, start=1)}


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Go through blocks and the blocks inside them, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Keep | Callout):
            yield from walk(block.blocks)


def all_spans(document: Document) -> Iterator[Span]:
    """Go through every span of a document, in reading order."""
    yield from document.lead
    for block in walk(document.blocks):
        for run in runs(block):
            yield from run


def runs(block: Block) -> Iterator[Spans]:
    """Go through the runs of spans of one block, those of blocks inside it aside."""
    match block:
        case Heading(spans=run) | Paragraph(spans=run) | Say(spans=run):
            yield run
        case Bullets(items=items) | Steps(items=items) | Checklist(items=items):
            yield from (run for item in items for run in (item.spans, *item.under))
        case Table(caption=caption, header=header, rows=rows):
            yield from (caption, *header, *(cell for row in rows for cell in row))
        case Fields(fields=fields):
            yield from (run for field in fields for run in (field.label, field.value or ()))
        case Quote(said=said, by=by):
            yield from ((said,), by)
        case Sources(notes=notes):
            yield from (note.spans for note in notes)
        case Callout() | Keep() | PageBreak():
            return


def _check_headings(document: Document) -> None:
    """PDF/UA-1, 7.4.2: heading levels start at the first and skip none on the way down."""
    above = 0
    for block in walk(document.blocks):
        if isinstance(block, Heading):
            if block.level > above + 1:
                raise BadInput("papers.heading_skips", level=block.level, above=above)
            above = block.level


def _check_citations(document: Document) -> None:
    notes = [note.key for block in walk(document.blocks) if isinstance(block, Sources) for note in block.notes]
    if twice := {key for key in notes if notes.count(key) > 1}:
        raise BadInput("papers.source_twice", source=min(twice))
    for span in all_spans(document):
        if isinstance(span, Ref) and span.key not in notes:
            raise BadInput("papers.source_missing", source=span.key)
