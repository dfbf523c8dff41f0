"""Sentences from the wording files to spans: ``**weight**``, ``[[citation]]`` and ``{slots}`` in, spans out.

Only the template is read for marks. What fills a slot is taken whole: a handle that holds ``**`` or ``{x}`` stays as
it is. Templates are ours and come from data that tests check; a fault in one is refused by name of the slot.
"""

import re
from typing import Final

from standfast.ground.errors import BadInput
from standfast.papers.blocks import Item, Ref, Span, Spans, Strong, Text, spans

_MARK: Final = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\[\[(?P<ref>[^\]]+)\]\]|\{(?P<slot>\w+)\}")
_SLOT: Final = re.compile(r"\{(\w+)\}")

Filling = str | Span | Spans


def rich(template: str, /, **slots: Filling) -> Spans:
    """Turn a template into spans. A slot given as ``str`` is our own words; people's words go in as ``Foreign``.

    >>> rich("Ask **{who}** about {handle}.", who="them", handle=Strong("x"))
    (Text(text='Ask '), Strong(text='them'), Text(text=' about '), Strong(text='x'), Text(text='.'))
    """
    found: list[Span] = []
    end = 0
    for mark in _MARK.finditer(template):
        if mark.start() > end:
            found.append(Text(template[end : mark.start()]))
        found.extend(_marked(mark, slots))
        end = mark.end()
    if end < len(template):
        found.append(Text(template[end:]))
    return tuple(found)


def item(template: str, /, *under: str, **slots: Filling) -> Item:
    """Make a list's item from a template and the templates of its lesser lines; all share the slots."""
    return Item(rich(template, **slots), tuple(rich(line, **slots) for line in under))


def _marked(mark: re.Match[str], slots: dict[str, Filling]) -> Spans:
    if mark["ref"] is not None:
        return (Ref(mark["ref"]),)
    if mark["slot"] is not None:
        return _filled(mark["slot"], slots)
    parts = _SLOT.split(mark["strong"])
    # split with one group: our words at even places, names of slots at odd ones
    inside = [_filled(part, slots) if place % 2 else spans(part) for place, part in enumerate(parts) if part]
    return tuple(Strong(span.text) if isinstance(span, Text) else span for run in inside for span in run)


def _filled(name: str, slots: dict[str, Filling]) -> Spans:
    if name not in slots:
        raise BadInput("papers.slot_empty", slot=name)
    value = slots[name]
    if isinstance(value, tuple):
        return value
    return (Text(value),) if isinstance(value, str) else (value,)
