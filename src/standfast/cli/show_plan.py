"""What it resembles, someone at home or known, and the child's own position, on a terminal and as JSON."""

from standfast.catalogue import load_catalogue
from standfast.cli.face import Face
from standfast.cli.show_law import body_line
from standfast.cli.why import show_source
from standfast.ground.words import Lang
from standfast.law.bodies import BodyKind
from standfast.law.explain import Explainer
from standfast.law.sources import Certainty
from standfast.plan.advice import Advice
from standfast.plan.assessment import Seen
from standfast.plan.child_position import load_child_position
from standfast.plan.data import StepSource


def show_household(advice: Advice, face: Face) -> None:
    """Show, before anything else is shown or made, what someone at home or known changes."""
    found = advice.household
    if found is None:
        return
    face.title(face.word("household_title"), style="danger")
    face.say(face.text(found.warning), mark="!")
    for line in found.lines:
        face.say(face.text(line.say))
    if found.at_home:
        for body in (*advice.bodies(*found.call), *advice.bodies_of(BodyKind.CHILD_PROTECTION)):
            face.say(body_line(body, face))


def show_assessment(advice: Advice, face: Face, *, why: bool = False) -> None:
    """Show every kind that something speaks for, with what speaks for it and against it; never a verdict."""
    face.title(face.word("assessment.title"))
    found = advice.assessment
    for one in found.kinds:
        face.say(face.text(one.kind.name), style="strong")
        for side, seen in (("for", one.speaks_for), ("against", one.speaks_against)):
            for sign in seen:
                _show_sign(side, sign, face, why=why)
        if why:
            show_step_source(one.kind.source, one.kind.certainty, face)
    if found.is_unknown:
        asked = found.ask
        question = face.text(load_catalogue().fact(asked).question) if asked is not None else ""
        face.say(f"{face.text(found.unknown.say)} {question}".rstrip())


def _show_sign(side: str, seen: Seen, face: Face, *, why: bool) -> None:
    state = "differs" if seen.conflict else "hesitant" if seen.hesitant else "firm"
    says = face.text(seen.sign.says)
    face.say(face.word(f"assessment.{side}.{state}", says=says), indent=4)
    if why:
        explainer = Explainer(catalogue=load_catalogue(), lang=face.lang)
        for statement in seen.statements:
            face.say(explainer.statement(statement), indent=8, style="quiet")


def show_position(advice: Advice, face: Face, *, why: bool = False) -> None:
    """Show the child's own position, with a lawyer named beside what was not read in its source."""
    if not advice.child_position:
        return
    face.title(face.word("position_title"))
    check = face.text(load_child_position().check_with_lawyer)
    for line in advice.child_position:
        face.say(f"{face.text(line.say)} {check}" if line.ask_a_lawyer else face.text(line.say))
        if why:
            show_step_source(line.source, line.certainty, face)


def show_step_source(source: StepSource, certainty: Certainty, face: Face) -> None:
    """Show where a sentence of the plan comes from, when it was checked, and how certain it is."""
    show_source(face.text(source.title), checked=source.checked, certainty=certainty, face=face, indent=6)


def plan_json(advice: Advice, lang: Lang) -> dict[str, object]:
    """Give the assessment, someone at home or known, the child's position, and what is missing of each platform."""
    found = advice.assessment
    return {
        "assessment": {
            "kinds": [
                {
                    "kind": one.kind.id,
                    "name": one.kind.name.say(lang),
                    "for": [_sign_json(seen, lang) for seen in one.speaks_for],
                    "against": [_sign_json(seen, lang) for seen in one.speaks_against],
                }
                for one in found.kinds
            ],
            "ask": found.ask,
        },
        "household": advice.household.level if advice.household is not None else None,
        "child_position": [
            {"id": line.id, "provisions": list(line.provisions), "certainty": line.certainty.value}
            for line in advice.child_position
        ],
        "platforms": [
            {
                "account": one.account.id,
                "platform": one.platform.id if one.platform is not None else None,
                "missing": [identifier.key.value for identifier in one.missing],
            }
            for one in advice.platforms
        ],
    }


def _sign_json(seen: Seen, lang: Lang) -> dict[str, object]:
    return {
        "says": seen.sign.says.say(lang),
        "conflict": seen.conflict,
        "hesitant": seen.hesitant,
        "entries": sorted({statement.entry for statement in seen.statements}),
    }
