"""``contact add``: one call, message or visit, with what was refused or promised in it, written in one unit."""

from argparse import ArgumentParser, Namespace

from standfast.actions.record import NewRecord, record
from standfast.catalogue import Value, load_catalogue
from standfast.cli.cases import Found, add_case_arguments, find, instant_or_none
from standfast.cli.face import Face
from standfast.cli.heard import tell_heard
from standfast.ground.errors import BadInput

_TEXTS = ("who", "badge", "agency", "said", "file_number")
_CHOICES = ("role", "direction", "channel", "outcome")


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments; choices come from the catalogue."""
    add_case_arguments(parser, face)
    parser.add_argument("--at", metavar="T", help=face.word("arguments.at"))
    for name in _TEXTS:
        parser.add_argument(f"--{name.replace('_', '-')}", help=face.word(f"arguments.{name}"))
    for name in _CHOICES:
        codes = choice_codes(f"contact.{name}")
        parser.add_argument(
            f"--{name}", choices=codes, metavar="", help=face.word(f"arguments.{name}", choices=", ".join(codes))
        )
    reasons = choice_codes("refusal.reason")
    parser.add_argument(
        "--refusal", choices=reasons, metavar="", help=face.word("arguments.refusal", choices=", ".join(reasons))
    )
    parser.add_argument("--police", metavar="ID", help=face.word("arguments.police"))
    parser.add_argument("--promise", help=face.word("arguments.promise"))
    parser.add_argument("--due", metavar="T", help=face.word("arguments.due"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write the contact down."""
    if args.due and not args.promise:
        raise BadInput("cli.due_without_promise")
    found = find(args, face)
    at = instant_or_none(args.at)
    fields: dict[str, Value] = {
        name: value for name in (*_TEXTS, *_CHOICES) if (value := getattr(args, name)) is not None and value.strip()
    }
    if not fields:
        raise BadInput("cli.empty_contact")
    service = police_field(args.police)
    fields.update(service)
    news = [NewRecord(kind="contact", at=at, fields=fields)]
    by = {key: value for key, value in (("by", fields.get("who")), ("role", args.role)) if value is not None} | service
    if args.refusal:
        said = {"said": fields["said"]} if "said" in fields else {}
        news.append(NewRecord(kind="refusal", at=at, fields={**by, **said, "reason": args.refusal}))
    if args.promise:
        news.append(NewRecord(kind="promise", at=at, fields={**by, "what": args.promise, **due_field(args.due)}))
    written = record(found.desk, found.listed.id, *news)
    return said_written(found, written.seqs, args, face)


def choice_codes(key: str) -> tuple[str, ...]:
    """Give the codes that a key of the catalogue offers."""
    return tuple(choice.code for choice in load_catalogue().fact(key).choices)


def due_field(text: str | None) -> dict[str, Value]:
    """Give a promise's due date as a field, if one was given."""
    due = instant_or_none(text)
    return {"due_at": due} if due is not None else {}


def police_field(text: str | None) -> dict[str, Value]:
    """Give the police service that something concerns as a field, if one was named."""
    return {"police": text} if text is not None else {}


def said_written(found: Found, seqs: tuple[int, ...], args: Namespace, face: Face) -> int:
    """Say which entries were written, and first what their words may say of danger."""
    heard = tell_heard(found.desk, found.listed.id, face, entries=seqs, args=args)
    if args.json:
        face.json({"entries": list(seqs), "heard": heard})
    else:
        for seq in seqs:
            face.say(face.word("recorded", seq=seq), indent=0)
    return 0
