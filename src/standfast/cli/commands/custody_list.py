"""``custody list``: who had what, when and by which receipt, thing by thing; and the papers made of the case."""

from argparse import ArgumentParser, Namespace

from standfast.case import Case
from standfast.case.exhibits import check_device, custody_of_device, register_of, the_exhibit
from standfast.case.vocabulary import Custody
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.evidence import case_of, custody_json, say_step
from standfast.cli.face import Face
from standfast.ground.instants import in_utc


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--exhibit", metavar="NUMBER", help=face.word("arguments.exhibit_number"))
    parser.add_argument("--device", metavar="ID", help=face.word("arguments.device_id"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the chains."""
    case = case_of(find(args, face), face)
    chains = _chains(case, args)
    issued = () if args.exhibit or args.device else case.issued
    if args.json:
        face.json(
            {
                "custody": [custody_json(step) for _, chain in chains for step in chain],
                "papers": [
                    {
                        "entry": one.seq,
                        "as_of": in_utc(one.issued.as_of),
                        "papers": [
                            {"name": each.name, "language": each.lang, "form": each.form, "sha256": each.sha256}
                            for each in one.issued.papers
                        ],
                    }
                    for one in issued
                ],
            }
        )
        return 0
    for name, chain in chains:
        face.title(name)
        for step in chain:
            face.say(say_step(step, case, face))
    if not any(chain for _, chain in chains):
        face.say(face.word("custody.none"))
    if issued:
        face.title(face.word("custody.papers"))
        for one in issued:
            for each in one.issued.papers:
                face.say(f"{each.name} ({each.lang}, {each.form}), SHA-256 {each.sha256}", mark=f"{one.seq:>4}")
    return 0


def _chains(case: Case, args: Namespace) -> list[tuple[str, tuple[Custody, ...]]]:
    """Give the chain of what was asked for, or of everything that has one."""
    if args.exhibit is not None:
        one = the_exhibit(case, args.exhibit)
        return [(one.name, one.custody)]
    if args.device is not None:
        check_device(case, args.device)
        return [(args.device, custody_of_device(case, args.device))]
    every = [(one.name, one.custody) for one in register_of(case)]
    every += [(device, custody_of_device(case, device)) for device in case.subjects("device")]
    return [(name, chain) for name, chain in every if chain]
