"""``self-test``: look whether this program, its file and its clock work as they should, and write down what was found.

Exit code 1 where something did not hold. ``--log`` shows earlier tests and makes none.
"""

from argparse import ArgumentParser, Namespace

from standfast.actions.read_installation import read_installation
from standfast.actions.self_test import SelfTested, run_self_test, self_tests_of
from standfast.cli.cases import add_passphrase_argument, open_homes
from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.instants import in_utc
from standfast.ground.wording import load_wording
from standfast.journal.self_tests import Check, SelfTest, sound_since, without_fault_since
from standfast.wiring.home import Home
from standfast.wiring.self_test import bench_of


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_passphrase_argument(parser, face)
    parser.add_argument("--log", action="store_true", help=face.word("arguments.self_test_log"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Test every home that can be opened, or show what earlier tests found."""
    homes = open_homes(args, face)
    if homes.closed:
        raise BadInput("cli.locked")
    if not homes.opened:
        raise BadInput("cli.nothing_to_test")
    told: list[dict[str, object]] = []
    faults = False
    for desk, home in homes.opened:
        tested = None if args.log else run_self_test(desk, bench_of(home, desk, lang=face.lang))
        # A chain that is broken was found by the test itself; only the log has to raise it.
        tests = _log(tested) if _is_broken(tested) else self_tests_of(read_installation(desk))
        told.append(_json(home, tested, tests))
        if not args.json:
            _say(home, tested, tests, face)
        faults = faults or (tested is not None and bool(tested.test.faults))
    if args.json:
        face.json(told)
    return 1 if faults else 0


def _is_broken(tested: SelfTested | None) -> bool:
    return tested is not None and tested.test.held.get(Check.JOURNAL) is False


def _log(tested: SelfTested | None) -> tuple[SelfTest, ...]:
    return (tested.test,) if tested is not None else ()


def _json(home: Home, tested: SelfTested | None, tests: tuple[SelfTest, ...]) -> dict[str, object]:
    since = without_fault_since(tests)
    return {
        "home": home.kind.value,
        "noted": tested.noted if tested is not None else None,
        "without_fault_since": in_utc(since) if since is not None else None,
        "tests": [_found_json(one) for one in ((tested.test,) if tested is not None else tests)],
    }


def _found_json(test: SelfTest) -> dict[str, object]:
    offset = test.offset
    return {
        "at": in_utc(test.at),
        "version": test.version,
        "system": test.system,
        "read_by": test.hasher,
        **{check.value: test.held.get(check) for check in Check},
        "clock_by": offset.by if offset is not None else None,
        "clock_offset_ms": offset.milliseconds if offset is not None else None,
        "clock_give_or_take_ms": offset.give_or_take if offset is not None else None,
    }


def _say(home: Home, tested: SelfTested | None, tests: tuple[SelfTest, ...], face: Face) -> None:
    face.title(face.word(f"self_test.home_{home.kind.value}"))
    for one in (tested.test,) if tested is not None else tests:
        _say_test(one, face)
    if tested is not None and not tested.noted:
        face.say(face.word("self_test.not_noted"))
    since = without_fault_since(tests)
    if not tests:
        face.say(face.word("self_test.none"))
    elif since is None:
        face.say(face.word("self_test.fault_now"), style="strong")
    else:
        face.say(face.word("self_test.since", at=in_utc(since), count=len(sound_since(tests))))


def _say_test(test: SelfTest, face: Face) -> None:
    wording = load_wording("self_test")
    face.say(face.word("self_test.line", at=in_utc(test.at), version=test.version, system=test.system), indent=0)
    for check in Check:
        held = test.held.get(check)
        answer = wording.words({True: "held", False: "fault", None: "not_checked"}[held])
        told = face.pair(face.text(wording.words(f"check.{check.value}")), face.text(answer))
        offset = test.offset
        if check is Check.CLOCK and offset is not None:
            words = wording.words("offset")
            told += " " + face.text(words, ms=offset.milliseconds, by=offset.by, give=offset.give_or_take)
        if held is False:
            told += " " + face.text(wording.words(f"effect.{check.value}"))
        face.say(told, mark="-", style="danger" if held is False else None)
