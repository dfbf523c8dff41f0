"""The next step in words: silence, who is next, the wait, and what counts down in the background."""

import pytest

from standfast.ground.words import Lang
from standfast.papers.next_step import background, because, waiting_lines
from tests.factories import advice, contact, contacts

MON, TUE, WED = ("2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00", "2026-05-13T09:00:00-07:00")
HEARD = {"role": "officer", "outcome": "reached", "direction": "out"}
OPENED = contacts(contact(MON, **HEARD)) + f"stage:\n  - {{at: {MON}, stage: opened}}\n"
REFUSED = f"refusal:\n  - {{at: {TUE}, said: no, reason: internet, role: officer}}\n"


def lines(snippet: str, *, now: str) -> tuple[str, ...]:
    told = advice(snippet, now=now)
    assert told.waiting is not None
    return waiting_lines(told, told.waiting, "en")


def text(snippet: str, *, now: str) -> str:
    said = background(advice(snippet, now=now), "en")
    return " ".join("".join(getattr(span, "text", "") for span in spans) for spans in said)


def test_while_nothing_is_due_the_wait_is_called_normal_with_its_reason_and_source() -> None:
    said = lines(OPENED, now=MON)

    assert said[0].startswith("Nothing is due until Monday 11 May 2026")
    assert said[-1] == "Practice; general knowledge, checked 24 November 2026."


def test_after_a_refusal_nothing_is_called_normal() -> None:
    assert lines(OPENED + REFUSED, now=WED) == ()


def test_before_its_notice_a_limit_is_not_spoken_of_and_then_its_days_are_counted() -> None:
    early = text(OPENED + REFUSED, now=WED)
    late = text(OPENED + REFUSED, now="2027-05-02T09:00:00-07:00")

    assert early == ""
    assert "10 days from now" in late
    assert "Nothing is asked of you" in late


def test_a_duty_is_said_with_what_to_do() -> None:
    home = f"stranger:\n  - {{id: s, may_live_with_child: {{is: yes, known_at: {TUE}}}}}\n"

    assert "Tell child protection or police" in text(home, now=WED)


@pytest.mark.parametrize(
    ("told", "lang", "words"),
    [
        ("said: nothing can be done, reason: internet", "en", "said: \u201cnothing can be done\u201d"),
        ("reason: internet", "en", "said no. The reason as you noted it: it happened on the internet."),
        (
            "reason: overseas",
            "fr",
            "a refus\u00e9. La raison telle que vous l\u2019avez not\u00e9e\u00a0: la personne est \u00e0",
        ),
        ("reason: other", "en", "said no. The words are not written down."),
        ("role: officer", "fr", "a refus\u00e9. Les mots ne sont pas not\u00e9s."),
    ],
)
def test_a_refusal_is_a_quote_only_where_its_words_were_written_down(told: str, lang: Lang, words: str) -> None:
    found = advice(OPENED + f"refusal:\n  - {{at: {TUE}, {told}}}\n", now=WED)
    assert found.next is not None

    line = "".join(getattr(span, "text", "") for span in because(found, found.next.because[0], lang))

    assert words in line
    assert ("\u201c" in line) is ("said:" in told)
