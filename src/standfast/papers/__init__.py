"""Papers: documents as blocks, to text, page and Typst source from one tree.

Blocks come in; the three renderers give the same words each in its own form. What a paper says is written beside
them, in files of its own.
"""

from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Field,
    Fields,
    Foot,
    Foreign,
    Heading,
    Item,
    Keep,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    Ref,
    Say,
    Source,
    Sources,
    Span,
    Spans,
    Steps,
    Strong,
    Table,
    Term,
    Text,
    spans,
)
from standfast.papers.html import to_html
from standfast.papers.rich import item, rich
from standfast.papers.text import to_text
from standfast.papers.typst_source import TypstSource, to_typst

__all__ = [
    "Block",
    "Bullets",
    "Callout",
    "Checklist",
    "Document",
    "Field",
    "Fields",
    "Foot",
    "Foreign",
    "Heading",
    "Item",
    "Keep",
    "Link",
    "PageBreak",
    "Paragraph",
    "Quote",
    "Ref",
    "Say",
    "Source",
    "Sources",
    "Span",
    "Spans",
    "Steps",
    "Strong",
    "Table",
    "Term",
    "Text",
    "TypstSource",
    "item",
    "rich",
    "spans",
    "to_html",
    "to_text",
    "to_typst",
]
