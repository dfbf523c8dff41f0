"""The page hears in a text what the program hears: refusals and danger, word for word, whatever the text is made of."""

# ruff: noqa: RUF001  # letters that look like others are what this is about
import json
import random
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from standfast.cues import find_danger, find_refusal
from standfast.cues.load import NONE, load_danger_cues
from standfast.cues.words import WRITING, Word, words_of
from standfast.ground.yaml_file import plain_value, read_yaml

VECTORS = sorted((Path(__file__).parents[1] / "vectors" / "words").glob("*.yaml"))
HOSTILE = 1_500
TURNS = 3
"""In which hostile texts are compared, so that no one test lasts long."""
LONG = 20_000
SEED = 20261124
SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "éèêëàâçùûüîïôœæÿÉÈÀÇŒÆ", "ßſĸıİŁøđÐþŉǅ",
    "άβγσςΣΩ\u03f4", "жЖїЁҐ", "אבגשׁ", "عربيةلا\u0640\u064b", "हिन्दीक्ष", "ไทยคำ", "日本語中文", "カタカナひらがな",
    "한글각", "\u1112\u1161\u11ab", "ᐃᓄᒃᑎᑐᑦ", "ᎠᏣꮳᲐა", "ﬁﬂﬀﬃﬅﷺﷲ", "ＨＥＬＰ０１", "𝐡𝑒𝓵𝕡𝟘𝟙", "ⓗⓔⓛⓟ①⑳🄷🅷", "²³¹₀₁½¾Ⅷ㎏㏒",
    "٠١٢۳۴०१২๓", "\u0301\u0308\u0327\u0338\u20d7", "\u202e\u202c\u2066\u2069\u200f\u200b\u200d\u00ad\ufeff\ufe0f\u061c",
    "😀👩🏽💀❤🇨🇦", "\U00010780\U0001ccd6\U00016e40\U0001e900\ua7f2\ua7f1\u1c89\u08be\u1df5\u1dfa\ufffe\uffff",
    "\x00\x01\x1f\x7f\x85\u2028\u2029", "'`\u2019\u02bc\u2018\u00b4",
    '.!?;:…,()[]«»"“”\u2013\u2014\u037e\uff1f\u061f\u00bf', "\ud800", " \t\n\r\u00a0\u202f\u3000",
)  # fmt: skip


def sentences(*paths: Path) -> Iterator[str]:
    for path in paths:
        value: Any = plain_value(read_yaml(path))
        yield from (one["text"] for one in value["sentences"])


def hostile() -> Iterator[str]:
    """Give texts that nobody would write, and sentences spoilt in every way that a keyboard or a paste can spoil."""
    chance = random.Random(SEED)  # noqa: S311  # the same texts in every run
    told = sorted(sentences(*VECTORS))
    for char in ("a", "É", "\u0301", "'", ".", "?", "\x00", "😀", "ſ", "\u202e", " ", "he ", "ab", "日"):
        yield (char * LONG)[:LONG]
    for number in range(HOSTILE):
        match number % 6:
            case 0:
                yield mixed(chance, SCRIPTS, chance.randrange(1, 120))
            case 1:
                yield spoilt(chance, chance.choice(told))
            case 2:
                yield dressed(chance, chance.choice(told))
            case 3:
                yield " ".join(chance.choices(" ".join(chance.choices(told, k=9)).split(), k=chance.randrange(1, 160)))
            case 4:
                yield endless(chance.choices(told, k=chance.randrange(2, 14)))
            case _:
                yield "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 60)))


def mixed(chance: random.Random, scripts: Sequence[str], length: int) -> str:
    some = "".join(chance.choices(scripts, k=4)) + " ab"
    return "".join(chance.choices(some, k=length))


def spoilt(chance: random.Random, text: str) -> str:
    """Put signs in, leave letters out, double or turn them."""
    kept = list(text)
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(kept))
        sign = chance.choice(chance.choice(SCRIPTS))
        kept[place] = chance.choice(
            ("", kept[place] * chance.randrange(2, 5), sign, kept[place] + sign, kept[place - 1])
        )
    return "".join(kept)


def endless(some: Sequence[str]) -> str:
    """Write sentences, the first of them twice, as one clause of many breaths."""
    return ", ".join("".join(one for one in text if one not in ".!?;:…\n") for text in (*some, some[0]))


def dressed(chance: random.Random, text: str) -> str:
    """Write a sentence in other letters that mean the same: capitals, full width, bold, marks parted."""
    dress = chance.randrange(4)
    if dress == 0:
        return text.upper()
    if dress == 1:
        return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)
    if dress == 2:
        return "".join(chr(0x1D41A + ord(one) - 97) if "a" <= one <= "z" else one for one in text)
    return unicodedata.normalize("NFD", text).title()


def together(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (texts[place : place + 100] for place in range(0, len(texts), 100))


@cache
def heard_here(text: str) -> dict[str, Any]:
    refusal = find_refusal(text)
    danger = [[one.kind, one.score, one.start, one.end] for one in find_danger(text)]
    return {"refusal": [refusal.key, refusal.score, list(refusal.next), refusal.unsure], "danger": danger}


HEAR = """
return JSON.parse(value).map((text) => {
  const { key, score, next, unsure } = S.findRefusal(text);
  const danger = S.findDanger(text);
  for (const one of danger) {
    if (Array.from(text.slice(0, one.start)).length !== one.startAt) throw new Error("start");
    if (Array.from(text.slice(0, one.end)).length !== one.endAt) throw new Error("end");
  }
  return { refusal: [key, score, next, unsure], danger: danger.map((d) => [d.kind, d.score, d.startAt, d.endAt]) };
});
"""


def differing(engine: Any, texts: Sequence[str]) -> list[int]:
    """Give the places of the texts that the page hears otherwise; no text is shown, since some are held out."""
    found: list[int] = []
    for begin, some in enumerate(together(texts)):
        there = engine.call(HEAR, json.dumps(list(some)))
        pairs = zip(some, there, strict=True)
        found.extend(begin * 100 + place for place, (text, said) in enumerate(pairs) if heard_here(text) != said)
    return found


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_page_hears_in_every_sentence_what_the_program_hears(engine: Any, path: Path) -> None:
    texts = list(sentences(path))

    assert len(texts) > 500
    assert differing(engine, texts) == []


def test_there_are_hostile_texts_and_many_of_them_are_heard() -> None:
    texts = list(hostile())[::TURNS]

    assert len(texts) > HOSTILE // TURNS
    assert sum(bool(heard_here(text)["danger"]) for text in texts) > len(texts) // 10
    assert sum(heard_here(text)["refusal"][0] != NONE for text in texts) > len(texts) // 10


@pytest.mark.parametrize("turn", range(TURNS))
def test_the_page_hears_in_hostile_text_what_the_program_hears(engine: Any, turn: int) -> None:
    texts = list(hostile())[turn::TURNS]

    assert differing(engine, texts) == []


WORDS = """
const [from, to, spellings] = JSON.parse(value);
const map = new Map(Object.entries(spellings));
const found = [];
for (let code = from; code < to; code += 1) {
  if (code < 0xd800 || code > 0xdfff) {
    const words = S.wordsOf("a" + String.fromCodePoint(code) + "B.c", map);
    found.push(words.map((w) => [w.text, w.startAt, w.endAt, w.clause, w.breath].join("|")).join(" "));
  }
}
return found;
"""


@pytest.mark.parametrize("begin", range(0, 0x110000, 0x10000))
def test_every_character_does_to_words_in_the_page_what_it_does_in_the_program(engine: Any, begin: int) -> None:
    here = [
        shown(words_of(f"a{chr(code)}B.c", {}))
        for code in range(begin, begin + 0x10000)
        if not 0xD800 <= code <= 0xDFFF
    ]

    there = engine.call(WORDS, json.dumps([begin, begin + 0x10000, {}]))

    assert [place for place, (one, other) in enumerate(zip(here, there, strict=True)) if one != other] == []


def shown(words: Sequence[Word]) -> str:
    return " ".join(f"{one.text}|{one.start}|{one.end}|{one.clause}|{one.breath}" for one in words)


def test_words_are_cut_at_the_same_places_and_spelt_the_same(engine: Any) -> None:
    spellings = dict(load_danger_cues().cues.spellings)
    texts = [text for text in hostile() if len(text) < LONG]

    there = engine.call(
        "const [texts, known] = JSON.parse(value); const map = new Map(Object.entries(known));"
        "return texts.map((t) => S.wordsOf(t, map)"
        ".map((w) => [w.text, w.startAt, w.endAt, w.clause, w.breath].join('|')).join(' '));",
        json.dumps([texts, spellings]),
    )

    pairs = zip(texts, there, strict=True)
    assert [place for place, (text, said) in enumerate(pairs) if shown(words_of(text, spellings)) != said] == []


def test_a_character_that_unicode_gained_after_2020_parts_words(engine: Any) -> None:
    gained = ["\ua7f2", "\U0001ccd6", "\u1c89"]

    assert all(len(words_of(f"a{one}b", {})) == 2 for one in gained)
    assert engine.call("return value.map((t) => S.wordsOf('a' + t + 'b', new Map()).length);", gained) == [2, 2, 2]


def test_what_makes_words_is_told_in_order_and_overlaps_nowhere() -> None:
    edges = [edge for pair in WRITING for edge in pair]

    assert edges == sorted(set(edges))
