"""``page``: write the page that needs no installation, as one file that stands alone and as a folder to be hosted.

With ``--release`` a page whose data are older than six months is not written. With ``--open`` it is shown where a
browser and a screen are; never over a remote shell, and never where a machine builds.
"""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from pathlib import Path

from standfast.cli.face import Face
from standfast.ground.errors import Found
from standfast.ground.spoken import say_date
from standfast.page.build import ALONE, HOSTED, Page, build_all
from standfast.wiring.clock import MachineClock
from standfast.wiring.outside import show_in_browser, write_for_everyone

FOLDER = Path("dist") / "page"


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--out", type=Path, default=FOLDER, metavar="DIR", help=face.word("arguments.page_dir"))
    parser.add_argument("--release", action="store_true", help=face.word("arguments.release"))
    parser.add_argument("--open", action=BooleanOptionalAction, default=False, help=face.word("arguments.open"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Build, write, and say where it lies."""
    page = build_all()
    is_stale = page.is_stale(MachineClock().now().date())
    if is_stale and args.release:
        raise Found("cli.page_old", checked=page.checked.isoformat())
    for folder, files in _by_folder(page).items():
        write_for_everyone(args.out / folder, files)
    alone, hosted = args.out / ALONE, args.out / HOSTED
    if args.json:
        face.json({"page": str(alone), "hosted": str(hosted), "checked": page.checked.isoformat(), "stale": is_stale})
        return 0
    face.say(face.word("page.alone", path=alone.resolve()), indent=0, style="next")
    face.say(face.word("page.hosted", path=hosted.resolve()), indent=0)
    if is_stale:
        face.say(face.word("page.stale", day=say_date(page.checked, face.lang)), indent=0, style="danger")
    if args.open and show_in_browser(alone.resolve()):
        face.say(face.word("page.opened"), indent=0, style="quiet")
    return 0


def _by_folder(page: Page) -> dict[str, dict[str, bytes]]:
    folders: dict[str, dict[str, bytes]] = {}
    for name, data in page.files.items():
        folder, _, file = name.rpartition("/")
        folders.setdefault(folder, {})[file] = data
    return folders
