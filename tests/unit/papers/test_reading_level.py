"""Family papers are read at night, by someone tired: grade 8 in English, short sentences in French.

Flesch-Kincaid grade = 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975). Syllables
are counted by groups of vowels; a list of words below shows how the count errs.
"""

import re

import pytest

from standfast.ground.words import Lang
from standfast.papers import to_text
from tests.unit.papers.stories import STORIES, paper, story

HIGHEST_GRADE = 8.0
LONGEST_AVERAGE = 20.0
LONGEST_SENTENCE = 45


def syllables(word: str) -> int:
    """Count syllables: groups of vowels, less an ending that is not spoken."""
    spelled = re.sub(r"[^a-z]", "", word.lower())
    spoken = re.sub(
        r"(?<=[aeiouy][^aeiouy])e$|(?<=[^aeiouylr])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyszxcgh])es$", "", spelled
    )
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def sentences(text: str) -> list[str]:
    """Split into sentences: at a mark that ends one, at a colon that opens speech, and at every line of a list."""
    found = re.split(r"(?<=[.!?])[”»\s]+|\n+|:\s+(?=[“«])", text)
    return [one for one in found if len(re.findall(r"[^\W\d_]{2,}", one)) > 1]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)  # noqa: RUF001


def body(kind: str, name: str, lang: Lang) -> str:
    """Give what a family reads: without sources, foot, addresses and rules; wrapped lines joined."""
    told = to_text(paper(kind, story(name), lang))
    for heading in ("Where this comes from", "D’où cela vient", "\nSources\n"):  # noqa: RUF001
        told = told.partition(heading)[0]
    told = re.sub(r"https?://\S+|\[\d+\]|_{3,}|^[=-]{3,}$", "", told, flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:\d+\.|-|\[ \]|!!|=>)\s)", told)
    return "\n".join(" ".join(block.split()) for block in blocks)


def grade(text: str) -> float:
    told, split = words(text), sentences(text)
    return 0.39 * len(told) / len(split) + 11.8 * sum(map(syllables, told)) / len(told) - 15.59


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("kind", ["do-now", "script"])
def test_family_papers_read_at_grade_8_or_easier_in_english(kind: str, name: str) -> None:
    assert grade(body(kind, name, "en")) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("kind", ["do-now", "script"])
def test_french_sentences_of_family_papers_are_short(kind: str, name: str) -> None:
    lengths = [len(words(sentence)) for sentence in sentences(body(kind, name, "fr"))]

    assert sum(lengths) / len(lengths) <= LONGEST_AVERAGE
    assert max(lengths) <= LONGEST_SENTENCE


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("call", 1), ("police", 2), ("device", 2), ("image", 2), ("aeroplane", 3), ("exploitation", 4), ("passed", 1),
        ("needed", 2), ("little", 2), ("messages", 3), ("evidence", 3), ("the", 1), ("someone", 2), ("officer", 3),
    ],
)  # fmt: skip
def test_syllables_are_counted_well_enough_and_rather_too_many_than_too_few(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_would_not_pass() -> None:
    hard = (
        "Notwithstanding the aforementioned considerations, investigative authorities may necessitate judicial"
        " authorization preceding examination of electronically preserved communications."
    )

    assert grade(hard) > HIGHEST_GRADE
    assert grade("Call police now. Keep the phone. Do not pay.") < 4
