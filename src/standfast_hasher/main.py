"""The command ``standfast-hash``: paths in, digests out.

Exit code 0 when each file has all it can have, 1 when one is unreadable, too large, or cost its reader its life, 2 when
nothing could be begun or a person stopped it.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from standfast_hasher import limits
from standfast_hasher.keep import Kept, NotALog, Result, line_of, open_kept
from standfast_hasher.progress import Progress
from standfast_hasher.words import Lang, lang_of, word

GOOD: Final = frozenset({"Hashed", "TooPlain"})
DIGESTS: Final = (("SHA-256", "sha256"), ("SHA-512", "sha512"), ("SHA-1", "sha1"), ("MD5", "md5"), ("PDQ", "pdq"))
STOPPED: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Hash what the command line names."""
    words = sys.argv[1:] if argv is None else list(argv)
    asked = next((after for at, after in pairwise(words) if at == "--lang"), None)
    lang = lang_of(asked)
    args = _parser(lang).parse_args(words)
    if not hasattr(os, "fork"):
        return _refuse(word("windows", lang))
    if args.confinement:
        return _confinement(lang)
    paths = [*args.files, *(_paths_from_stdin() if args.stdin else ())]
    if not paths:
        return _refuse(word("nothing_given", lang))
    try:
        kept = open_kept(args.resume) if args.resume else None
    except NotALog as error:
        return _refuse(word("not_a_log", lang, path=args.resume, line=error.line))
    except OSError as error:
        return _refuse(word("cant_keep", lang, path=args.resume, why=error.strerror))
    return _hash(paths, args, lang, kept)


def _parser(lang: Lang) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="standfast-hash", description=word("help", lang), allow_abbrev=False)
    parser.add_argument("files", nargs="*", metavar="FILE", help=word("file", lang))
    parser.add_argument("--json", action="store_true", help=word("json", lang))
    parser.add_argument("--jobs", type=_at_least_one, default=1, metavar="N", help=word("jobs", lang))
    parser.add_argument("--resume", type=Path, metavar="FILE", help=word("resume", lang))
    parser.add_argument("--stdin", action="store_true", help=word("stdin", lang))
    parser.add_argument(
        "--seconds", type=_at_least_one, default=int(limits.SECONDS), metavar="N", help=word("seconds", lang)
    )
    parser.add_argument("--unconfined", action="store_true", help=word("unconfined", lang))
    parser.add_argument("--confinement", action="store_true", help=word("confinement", lang))
    parser.add_argument("--lang", choices=("en", "fr"), help=word("lang", lang))
    return parser


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _refuse(text: str) -> int:
    sys.stderr.write(text + "\n")
    return STOPPED


def _paths_from_stdin() -> list[str]:
    return [os.fsdecode(path) for path in sys.stdin.buffer.read().split(b"\0") if path]


def _confinement(lang: Lang) -> int:
    from standfast_hasher.crew import try_layers  # noqa: PLC0415  # the decoders load with it, and only then

    sys.stdout.write(_told_layers(try_layers(), lang) + "\n")
    return 0


def _told_layers(layers: dict[str, bool], lang: Lang) -> str:
    said = ", ".join(f"{word(name, lang)} {word('on' if is_on else 'off', lang)}" for name, is_on in layers.items())
    return word("confined", lang, layers=said)


def _hash(paths: Sequence[str], args: argparse.Namespace, lang: Lang, kept: Kept | None) -> int:
    standing = {at: found for at, path in enumerate(paths) if kept and (found := kept.standing(path))}
    to_read = [at for at in range(len(paths)) if at not in standing]
    line = Progress(screen=sys.stderr, lang=lang, files=len(to_read), size=sum(_size(paths[at]) for at in to_read))
    printed = _Printed(as_json=args.json, lang=lang, line=line)
    try:
        for at, found in standing.items():
            printed.add(at, found)
        for at, result in _results([paths[at] for at in to_read], args, lang, line):
            if kept is not None:
                kept.add(result)
            printed.add(to_read[at], result)
    except KeyboardInterrupt:
        line.clear()
        goes_on = " " + word("goes_on", lang) if kept is not None else ""
        return _refuse(word("interrupted", lang, done=len(printed.results), all=len(paths)) + goes_on)
    except BrokenPipeError:
        # Whoever read this (a pager, `head`) went away: nothing is wrong here.
        sys.stderr.close()
        return 0
    except OSError as error:
        line.clear()
        return _refuse(word("cant_keep", lang, path=args.resume, why=error.strerror))
    return 0 if all(result["outcome"] in GOOD for result in printed.results.values()) else 1


@dataclass(slots=True, kw_only=True)
class _Printed:
    """What was printed: JSON as it comes, each line with its path; text in the order in which files were named."""

    as_json: bool
    lang: Lang
    line: Progress
    results: dict[int, Result] = field(default_factory=dict)
    _next: int = 0

    def add(self, at: int, result: Result) -> None:
        self.results[at] = result
        if self.as_json or at == self._next:
            self.line.clear()
        if self.as_json:
            sys.stdout.write(line_of(result))
        while not self.as_json and self._next in self.results:
            sys.stdout.write(_text(self.results[self._next], self.lang))
            self._next += 1
        sys.stdout.flush()


def _results(
    paths: Sequence[str], args: argparse.Namespace, lang: Lang, line: Progress
) -> Iterator[tuple[int, Result]]:
    if not paths:
        return
    from standfast_hasher.crew import Orders, hash_files  # noqa: PLC0415  # as above: nothing to read, nothing loaded

    orders = Orders(jobs=args.jobs, seconds=args.seconds, unconfined=args.unconfined or sys.platform != "linux")
    has_told = False
    for at, record in hash_files(paths, orders, line.read):
        line.file_done()
        if record.confined is not None and not has_told:
            has_told = True
            line.clear()
            sys.stderr.write(_told_layers(record.confined, lang) + "\n")
            if not all(record.confined.values()) and orders.unconfined:
                sys.stderr.write(word("not_confined_here", lang) + "\n")
        yield at, record.as_json()
    line.clear()


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  # a path may hold bytes that no text has
    except (OSError, ValueError):
        return 0


def _text(result: Result, lang: Lang) -> str:
    parts = [word(str(result["outcome"]), lang)]
    if result["reason"]:
        parts.append(word(str(result["reason"]), lang))
    if result["size"] is not None:
        sides = f" {result['width']} x {result['height']}" if result["width"] else ""
        parts += [f"{result['form']}{sides}", word("bytes", lang, size=result["size"])]
    if result["quality"] is not None:
        parts.append(word("quality", lang, quality=result["quality"]))
    said = [f"{_plain(str(result['path']))}", f"  {', '.join(parts)}"]
    said += [f"  {name:<8}{result[key]}" for name, key in DIGESTS if result[key]]
    return "\n".join(said) + "\n"


def _plain(path: str) -> str:
    """Give a path that can't drive a terminal, whatever stands in it."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in path)


if __name__ == "__main__":
    sys.exit(main())
