"""On the page too: after eight questions at most no answer can fill the call script further; nobody is asked twice."""

from typing import Any

import pytest

from tests.page.cases import JsonCase, example_cases, law_cases
from tests.page.plans import Engine

MOST = 8

# Begin with nothing, and answer each question as somebody who knows the sample would.
WALK = """
    const { cases, most, knows } = value;
    return cases.map((told) => {
        const facts = [];
        const asked = [];
        for (;;) {
            const now = "2026-06-30T12:00:00-07:00";
            const aCase = S.caseOf({ facts, records: [], openedAt: "2026-06-07T21:00:00-07:00", asOf: now });
            const advice = S.adviseOn(aCase, { now });
            const question = S.nextQuestion(advice);
            if (question === null || asked.length === most) {
                const lines = S.scriptOf(advice, "en");
                const script = [lines.open, ...lines.points, ...lines.asks].map(S.textOfLine).join(" ");
                return { asked, open: S.openLines(aCase), script, age: aCase.value("child.age_at_time"),
                    platform: aCase.text("account.platform"), isGuarded: S.isGuarded(aCase) };
            }
            asked.push(question.key);
            const known = knows ? told.facts.find((one) => one.key === question.key && one.value !== null) : undefined;
            facts.push({ key: question.key, subject: question.subject, value: known ? known.value : null });
        }
    });
"""


def walked(engine: Engine, cases: list[JsonCase], *, knows: bool = True, most: int = MOST) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = engine.call(
        WALK, {"cases": [{"facts": one["facts"]} for one in cases], "most": most, "knows": knows}
    )
    return told


def test_no_line_of_the_script_is_open_after_eight_questions(engine: Engine) -> None:
    for one in walked(engine, [*law_cases(), *example_cases()]):
        assert one["open"] == []
        assert "stranger.may_live_with_child" in one["asked"][:2]


def test_what_was_answered_stands_in_the_script(engine: Engine) -> None:
    for one in walked(engine, [*example_cases()]):
        assert one["platform"] in one["script"]
        assert str(one["age"]) in one["script"]


def test_someone_who_knows_nothing_gets_a_whole_script_too_and_the_page_is_careful(engine: Engine) -> None:
    (one,) = walked(engine, [example_cases()[0]], knows=False)

    assert one["open"] == []
    assert one["isGuarded"]


@pytest.mark.parametrize("knows", [True, False])
def test_the_questions_end_and_none_is_asked_twice(engine: Engine, knows: bool) -> None:  # noqa: FBT001
    for one in walked(engine, [*example_cases()], knows=knows, most=500):
        assert len(one["asked"]) < 150
        assert len(set(one["asked"])) == len(one["asked"])
