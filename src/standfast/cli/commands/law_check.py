"""``law check``: the law's data against its schema, references, sources, dates and both languages.

With ``--statutes DIR`` it is also compared with Justice Laws XML in that folder. Exit code 1 when something is wrong or
a text has moved on. What was not checked again for six months, or could not be compared, is listed, and is no fault.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.cli.face import Face
from standfast.ground.errors import BadInput, Found
from standfast.ground.spoken import say_date
from standfast.ground.wording import Wording, load_wording
from standfast.ground.words import Lang
from standfast.law.check import Overdue, check_law, not_rechecked
from standfast.law.drift import Comparison, Drift, Lack, NotCompared, compare_statutes
from standfast.law.load import load_law
from standfast.wiring.clock import MachineClock


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--statutes", metavar="DIR", type=Path, help=_wording().words("help").say(face.lang))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Check, and say what is wrong, what has moved on, and what is overdue."""
    problems = check_law()
    if problems and not args.json:
        raise Found.of(*problems)
    overdue = () if problems else not_rechecked(load_law("ca"), today=MachineClock().now().date())
    compared = compare_statutes(load_law("ca"), args.statutes) if args.statutes and not problems else None
    if compared is not None and not compared.statutes:
        raise BadInput("cli.no_statutes", file=args.statutes)
    moved_on = compared is not None and bool(compared.drifts)
    if args.json:
        face.json(
            {
                "problems": [{"code": one.code, **one.details} for one in problems],
                "overdue": [{"kind": one.kind, "id": one.id, "checked": one.checked.isoformat()} for one in overdue],
                **({} if compared is None else {"statutes": _json(compared)}),
            }
        )
    else:
        _say(overdue, face)
        if compared is not None:
            _say_compared(compared, face)
    return Found.exit_code if problems or moved_on else 0


def _say(overdue: tuple[Overdue, ...], face: Face) -> None:
    face.say(face.word("law.ok", count=len(load_law("ca").provisions)), indent=0)
    if overdue:
        what = "; ".join(f"{one.id} ({one.checked.isoformat()})" for one in overdue)
        face.say(face.word("law.stale", what=what), indent=0)


def _say_compared(compared: Comparison, face: Face) -> None:
    told = _wording()
    for one in compared.statutes:
        day = told.words("no_day").say(face.lang) if one.as_of is None else say_date(one.as_of, face.lang)
        language = told.words(f"in_{one.language}").say(face.lang)
        face.say(told.words("compared_with").say(face.lang, file=one.file, language=language, date=day), indent=0)
    count, differ = compared.compared, len(compared.drifts)
    face.say(told.words("compared").say(face.lang, count=count, differ=differ), indent=0)
    for drift in compared.drifts:
        words = told.words(f"drift.{drift.kind.value}").say(face.lang, said=drift.said, found=drift.found)
        face.say(f"{_at(drift, face)} {words}")
    for (file, what), spoken in _absent(compared).items():
        language = ", ".join(told.words(f"in_{one}").say(face.lang) for one in spoken)
        words = told.words("lack.file").say(face.lang, file=file, language=language, what=", ".join(what))
        face.say(words, style="quiet")
    for lack in compared.not_compared:
        if lack.lack is not Lack.FILE:
            words = told.words(f"lack.{lack.lack.value}").say(face.lang, found=lack.found or "?")
            face.say(f"{_at(lack, face)} {words}", style="quiet")


def _absent(compared: Comparison) -> dict[tuple[str, tuple[str, ...]], list[Lang]]:
    """Give each file that the folder lacks, with the provisions that stand in it, and in which languages."""
    absent: dict[tuple[str, Lang], list[str]] = {}
    for one in compared.not_compared:
        if one.lack is Lack.FILE:
            absent.setdefault((one.statute.file, one.language), []).append(one.provision.id)
    together: dict[tuple[str, tuple[str, ...]], list[Lang]] = {}
    for (file, language), ids in absent.items():
        together.setdefault((file, tuple(ids)), []).append(language)
    return together


def _at(one: Drift | NotCompared, face: Face) -> str:
    told = _wording()
    return told.words("at").say(
        face.lang,
        cite=face.text(one.provision.cite),
        language=told.words(f"in_{one.language}").say(face.lang),
        file=one.provision.file,
    )


def _json(compared: Comparison) -> dict[str, object]:
    return {
        "compared": compared.compared,
        "files": [
            {
                "file": one.file,
                "language": one.language,
                "as_of": None if one.as_of is None else one.as_of.isoformat(),
            }
            for one in compared.statutes
        ],
        "drifts": [
            {"id": one.provision.id, "language": one.language, "kind": one.kind, "said": one.said, "found": one.found}
            for one in compared.drifts
        ],
        "not_compared": [
            {
                "id": one.provision.id,
                "language": one.language,
                "lacks": one.lack,
                "found": None if one.lack is Lack.FILE else one.found,
            }
            for one in compared.not_compared
        ],
    }


def _wording() -> Wording:
    return load_wording("law_drift")
