"""``device list``: each device with its weaknesses first, what is known of it, and its own chain of custody."""

from argparse import ArgumentParser, Namespace

from standfast.case import Case
from standfast.case.exhibits import custody_of_device
from standfast.case.subjects import Device
from standfast.case.weaknesses import of_device
from standfast.catalogue.say import say_value
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.evidence import case_of, custody_json, group, say_step, say_weakness, weakness_json
from standfast.cli.face import Face
from standfast.ground.instants import in_utc
from standfast.plan.zone import zone_of


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the devices."""
    case = case_of(find(args, face), face)
    if args.json:
        face.json([_json(one, case) for one in case.known(Device)])
        return 0
    face.title(face.word("device.title"))
    for one in case.known(Device):
        face.say(one.id, style="strong")
        for weak in of_device(case, one.id):
            face.say(say_weakness(weak, face, named=False), indent=4, mark="-")
        for spec in group("device").facts:
            value = getattr(one, spec.name)
            if value is not None:
                said = say_value(spec, value, face.lang, zone=zone_of(case))
                face.say(face.pair(face.text(spec.label), said), indent=4)
        for step in custody_of_device(case, one.id):
            face.say(say_step(step, case, face), indent=4)
    if not case.known(Device):
        face.say(face.word("device.none"))
    return 0


def _json(one: Device, case: Case) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "whose": one.whose,
        "held_by": one.held_by,
        "secured": one.secured,
        "isolated": one.isolated,
        "secured_at": in_utc(one.secured_at) if one.secured_at is not None else None,
        "custody": [*map(custody_json, custody_of_device(case, one.id))],
        "weaknesses": [*map(weakness_json, of_device(case, one.id))],
    }
