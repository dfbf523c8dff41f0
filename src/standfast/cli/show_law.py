"""How each kind of law data looks on a terminal. Reads frozen values of the law and nothing else."""

from collections.abc import Iterator

from standfast.cli.face import Face
from standfast.cli.why import show_sources
from standfast.law.bodies import Body, RouteKind
from standfast.law.clocks import Clock
from standfast.law.gates import Gate
from standfast.law.ladders import Ladder
from standfast.law.law import Law
from standfast.law.platforms import Platform, Said
from standfast.law.provisions import Provision
from standfast.law.refusals import RefusalAnswer


def show_provision(one: Provision, law: Law, face: Face) -> None:
    """Show a provision: what it says in plain words, its elements or powers, what may have changed, its sources."""
    face.title(face.word("law.title", cite=face.text(one.cite), title=face.text(one.title)))
    face.say(face.text(one.plain))
    if one.maximum is not None:
        face.say(face.word("law.maximum", maximum=face.text(one.maximum)))
    if one.elements:
        face.title(face.word("law.elements"))
    for number, element in enumerate(one.elements, start=1):
        face.say(f"{face.text(element.label)} ({face.text(element.why)})", mark=f"{number}.")
    for line in _spoken(one, face):
        face.say(line)
    for note in one.notes:
        face.say(face.text(note))
    if one.see:
        what = "; ".join(f"{face.text(other.cite)} ({other.id})" for other in law.see(one))
        face.say(face.word("law.see", what=what))
    for gate in law.gates_of(one):
        told = [gate.status, *([gate.not_known] if gate.not_known is not None else [])]
        title = " ".join(face.text(words) for words in told)
        face.say(face.word("law.title", cite=face.text(gate.name), title=title), style="quiet")
    show_sources(one.sources, checked=one.checked, certainty=one.certainty, face=face)


def _spoken(one: Provision, face: Face) -> Iterator[str]:
    """Give what an instrument gives police, and the words by which a family uses a provision."""
    if one.power is not None:
        power = one.power
        yield from (face.text(words) for words in (power.gets, power.who, power.threshold, power.lasts, power.ask))
    if one.ask is not None:
        yield f"{face.word('step.ask')} {face.text(one.ask)}"
    if one.says is not None:
        yield face.word("law.says", words=face.text(one.says))
    if one.time is not None:
        yield face.word("law.time", time=face.text(one.time))


def show_gate(one: Gate, face: Face) -> None:
    """Show a day on which the law changed, or may change, and what is not known of it."""
    face.title(face.text(one.name))
    for words in (one.what, one.status, one.not_known):
        if words is not None:
            face.say(face.text(words))
    show_sources(one.sources, checked=one.checked, certainty=one.certainty, face=face)


def show_clock(one: Clock, face: Face) -> None:
    """Show a clock: how long, what to do then, and why."""
    face.title(face.word("law.title", cite=face.text(one.length), title=face.text(one.what)))
    for words in (one.do, one.why, one.silence, one.not_loaded):
        if words is not None:
            face.say(face.text(words))
    show_sources(one.sources, checked=one.checked, certainty=one.certainty, face=face)


def show_ladder(one: Ladder, law: Law, face: Face) -> None:
    """Show every rung of a ladder, with its words and its body."""
    face.title(face.text(one.title))
    for number, rung in enumerate(one.rungs, start=1):
        face.say(face.text(rung.title), mark=f"{number}.", style="strong")
        face.say(face.text(rung.when), indent=5)
        face.say(f"{face.word('step.words')} {face.text(rung.words)}", indent=5)
        face.say(f"{face.word('step.ask')} {face.text(rung.ask)}", indent=5)
        for name in dict.fromkeys([*([rung.body] if rung.body else []), *rung.body_in.values()]):
            face.say(face.pair(name, face.text(law.body(name).name)), indent=5)
        if rung.limit is not None:
            face.say(face.word("ladder.limit", limit=face.text(law.clock(rung.limit).length)), indent=5)
        if rung.not_loaded is not None:
            face.say(face.text(rung.not_loaded), indent=5)
        show_sources(rung.sources, checked=one.checked, certainty=rung.certainty, face=face, indent=5)


def body_line(one: Body, face: Face) -> str:
    """Say in one line how a body is reached; where that isn't loaded, who can tell."""
    name = face.text(one.name)
    values = [value for route in one.routes if (value := route.at(face.lang)) is not None]
    reached = [value for value in values if value not in name]
    missing = [face.text(route.note) for route in one.routes if route.kind is RouteKind.NOT_LOADED and route.note]
    reach = "; ".join(reached or missing)
    return face.pair(name, reach) if reach else name


def show_body(one: Body, face: Face) -> None:
    """Show whom a body is for, what it does and how to reach it."""
    face.title(face.text(one.name))
    face.say(face.text(one.for_whom))
    face.say(face.text(one.what))
    for route in one.routes:
        told = [route.at(face.lang) or "", face.text(route.note) if route.note is not None else ""]
        face.say(" ".join(filter(None, told)))
    if one.hours is not None:
        face.say(face.text(one.hours), style="quiet")
    elif one.route(RouteKind.PHONE) is not None:
        face.say(face.word("law.hours_not_loaded"), style="quiet")
    show_sources(one.sources, checked=one.checked, certainty=one.certainty, face=face)


def show_platform(one: Platform, face: Face) -> None:
    """Show what is loaded of a platform, each statement with its own certainty."""
    face.title(one.name)
    face.say(face.word("law.platform.entity", what=f"{one.entity.name} {_said(one.entity.said, face)}"))
    for name, told in (
        ("police", one.police),
        ("preservation", one.preservation),
        ("holds", one.holds),
        ("useless", one.useless),
        ("report", one.report),
        ("emergency", one.emergency),
    ):
        for said in told:
            face.say(face.word(f"law.platform.{name}", what=_said(said, face)))
    for identifier in one.identifiers:
        where = f" {face.text(identifier.where)}" if identifier.where is not None else ""
        face.say(face.word("law.platform.identifiers", what=f"{face.text(identifier.what)}.{where}"))
    if one.not_loaded is not None:
        face.say(face.text(one.not_loaded), style="quiet")


def _said(said: Said, face: Face) -> str:
    portal = f" {face.word('law.portal', address=said.address)}" if said.address is not None else ""
    told = f"{face.text(said.words)}{portal}"
    return told if said.was_read else face.word("law.unread", line=told)


def show_refusal(one: RefusalAnswer, law: Law, face: Face) -> None:
    """Show what to say to a refusal, the longer form for a letter, and the law under it."""
    face.title(face.text(one.label))
    face.say(f"{face.word('step.words')} {face.text(one.aloud)}")
    face.say(face.text(one.longer))
    what = "; ".join(f"{face.text(law.provision(name).cite)} ({name})" for name in one.law)
    if what:
        face.say(face.word("law.see", what=what))
    show_sources(one.sources, checked=one.checked, certainty=one.certainty, face=face)
