"""A case's plan in both twins as texts, part by part: what the browser comes to, and what the program does.

``agree`` holds one against the other, part by part, so that a difference names itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from standfast.ground.instants import read_instant
from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS, Lang
from standfast.journal import CaseId, Head, Sha256
from standfast.law.load import load_law
from standfast.papers.blocks import Bullets, Checklist, Fields, Foreign, Paragraph, Say, Spans, runs, walk
from standfast.papers.common import Maker
from standfast.papers.next_step import next_step
from standfast.papers.script import call_script
from standfast.plan.advice import Advice, advise
from standfast.plan.household import is_asked_and_not_known
from standfast.plan.next_question import open_lines, questions
from standfast.plan.next_rung import NextRung
from tests.page.cases import JsonCase, python_case

HEAD = Head(case=CaseId("k3m9-q2x7-w4tz"), seq=1, digest=Sha256("0" * 64))


class Engine(Protocol):
    """What ``conftest.py`` gives."""

    def call(self, body: str, value: Any = None) -> Any: ...


# What a plan comes to.
IN_THE_BROWSER = """
    const text = (line) => line.map((run) => typeof run === "string" ? run : "<" + run.foreign + ">").join("");
    return value.map((told) => {
        const aCase = S.caseOf({ facts: told.facts, records: told.records, openedAt: told.opened_at, asOf: told.now });
        const advice = S.adviseOn(aCase, { now: told.now });
        const ids = (steps) => steps.map((one) => one.id).join(",");
        const rung = advice.next;
        return {
            hits: advice.danger.hits.map((one) => one.kind.id + " " + one.kind.do.en).join("|"),
            open: advice.danger.open.map((one) => one.kind.id).join(",") + " " + advice.danger.openKeys.join(","),
            household: advice.household === null ? "" : advice.household.level,
            guarded: S.isGuarded(aCase),
            kinds: advice.assessment.kinds.map((one) => [one.kind.id, one.weight, one.speaksFor.length,
                one.speaksAgainst.length, one.speaksFor.filter((seen) => seen.conflict).length].join(" ")).join("|"),
            ask: advice.assessment.ask || "",
            position: ids(advice.childPosition),
            steps: advice.steps.map((one) => [one.id, one.title.fr, one.detail.en, one.detail.fr].join(" ")).join("|"),
            done: advice.done.map((one) => one.id + " " + one.title.en).join("|"),
            notNow: ids(advice.notNow),
            lines: S.openLines(aCase).join(","),
            questions: S.questionsOf(advice).map((one) => [one.key, one.subject, one.score,
                one.because.map((why) => [why.source, why.weight, why.why.fr].join(" ")).join("; ")].join(" ")),
            answers: advice.answers
                .map((one) => [one.answer.id, one.refusal.entry, one.movedSince].join(" ")).join("|"),
            ladder: advice.ladder === null ? "" : advice.ladder.id,
            rung: rung === null ? "" : [rung.rung.id, rung.at / 1000, rung.waiting,
                rung.because.map((one) => [one.kind, one.entries, one.by, one.what, one.when && one.when / 1000,
                    one.count, one.clock && one.clock.id]
                    .map((it) => it === null ? "" : String(it)).join(" ")).join("; "),
                rung.checkIn ? rung.checkIn.fr : "", rung.silence ? rung.silence.fr : "",
                rung.then ? rung.then.id : ""].join("|"),
            because: rung === null ? [] : rung.because.map((one) => one.kind),
            waiting: advice.waiting === null ? "" : [advice.waiting.stage.check_in.en, advice.waiting.until / 1000,
                advice.waiting.tooLongAt && advice.waiting.tooLongAt / 1000].join(" "),
            dates: S.datesOf(advice).map((one) => [one.kind, one.at / 1000, one.entry || "",
                one.clock ? one.clock.id : "", one.police || ""].join(" ")).join("|"),
            step: ["en", "fr"].map((lang) => S.nextStepOf(advice, lang).map((one) => text(one.line))),
            script: ["en", "fr"].map((lang) => {
                const script = S.scriptOf(advice, lang);
                const { before, open, points, asks, ifNo, write, after } = script;
                return [before, [open], points, asks, ifNo, write, [after]].map((lines) => lines.map(text));
            }),
        };
    });
"""


def agree(engine: Engine, cases: Sequence[JsonCase]) -> None:
    for case, there in zip(cases, in_the_browser(engine, cases), strict=True):
        here = in_python(case)
        for name, told in here.items():
            assert there[name] == told, (name, case)


def in_the_browser(engine: Engine, cases: Iterable[JsonCase]) -> list[dict[str, Any]]:
    names = ("facts", "records", "opened_at", "now")
    found: list[dict[str, Any]] = engine.call(IN_THE_BROWSER, [{name: case[name] for name in names} for case in cases])
    return found


def advice_on(told: JsonCase) -> Advice:
    """Conclude everything about a page's case in Python."""
    return advise(python_case(told), load_law("ca"), now=read_instant(told["now"]))


def in_python(told: JsonCase) -> dict[str, Any]:
    """Give each of the plan's parts as the page's text has it."""
    advice = advice_on(told)
    case = advice.case
    danger, assessment, household = advice.danger, advice.assessment, advice.household
    return {
        "hits": "|".join(f"{one.kind.id} {one.kind.do.en}" for one in danger.hits),
        "open": f"{','.join(one.kind.id for one in danger.open)} {','.join(danger.open_keys)}",
        "household": "" if household is None else household.level,
        "guarded": (household is not None and household.at_home) or is_asked_and_not_known(case),
        "kinds": "|".join(
            f"{one.kind.id} {number(one.weight)} {len(one.speaks_for)} {len(one.speaks_against)} "
            f"{sum(seen.conflict for seen in one.speaks_for)}"
            for one in assessment.kinds
        ),
        "ask": assessment.ask or "",
        "position": ",".join(one.id for one in advice.child_position),
        "steps": "|".join(f"{one.id} {one.title.fr} {one.detail.en} {one.detail.fr}" for one in advice.steps),
        "done": "|".join(f"{one.id} {one.title.en}" for one in advice.done),
        "notNow": ",".join(one.id for one in advice.not_now),
        "lines": ",".join(open_lines(case)),
        "questions": questions_of(advice),
        "answers": "|".join(f"{one.answer.id} {one.entry} {str(one.moved_since).lower()}" for one in advice.answers),
        "ladder": "" if advice.ladder is None else advice.ladder.id,
        "rung": "" if advice.next is None else rung_of(advice.next),
        "because": [] if advice.next is None else [one.kind for one in advice.next.because],
        "waiting": waiting_of(advice),
        "dates": "|".join(
            f"{one.kind.value} {seconds(one.at)} {one.entry or ''} "
            f"{one.clock.id if one.clock else ''} {one.police or ''}"
            for one in advice.schedule
        ),
        "step": [step_of(advice, lang) for lang in LANGS],
        "script": [script_of(advice, lang) for lang in LANGS],
    }


def number(value: float) -> str:
    """Write a number as JavaScript does."""
    return str(int(value)) if value == int(value) else repr(value)


def seconds(moment: Any) -> str:
    return number(moment.timestamp())


def questions_of(advice: Advice) -> list[str]:
    return [
        f"{one.key} {one.subject.id} {one.score} "
        + "; ".join(f"{why.source} {why.weight} {why.why.fr}" for why in one.because)
        for one in questions(advice)
    ]


def rung_of(found: NextRung) -> str:
    because = (
        " ".join(
            (
                one.kind,
                ",".join(str(entry) for entry in one.entries),
                one.by or "",
                one.what or "",
                seconds(one.when) if one.when is not None else "",
                str(one.count),
                one.clock.id if one.clock is not None else "",
            )
        )
        for one in found.because
    )
    return "|".join(
        (
            found.rung.id,
            seconds(found.at),
            str(found.waiting).lower(),
            "; ".join(because),
            found.check_in.fr if found.check_in is not None else "",
            found.silence.fr if found.silence is not None else "",
            found.then.id if found.then is not None else "",
        )
    )


def waiting_of(advice: Advice) -> str:
    found = advice.waiting
    if found is None:
        return ""
    too_long = seconds(found.too_long_at) if found.too_long_at is not None else ""
    return f"{found.stage.check_in.en} {seconds(found.until)} {too_long}"


def step_of(advice: Advice, lang: Lang) -> list[str]:
    """Give the lines of the next step in the order of the papers."""
    make = Maker(
        advice=advice, lang=lang, head=HEAD, size="letter", paper=load_wording("papers/do_now"), short_notes=True
    )
    return [line_of(run) for block in next_step(make) for run in runs(block)]


def script_of(advice: Advice, lang: Lang) -> list[list[str]]:
    """Give the paper's lines, section by section, people's words between angle brackets."""
    paper = call_script(advice, lang=lang, head=HEAD, size="letter")
    sections: list[list[str]] = []
    for block in walk(paper.blocks):
        match block:
            case Bullets(items=items) | Checklist(items=items):
                sections.append([line_of(item.spans) for item in items])
            case Say(spans=run):
                sections.append([line_of(run)])
            case Fields(fields=fields):
                sections.append([line_of(field.label) for field in fields])
            case _:
                continue
    after = next(block for block in paper.blocks if isinstance(block, Paragraph))
    return [*sections, [line_of(after.spans)]]


def line_of(run: Spans) -> str:
    return "".join(f"<{one.text}>" if isinstance(one, Foreign) else getattr(one, "text", "") for one in run)
