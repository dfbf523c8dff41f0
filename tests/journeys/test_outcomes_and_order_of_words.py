"""What becomes of a promise is told in order of time; and words on the command line may come in any order."""

from pathlib import Path

from tests.journeys.standing import run


def opened(tmp_path: Path) -> str:
    answers = tmp_path / "mine.yaml"
    answers.write_text(
        "standfast: answers/1\nlabel: Ours\nlanguage: en\nopened_at: 2026-05-10T21:30:00-07:00\n"
        "place: {province: BC}\npolice: [{id: p, kind: municipal}]\n"
        "promise:\n  - {id: call, at: 2026-05-11T10:00:00-07:00, by: X, role: officer, what: call back}\n"
    )
    assert run("case", "new", answers).code == 0
    return "ours"


def test_an_outcome_comes_after_its_promise_and_after_the_word_that_stands(tmp_path: Path) -> None:
    case = opened(tmp_path)

    early = run("promise", "outcome", case, "call", "--kept", "yes", "--at", "2026-05-11T08:00:00-07:00")
    first = run("promise", "outcome", case, "call", "--kept", "no", "--at", "2026-05-12T08:00:00-07:00")
    second = run("promise", "outcome", case, "call", "--kept", "yes", "--at", "2026-05-12T07:00:00-07:00")
    late = run("promise", "outcome", case, "call", "--kept", "yes", "--at", "2026-05-13T09:00:00-07:00")

    assert (early.code, first.code, second.code, late.code) == (2, 0, 2, 0)
    assert "would come before the promise" in " ".join(early.err.split())
    assert "written down already" in " ".join(second.err.split())


def test_a_reason_may_stand_before_what_is_corrected(tmp_path: Path) -> None:
    case = opened(tmp_path)

    said = run("correct", case, "4", "--reason", "misheard", "what=call before five")

    assert said.code == 0, said.err
    assert "call before five" in run("case", "log", case).out
