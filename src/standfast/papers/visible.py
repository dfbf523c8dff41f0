"""Hostile text made plain: any text in, the same text with nothing hidden and nothing endless out.

Every span of every paper passes here before it is rendered. Characters that can't be seen, or that turn the text
around them, are named instead (``[U+202E]``); a line break inside a sentence becomes a space; a flood of combining
marks is cut and counted; what is too long is shortened with its full length and SHA-256, since the whole of it
stands in the journal. What a script or an emoji needs (joiners in Arabic or Devanagari, a variation selector after an
emoji, the no-break spaces of French) stays.
"""

import hashlib
import unicodedata
from typing import Final

MOST_MARKS: Final = 4
# Combining marks kept on one letter: pointed Hebrew with cantillation and stacked Vietnamese fit in it.

ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"
_BREAKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_SEEN_FORMATS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
# Arabic and Syriac signs that Unicode files under "format" and that have a shape of their own.
_UNSEEN_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Letters, marks and symbols by category that show nothing.
_JOINING_SCRIPTS: Final = ((0x0600, 0x08FF), (0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0xA840, 0xABFF))
# Arabic to N'Ko; Devanagari to Sinhala; Tibetan and Myanmar; Khmer and Mongolian; Phags-pa to Meetei Mayek.
_LAST_TWO: Final = 0xFFFE
# The last two code points of every plane are never characters (the Unicode Standard, 23.7).
_BLACK_FLAG: Final = "\U0001f3f4"


def visible(text: str) -> str:
    r"""Show a text whole, with what is hidden in it named.

    >>> visible("gpj.\u202eexe")
    'gpj.[U+202E]exe'
    >>> visible("ab\u200bcd")
    'ab[U+200B]cd'
    """
    if text.isascii() and text.isprintable():
        return text
    return _marks_counted("".join(_shown(text, at) for at in range(len(text))))


def visible_lines(text: str) -> tuple[str, ...]:
    """Do the same line by line, for words that keep their own lines."""
    return tuple(visible(line) for line in text.splitlines()) or ("",)


def shortened(text: str, *, longest: int) -> str:
    """Shorten a text that is too long to read here, saying how long it is and how to know it again.

    >>> shortened("a" * 1000, longest=400)[400:]
    '… [1000; SHA-256 41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3]'
    """
    if len(text) <= longest:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{text[:longest]}… [{len(text)}; SHA-256 {digest}]"


def _shown(text: str, at: int) -> str:
    one = text[at]
    category = unicodedata.category(one)
    if one in _BREAKS:
        return "" if one == "\n" and text[at - 1 : at] == "\r" else " "
    if category in {"Cc", "Cs", "Co"} or one in _UNSEEN_LETTERS or _is_noncharacter(one):
        return named(one)
    if category == "Cf" and one not in _SEEN_FORMATS and not _joins(text, at) and not _flag_tag(text, at):
        return named(one)
    if _is_selector(one) and not _selects(text, at):
        return named(one)
    return one


def named(one: str) -> str:
    """Name a character by its number.

    >>> named("日")
    '[U+65E5]'
    """
    return f"[U+{ord(one):04X}]"


def _is_noncharacter(one: str) -> bool:
    return ord(one) & _LAST_TWO == _LAST_TWO or "\ufdd0" <= one <= "\ufdef"


def _is_selector(one: str) -> bool:
    return "\ufe00" <= one <= "\ufe0f" or "\U000e0100" <= one <= "\U000e01ef" or "\u180b" <= one <= "\u180d"


def _selects(text: str, at: int) -> bool:
    """Count a selector after a symbol, a digit of a keycap, or a letter that has variants; never after another."""
    before = text[at - 1] if at else ""
    if text[at] in "\ufe0e\ufe0f":
        return is_pictorial(before) or (before in set("0123456789#*") and text[at + 1 : at + 2] == "\u20e3")
    return before != "" and unicodedata.category(before) == "Lo" and not before.isascii()


def _joins(text: str, at: int) -> bool:
    """Count a joiner between letters of a script that joins, or between pictures."""
    if text[at] not in {ZWNJ, ZWJ} or at == 0:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    if text[at] == ZWJ and (before == "\ufe0f" or is_pictorial(before)):
        return is_pictorial(after)
    return _in_joining_script(before) and (after == "" or _in_joining_script(after) or not after.isalnum())


def _in_joining_script(one: str) -> bool:
    return any(first <= ord(one) <= last for first, last in _JOINING_SCRIPTS) and unicodedata.category(one)[0] in "LM"


def is_pictorial(one: str) -> bool:
    """Tell whether a character is a symbol that may be an emoji or part of one."""
    return one != "" and not one.isascii() and (unicodedata.category(one) in {"So", "Sk", "Sm", "Cn"} or one in "‼⁉")


def _flag_tag(text: str, at: int) -> bool:
    """Tags count in a flag only: the black flag, two to six tag letters, the closing tag (UTS 51, ED-14a)."""
    if not "\U000e0020" <= text[at] <= "\U000e007f":
        return False
    start = text.rfind(_BLACK_FLAG, max(0, at - 8), at)
    if start < 0:
        return False
    tags = text[start + 1 : start + 9].partition("\U000e007f")
    letters = tags[0]
    whole = tags[1] != "" and 2 <= len(letters) <= 6  # noqa: PLR2004 - the length of a subdivision's code
    return whole and all("\U000e0030" <= tag <= "\U000e007a" for tag in letters) and at <= start + 1 + len(letters)


def _marks_counted(text: str) -> str:
    kept: list[str] = []
    run: list[str] = []
    for one in text:
        if unicodedata.category(one) in {"Mn", "Me"}:
            # a mark that no letter precedes would sit on the words before it
            run.append(one if kept or run else named(one))
            continue
        kept.extend(_few(run))
        run.clear()
        kept.append(one)
    kept.extend(_few(run))
    return "".join(kept)


def _few(run: list[str]) -> list[str]:
    if len(run) <= MOST_MARKS:
        return run
    return [*run[:MOST_MARKS], f"[+{len(run) - MOST_MARKS}: {named(run[MOST_MARKS])[1:-1]}…]"]
