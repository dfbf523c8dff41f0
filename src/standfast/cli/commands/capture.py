"""``capture``: how to keep a conversation on an app: what to have in the picture, what to leave out, what is told."""

from argparse import ArgumentParser, Namespace

from standfast.cli.face import Face
from standfast.law.load import load_law
from standfast.law.platforms import Platform
from standfast.law.sources import Certainty
from standfast.plan.capture import CaptureGuide, load_capture


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("platform", nargs="?", help=face.word("arguments.platform_name"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the guide."""
    guide = load_capture()
    platform = load_law("ca").platform_of(args.platform) if args.platform is not None else None
    if args.json:
        face.json(_json(guide, platform, face))
        return 0
    if platform is None:
        face.title(face.word("capture.every"))
        if args.platform is not None:
            face.say(face.word("capture.not_loaded", typed=args.platform))
    else:
        face.title(face.word("capture.title", platform=platform.name))
    for number, step in enumerate(guide.every, start=1):
        face.say(_sure(face.text(step.do), step.certainty, face), mark=f"{number:>2}.")
    if platform is not None:
        _show_platform(guide, platform, face)
    return 0


def _show_platform(guide: CaptureGuide, platform: Platform, face: Face) -> None:
    app = guide.platforms.get(platform.id)
    if app is not None:
        for title, words in (("capture.tells", app.tells), ("capture.hides", app.hides)):
            face.title(face.word(title))
            face.say(_sure(face.text(words), guide.certainty, face))
    face.title(face.word("capture.write_down"))
    for one in platform.identifiers:
        where = f". {face.text(one.where)}" if one.where is not None else ""
        face.say(_sure(f"{face.text(one.what)}{where}", one.certainty, face), mark="-")


def _sure(line: str, certainty: Certainty, face: Face) -> str:
    return line if certainty is Certainty.READ_IN_SOURCE else face.word("capture.unsure", line=line)


def _json(guide: CaptureGuide, platform: Platform | None, face: Face) -> dict[str, object]:
    app = guide.platforms.get(platform.id) if platform is not None else None
    return {
        "platform": platform.id if platform is not None else None,
        "steps": [
            {"id": one.id, "do": face.text(one.do), "certainty": one.certainty.value, "source": face.text(one.source)}
            for one in guide.every
        ],
        "tells": face.text(app.tells) if app is not None else None,
        "hides": face.text(app.hides) if app is not None else None,
        "write_down": [face.text(one.what) for one in platform.identifiers] if platform is not None else [],
        "certainty": guide.certainty.value,
        "checked": guide.checked.isoformat(),
    }
