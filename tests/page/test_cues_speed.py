"""The page hears quickly: what nobody would type too, and the first sentence on a slow telephone.

Time is the thread's own, as the browser counts it, so that what else a machine does changes little.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from standfast.page.bundle import bundle
from standfast.page.cues_part import cues_part
from standfast.page.parts import block

MS_PER_KB = 50
SLOW = 6
"""Times that a telephone of some years is slower than the machine that tests."""
FIRST_MS = 400
"""Milliseconds on a slow telephone, at most, until everything was read and a first sentence is heard for both."""
SENTENCE_MS = 30
"""Milliseconds on a slow telephone, at most, for one sentence once warm, both refusal and danger."""
LENGTH = 100_000
NAMED = (
    "He wants to meet her on Friday. On ne peut rien faire, c'est sur Internet; il sait où on reste. kms. "
    "Nothing can be done. She knows where he lives, and he still writes to her every night! "
)
SENTENCES = [
    "The officer said nothing can be done because it was on the internet.",
    "He wants to meet her on Friday at the mall.",
    "On ne peut rien faire, madame, votre fille a envoye les photos elle-meme.",
    "we dont have the resorces to look into evry snapchat acount sorry",
    "he keeps texting her every night and says he knows were we live",
]


def letters(seed: int, alphabet: str, length: int = LENGTH) -> str:
    return "".join(random.Random(seed).choices(alphabet, k=length))  # noqa: S311  # the same text in every run


HOSTILE = {
    "a sentence again and again": (NAMED * LENGTH)[:LENGTH],
    "one letter": "a" * LENGTH,
    "one capital": "É" * LENGTH,
    "one mark": "\u0301" * LENGTH,
    "one apostrophe": "'" * LENGTH,
    "question marks": "a?" * (LENGTH // 2),
    "null bytes": "\x00" * LENGTH,
    "bidi marks": "\u202e\u2066" * (LENGTH // 2),
    "emoji": "😀" * LENGTH,
    "a word that spreads": "\ufdfa" * LENGTH,
    "one word again and again": "he " * (LENGTH // 3),
    "no end of a clause": (NAMED.replace(".", "").replace("!", "").replace(";", "") * 500)[: LENGTH // 2],
    "half a pattern again and again": "he wants to " * (LENGTH // 12),
    "mixed scripts": letters(7, "aéβжאعक日한😀\u202e\u200f\x00'\u2019.!\n \u0301"),
    "words that nobody knows": letters(8, "eeaaiionrstlcdmpu  ", 20_000),
    "words one slip away": letters(9, "policetrahngwhousex ", 20_000),
}


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Give a page that holds the cues and nothing else, with nothing read yet."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    script = bundle(["parts.js", "cues/refusals.js", "cues/danger.js"], expose="S")
    page.set_content(f"<!doctype html><meta charset=utf-8>{block('cues', cues_part())}<script>{script}</script>")
    yield page
    context.close()


class Watch:
    """Counts the milliseconds that the page's thread works."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def took(self, body: str, value: Any) -> float:
        """Run a function of ``value`` and tell how long the thread worked on it."""
        begin = self._worked()
        self.page.evaluate(f"(value) => {{ const S = globalThis.S; {body} }}", value)
        return self._worked() - begin

    def _worked(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "ThreadTime")) * 1_000


HEAR = "for (const text of value) { S.findRefusal(text); S.findDanger(text); }"


def test_text_that_nobody_would_type_is_heard_within_its_time(page: Any) -> None:
    watch = Watch(page)
    watch.took(HEAR, [NAMED])
    slow: dict[str, float] = {}

    for name, text in HOSTILE.items():
        per_kb = watch.took(HEAR, [text]) / (len(text.encode()) / 1_000)
        if per_kb >= MS_PER_KB:
            slow[name] = per_kb

    assert slow == {}


def test_a_slow_telephone_hears_a_first_sentence_and_the_next_at_once(page: Any) -> None:
    watch = Watch(page)

    first = watch.took(HEAR, SENTENCES[:1]) * SLOW
    for _ in range(5):
        watch.took(HEAR, SENTENCES)
    each = watch.took(HEAR, SENTENCES * 10) * SLOW / len(SENTENCES * 10)

    assert first < FIRST_MS
    assert each < SENTENCE_MS
