"""What every renderer shows alike: a span's final characters, a document's frame, its plain words.

Blocks in, strings out. Each renderer adds only its own marks around these strings, so that a paper can't say one
thing on the page and another in print.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.papers.blocks import (
    LONGEST_FOREIGN,
    LONGEST_QUOTE,
    CalloutKind,
    Foot,
    Foreign,
    Link,
    Ref,
    Span,
    Spans,
    Strong,
    Term,
    Text,
)
from standfast.papers.visible import shortened, visible, visible_lines

LONGEST_GLUED: Final = 20
# A longer word may leave its citation to the next line.
_INVERSION: Final = re.compile(r"(?<![\w-])(\w{1,20}(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|ce))(?![\w-])")
# A French verb and its pronoun, as in "viendra-t-on": a line that ends in "t-" or begins with "on" is misread.
_HYPHENED: Final = re.compile(r"([^\s-]*-\S*)")


@dataclass(frozen=True, slots=True)
class Frame:
    """The program's own words around a paper, in one language."""

    lang: Lang

    def word(self, key: str, **details: object) -> str:
        """Give one word or phrase of the frame."""
        return _frame_word(key, self.lang).format_map(details)

    def callout(self, kind: CalloutKind) -> str:
        """Give the word that stands at the head of a callout."""
        return self.word(f"callout.{kind}")

    def foot(self, foot: Foot) -> tuple[str, str]:
        """Write the foot in two lines: which case, at which head; when, by which law and version. Nothing empty."""
        return (
            self._told(
                ("foot.case", foot.case_ref),
                ("foot.head", foot.head_short),
                ("foot.installation", foot.installation_short),
            ),
            self._told(("foot.at", foot.at), ("foot.law", foot.law_checked), ("foot.version", foot.version)),
        )

    def _told(self, *parts: tuple[str, str]) -> str:
        return " · ".join(self.word(key, text=visible(text)) for key, text in parts if text)


@cache
def _frame_word(key: str, lang: Lang) -> str:
    return load_wording("paper_frame").words(key).say(lang)


def shown(span: Span, *, numbers: dict[str, int]) -> str:
    """Give the final characters of a span inside a sentence; ``numbers`` are the document's source numbers."""
    match span:
        case Foreign(text=text):
            return visible(shortened(text, longest=LONGEST_FOREIGN))
        case Text(text=text) | Strong(text=text):
            return visible(text)
        case Term(text=text, meaning=meaning):
            return visible(f"{text} ({meaning})")
        case Ref(key=key):
            return f"[{numbers[key]}]"
        case Link(url=url):
            return visible(url)


def quoted_lines(said: Foreign) -> tuple[str, ...]:
    """Give the final lines of a quotation."""
    return visible_lines(shortened(said.text, longest=LONGEST_QUOTE))


def run_text(run: tuple[Span, ...], *, numbers: dict[str, int]) -> str:
    """Give the final characters of spans one after the other."""
    return "".join(shown(span, numbers=numbers) for span in run)


def glued(run: Spans) -> Iterator[Span | Spans]:
    """Go through a run, citations put together with the word that they follow, so that no line starts with one."""
    parts: list[Span | Spans] = []
    for span in run:
        before = parts[-1] if parts else None
        match span, before:
            case Ref(), tuple():
                parts[-1] = (*before, span)
            case Ref(), Text(text=text) | Strong(text=text) if text and not text[-1].isspace():
                head, space, tail = text.rpartition(" ")
                if len(tail) > LONGEST_GLUED:
                    parts.append(span)
                    continue
                parts[-1:] = [type(before)(head + space)] if space else []
                parts.append((type(before)(tail), span))
            case _:
                parts.append(span)
    yield from parts


def held_together(text: str, lang: Lang) -> tuple[str, ...]:
    """Cut a text so that every second piece is one that no line's end may part; the pieces make up the text.

    >>> held_together("Quand viendra-t-on ?", "fr")
    ('Quand ', 'viendra-t-on', ' ?')
    >>> held_together("Quand viendra-t-on ?", "en")
    ('Quand viendra-t-on ?',)
    """
    return tuple(_INVERSION.split(text)) if lang == "fr" and "-" in text else (text,)


def hyphens_held(text: str) -> tuple[str, ...]:
    """Cut people's words likewise: a handle's own hyphen at a line's end would be lost when the handle is copied.

    >>> hyphens_held("by night-fox 2")
    ('by ', 'night-fox', ' 2')
    """
    return tuple(_HYPHENED.split(text))


def needs_isolation(text: str) -> bool:
    """Tell whether a text holds anything that runs from right to left.

    >>> needs_isolation("n1ght"), needs_isolation("ليلى")
    (False, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(one) in {"R", "AL", "AN"} for one in text)
