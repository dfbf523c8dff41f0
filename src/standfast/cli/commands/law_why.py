"""``law why``: one provision held against a case: each element, the facts that meet it and who said them, the source.

An offence shows its elements, or the one question that would settle each. Whatever else a provision is, it shows what
it says and where the case rests on it.
"""

from argparse import ArgumentParser, Namespace

from standfast.actions.conclude import conclude
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.face import Face
from standfast.cli.law_things import provision_named
from standfast.cli.show import say_invented, show_danger
from standfast.cli.show_law import show_provision
from standfast.cli.why import finding_json, show_finding
from standfast.law.load import load_law
from standfast.plan.rests_on import RestsOn, rests_on


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face, as_of=True)
    parser.add_argument("provision", help=face.word("arguments.provision"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Conclude, and say why."""
    law = load_law("ca")
    provision = provision_named(law, args.provision)
    found = find(args, face)
    advice = conclude(found.desk, found.listed.id, as_of=instant_or_none(args.as_of)).advice
    face.prefer(advice.case.opened.language)
    mine = tuple(one for one in advice.findings if one.provision.id == provision.id)
    uses = rests_on(advice, provision.id)
    if args.json:
        face.json(
            {
                "provision": provision.id,
                "cite": provision.cite.say(face.lang),
                "title": provision.title.say(face.lang),
                "findings": [finding_json(one, face) for one in mine],
                "rests_on_it": [{"kind": one.kind, "id": one.id, "entries": list(one.entries)} for one in uses],
                "certainty": provision.certainty.value,
                "sources": [source.where.say(face.lang) for source in provision.sources],
                "checked": provision.checked.isoformat(),
            }
        )
        return 0
    say_invented(advice, face)
    show_danger(advice, face)
    for one in mine:
        show_finding(one, advice, face)
    if not mine:
        show_provision(provision, law, face)
    _show_uses(uses, face)
    face.say(face.word("decide"), style="quiet")
    return 0


def _show_uses(uses: tuple[RestsOn, ...], face: Face) -> None:
    if not uses:
        return
    face.title(face.word("why.uses_title"))
    for one in uses:
        said = face.word(f"why.uses.{one.kind}", what=face.text(one.what))
        entries = ", ".join(str(seq) for seq in one.entries)
        face.say(f"{said} {face.word('why.entries', entries=entries)}" if entries else said)
