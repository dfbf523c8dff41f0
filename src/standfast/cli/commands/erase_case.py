"""``erase case``: destroy what opens a case. It can't be undone, by anyone.

Its wraps, bodies, keys, card, dates, indexes and vault files go. Its entries stay, opaque, so that it is known to be
erased and not dropped. A backup that is put back loses it again at its first opening.
"""

from argparse import ArgumentParser, Namespace

from standfast.actions.erase_case import erase_case, what_goes
from standfast.cli.cases import find
from standfast.cli.erasing import add_erase_arguments, confirm, said_of_server, say_after, say_before
from standfast.cli.face import Face
from standfast.wiring.erased import erased_list, list_erased
from standfast.wiring.home import sweep_home


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_erase_arguments(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Say what goes, have it confirmed, erase."""
    found = find(args, face)
    case, label = found.listed.id, found.listed.label
    goes = what_goes(found.desk, case)
    say_before(
        (
            face.word("erase.case_goes", label=label, count=len(goes.entries)),
            face.word("erase.case_stays"),
            face.word("erase.never_back"),
        ),
        face,
    )
    confirm(goes, label, args, face)
    listed = erased_list(found.home.folder)
    by = erase_case(found.desk, case, list_it=lambda one, day: list_erased(listed, one, day))
    sweep_home(found.home, found.desk.store)
    told: dict[str, object] = {"case": case, "entries": len(goes.entries), "police_file_open": goes.police_file_open}
    said = (face.word("erase.case_done", label=label), face.word("erase.copies"), *said_of_server(found.home, face))
    say_after(told, by, said, args, face)
    return 0
