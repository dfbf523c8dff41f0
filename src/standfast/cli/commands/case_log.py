"""``case log``: every entry, one paragraph each: when the family knew it, what it says, and from whom."""

from argparse import ArgumentParser, Namespace
from datetime import tzinfo

from standfast.actions.open_bodies import OpenCase, open_case
from standfast.case import Body, body_to_json
from standfast.case.bodies import Content, Correction, FactSaid, Issued, Opened, Recorded
from standfast.case.evidence import Cleared, Registered
from standfast.catalogue import NotKnown, load_catalogue
from standfast.catalogue.say import say_value
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.ground.spoken import say_instant
from standfast.plan.zone import zone_of


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the journal."""
    found = find(args, face)
    opened = open_case(found.desk, found.listed.id)
    zone = zone_of(opened.case(as_of=opened.now(found.desk)))
    for _, body in opened.bodies:
        # The beginning may have been erased; the rest is still to be read.
        if body is not None and isinstance(body.content, Opened):
            face.prefer(body.content.language)
    if args.json:
        face.json([_row(opened, seq, body) for seq, body in opened.bodies])
        return 0
    face.title(face.word("case.log_title", label=found.listed.label, count=len(opened.bodies)))
    superseded = {
        body.content.supersedes: seq
        for seq, body in opened.bodies
        if body is not None and isinstance(body.content, Correction)
    }
    for seq, body in opened.bodies:
        if body is None:
            face.say(face.word("case.erased"), mark=f"{seq:>4}", style="quiet")
            continue
        by = superseded.get(seq)
        note = f" [{face.word('case.superseded', seq=by)}]" if by is not None else ""
        when = say_instant(body.known_at, face.lang, zone=zone)
        face.say(face.pair(when, f"{say_content(body.content, face, zone=zone)}{note}"), mark=f"{seq:>4}")
    return 0


def say_content(content: Content, face: Face, *, zone: tzinfo | None = None) -> str:  # noqa: PLR0911  # one a kind
    """Say what an entry says, in one line."""
    catalogue = load_catalogue()
    match content:
        case Opened():
            return f"{face.word('log.opened')} {content.label}"
        case FactSaid():
            spec = catalogue.fact(content.key)
            value = say_value(spec, content.value, face.lang, zone=zone)
            who = next(one.label for one in catalogue.says if one.code == content.says)
            sure = next(one.label for one in catalogue.sure if one.code == content.sure)
            told = f"{value} ({who.say(face.lang)}, {sure.say(face.lang)})"
            return face.pair(spec.label.say(face.lang), value if isinstance(content.value, NotKnown) else told)
        case Recorded():
            group = catalogue.group(content.kind)
            label = group.label.say(face.lang) if group is not None else content.kind
            filled = dict(content.fields)
            specs = group.facts if group is not None else ()
            fields = [(spec, filled[spec.name]) for spec in specs if spec.name in filled]
            parts = [
                face.pair(spec.label.say(face.lang), say_value(spec, value, face.lang, zone=zone))
                for spec, value in fields
            ]
            return f"{label} [{content.id}] " + "; ".join(parts)
        case Correction():
            instead = (
                say_content(content.instead, face, zone=zone)
                if content.instead is not None
                else face.word("log.withdrawn")
            )
            return face.word("log.correction", seq=content.supersedes, reason=content.reason) + " " + instead
        case Issued():
            names = ", ".join(sorted({f"{one.name} ({one.lang}, {one.form})" for one in content.papers}))
            return f"{face.word('log.issued')} {names}"
        case Registered():
            digest = content.digests.sha256 or content.outcome
            return face.word("log.registered", exhibit=content.exhibit, file=content.file, digest=digest)
        case Cleared():
            return face.word(
                "log.cleared" if content.cleared else "log.sensitive", exhibit=content.exhibit, by=content.by
            )


def _row(opened: OpenCase, seq: int, body: Body | None) -> dict[str, object]:
    entry = opened.stored[seq - 1].entry
    return {
        "seq": seq,
        "hour": entry.hour,
        "commitment": entry.commitment,
        "body": body_to_json(body) if body is not None else None,
    }
