"""Blocks of papers inside the page: headings one level down, notes taken out, no anchor twice. Pure; HTML out.

Two languages and several papers stand in one document, so a note's number would name several; what the notes say is
given back beside the blocks, to be listed once.
"""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.law.bodies import Body, Route, RouteKind
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Field,
    Fields,
    Heading,
    Item,
    Keep,
    PageBreak,
    Paragraph,
    Ref,
    Say,
    Sources,
    Spans,
    Steps,
)
from standfast.papers.html import blocks_to_html


def as_html(blocks: tuple[Block, ...], lang: Lang) -> str:
    """Render blocks as they stand inside the page."""
    return "".join(blocks_to_html(blocks, lang))


def element(tag: str, text: str, **attributes: str) -> str:
    """Write one element with its text; both are escaped.

    >>> element("span", "a < b", lang="en")
    '<span lang="en">a &lt; b</span>'
    """
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{told}>{escape(text)}</{tag}>"


def linked(address: str, text: str, *, lang: Lang) -> str:
    """Write a paragraph that is a link, in its own language."""
    return f"<p>{element('a', text, href=address, lang=lang)}</p>"


def is_reached(body: Body) -> bool:
    """Tell whether a number or an address of a body is loaded."""
    return any(route.value for route in body.routes)


def bodies_to_html(bodies: Iterable[Body], lang: Lang, *, say: str | None = None) -> str:
    """List bodies with every way to reach them, as links; ``say`` stands in place of what they do."""
    items = []
    for body in bodies:
        ways = " \u00b7 ".join(_way(route, lang) for route in body.routes if route.value)
        told = element("span", say if say is not None else body.for_whom.say(lang))
        items.append(f"<li>{element('strong', body.name.say(lang))} {ways} {told}</li>")
    return f'<ul class="bodies">{"".join(items)}</ul>'


def _way(route: Route, lang: Lang) -> str:
    value = route.at(lang) or ""
    digits = "".join(one for one in value if one.isdigit())
    address = {RouteKind.PHONE: f"tel:{digits}", RouteKind.TEXT: f"sms:{digits}"}.get(route.kind, value)
    shown = {
        RouteKind.PHONE: load_wording("page/paper").words("by_phone").say(lang, number=value),
        RouteKind.TEXT: load_wording("page/paper").words("by_text").say(lang, number=value),
    }.get(route.kind, value.removeprefix("https://"))
    link = element("a", shown, href=address, rel="noreferrer")
    return link if route.note is None else f"{link} {element('span', f'({route.note.say(lang)})')}"


def without_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Spans, ...]]:
    """Give a paper's blocks before its notes, with no reference to them, and what the notes say.

    What follows the notes speaks of the case's journal, which the page has none of.
    """
    place = next((place for place, block in enumerate(blocks) if isinstance(block, Sources)), len(blocks))
    notes = tuple(
        note.spans for block in blocks[place : place + 1] if isinstance(block, Sources) for note in block.notes
    )
    before = blocks[: place - 1] if notes else blocks
    return tuple(_unnoted(block) for block in before if not isinstance(block, PageBreak)), notes


def _unnoted(block: Block) -> Block:  # noqa: PLR0911  # one line for each kind of block
    match block:
        case Heading(level=level, spans=run):
            return Heading(level=2 if level == 1 else 3, spans=_plain(run))
        case Paragraph(spans=run):
            return Paragraph(_plain(run))
        case Say(spans=run):
            return Say(_plain(run))
        case Bullets(items=items):
            return Bullets(_items(items))
        case Steps(items=items):
            return replace(block, items=_items(items))
        case Checklist(items=items):
            return Checklist(_items(items))
        case Fields(fields=fields):
            return Fields(tuple(_field(one) for one in fields))
        case Callout(blocks=inside):
            return replace(block, blocks=tuple(_unnoted(one) for one in inside))
        case Keep(blocks=inside):
            return Keep(tuple(_unnoted(one) for one in inside))
        case _:
            return block


def _items(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(Item(_plain(one.spans), tuple(_plain(run) for run in one.under)) for one in items)


def _field(one: Field) -> Field:
    return one if one.value is None else replace(one, value=_plain(one.value))


def _plain(run: Spans) -> Spans:
    return tuple(span for span in run if not isinstance(span, Ref))
