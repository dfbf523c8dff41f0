"""Everything of the law that has a name: provisions, gates, clocks, ladders, bodies, platforms, answers to refusals.

One list for ``law list``, and one way to find a thing by what a person typed. Reads a ``Law`` and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from standfast.ground.errors import BadInput
from standfast.ground.words import Lang, Words
from standfast.law.law import Law
from standfast.law.platforms import Platform
from standfast.law.provisions import Provision, ProvisionKind
from standfast.law.refusals import RefusalAnswer
from standfast.law.sources import Certainty

OTHER_KINDS = ("gate", "clock", "ladder", "body", "platform", "refusal")
KINDS = (*(kind.value for kind in ProvisionKind), *OTHER_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One line of the list."""

    id: str
    kind: str
    cite: Words | None
    # of a provision
    title: Words
    provinces: tuple[str, ...]
    certainty: Certainty | None
    # a ladder's or a platform's stands with each of its statements
    checked: date


def things(law: Law) -> Iterator[Thing]:
    """Walk everything that is loaded, provisions first, in the order of the law."""
    for one in law.provisions:
        yield Thing(
            id=one.id,
            kind=one.kind.value,
            cite=one.cite,
            title=one.title,
            provinces=one.provinces,
            certainty=one.certainty,
            checked=one.checked,
        )
    for gate in law.gates:
        yield _other("gate", gate.id, gate.name, gate.checked, certainty=gate.certainty)
    for clock in law.clocks:
        yield _other("clock", clock.id, clock.what, clock.checked, certainty=clock.certainty, places=clock.provinces)
    for ladder in law.ladders:
        yield _other("ladder", ladder.id, ladder.title, ladder.checked, places=ladder.provinces)
    for body in law.bodies:
        yield _other("body", body.id, body.name, body.checked, certainty=body.certainty, places=body.provinces)
    for platform in law.platforms:
        yield _other("platform", platform.id, Words(en=platform.name, fr=platform.name), platform.checked)
    for refusal in law.refusals:
        yield _other("refusal", refusal.id, refusal.label, refusal.checked, certainty=refusal.certainty)


def thing_json(one: Thing, lang: Lang) -> dict[str, object]:
    """Give one line of the list with stable keys."""
    return {
        "id": one.id,
        "kind": one.kind,
        "cite": one.cite.say(lang) if one.cite is not None else None,
        "title": one.title.say(lang),
        "provinces": list(one.provinces),
        "certainty": one.certainty.value if one.certainty is not None else None,
        "checked": one.checked.isoformat(),
    }


def provision_named(law: Law, typed: str) -> Provision:
    """Give the provision that a person typed, by its id; raises ``BadInput`` with the nearest ids."""
    found = next((one for one in law.provisions if one.id == typed), None)
    if found is None:
        raise BadInput("cli.no_such_provision", typed=typed, near=_near(typed, [one.id for one in law.provisions]))
    return found


def thing_named(law: Law, typed: str) -> Thing:
    """Give anything that a person typed, by its id."""
    everything = tuple(things(law))
    found = next((one for one in everything if one.id == typed), None)
    if found is None:
        raise BadInput("cli.no_such_provision", typed=typed, near=_near(typed, [one.id for one in everything]))
    return found


def platform_named(law: Law, name: str) -> Platform:
    """Give a platform by its id."""
    return next(one for one in law.platforms if one.id == name)


def refusal_named(law: Law, name: str) -> RefusalAnswer:
    """Give the answer to a refusal by its key."""
    return next(one for one in law.refusals if one.id == name)


def _other(
    kind: str,
    name: str,
    title: Words,
    checked: date,
    *,
    certainty: Certainty | None = None,
    places: tuple[str, ...] = (),
) -> Thing:
    return Thing(id=name, kind=kind, cite=None, title=title, provinces=places, certainty=certainty, checked=checked)


def _near(typed: str, names: list[str]) -> str:
    """Name what looks like what was typed, by the whole id or its end: ``172.1`` means ``ca.cc.172.1``."""
    ends = [name for name in names if name.endswith(f".{typed}")]
    return ", ".join(ends or get_close_matches(typed, names, n=3)) or "—"
