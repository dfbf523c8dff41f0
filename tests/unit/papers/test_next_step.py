"""The next step in words: silence, who is next, the wait, and what counts down in the background."""

from standfast.papers.next_step import background, waiting_lines
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
