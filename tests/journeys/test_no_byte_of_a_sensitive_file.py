"""No byte of a sensitive picture stands in anything that the program writes, nor in the program's own memory.

A pattern is planted in a picture's file and another in its decoded rows. Every command is run over the case; then
database, vault, papers, exports, logs of what was said, temporary folders and the settings of core files are looked at,
and the memory of the program itself, in a process of its own that still runs.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from standfast.cli.main import COMMANDS
from tests.journeys.pictures import IN_THE_FILE, IN_THE_ROWS, png, rows
from tests.journeys.standing import OURS, ROOT, Done, at_home, bytes_under, run

# Whole patterns and halves: a piece of one is a finding as well.
PLANTED = [part for each in (IN_THE_FILE, IN_THE_ROWS) for part in (each, each[:16], each[16:])]

# What a command needs to run over the case; CASE, OUT and PICTURES stand for places.
OVER_THE_CASE: dict[tuple[str, ...], tuple[str, ...]] = {
    ("case", "list"): (),
    ("case", "show"): ("CASE",),
    ("case", "log"): ("CASE", "--json"),
    ("contact", "add"): ("CASE", "--who", "X", "--said", "we have a picture"),
    ("promise", "add"): ("CASE", "--who", "X", "--what", "call back"),
    ("promise", "outcome"): ("CASE", "promise-1", "--kept", "no"),
    ("complaint", "add"): ("CASE", "--event", "made"),
    ("exhibit", "add"): ("CASE", "PICTURES", "--made-how", "original_file"),
    ("exhibit", "list"): ("CASE", "--weaknesses"),
    ("exhibit", "show"): ("CASE", "EX-001", "--json"),
    ("exhibit", "clear"): ("CASE", "EX-002", "--by", "Sam Ashby", "--word", "clear"),
    ("custody", "add"): ("CASE", "--exhibit", "EX-001", "--event", "shown", "--to", "Cst. Example"),
    ("custody", "list"): ("CASE",),
    ("device", "add"): ("CASE", "tablet", "--kind", "tablet"),
    ("device", "list"): ("CASE",),
    ("correct",): ("CASE", "1", "label=Our evening", "--reason", "x"),
    ("ask",): ("CASE",),
    ("next",): ("CASE", "--why"),
    ("paper",): ("brief", "CASE", "-o", "OUT/brief.pdf", "--safe-place"),
    ("journal", "verify"): ("CASE",),
    ("journal", "export"): ("CASE", "-o", "OUT/journal.jsonl"),
    ("journal", "anchor"): ("CASE",),
    ("anchor", "list"): ("CASE",),
    ("law", "why"): ("CASE", "ca.cc.172.1"),
    ("ladder",): ("CASE",),
    ("remind",): (),
    ("self-test",): (),
}
NOT_OVER_A_CASE = {
    ("demo",),
    ("case", "new"),
    ("case", "import"),
    ("capture",),
    ("answer",),
    ("assess",),
    ("law", "check"),
    ("law", "show"),
    ("law", "list"),
    ("page",),
    ("passphrase",),
}
OTHERS_OWN = {("anchor", "add"), ("recovery", "sheet"), ("recovery", "restore"), ("erase", "body"), ("erase", "case")}
"""They need a token, a terminal or an end of the case; none reads a file of evidence."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A home, a folder of temporary files, a folder of what is written, and the pictures, which lie apart."""

    folder: Path
    pictures: Path
    case: str

    def run(self, *words: str) -> Done:
        told = {"CASE": self.case, "PICTURES": str(self.pictures)}
        filled = [told.get(word, word.replace("OUT/", f"{self.folder / 'out'}/")) for word in words]
        with at_home(self.folder / "home"), pytest.MonkeyPatch.context() as patch:
            patch.setenv("TMPDIR", str(self.folder / "tmp"))
            patch.setenv("STANDFAST_LANG", "en")
            patch.setattr("tempfile.tempdir", None)
            done = run(*filled)
        assert done.code == 0, (words, done.err)
        with (self.folder / "said" / "all.log").open("a") as log:
            log.write(done.out + done.err)
        return done


def _apart(folder: Path, *words: str, program: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    env = {
        **os.environ,
        "STANDFAST_HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": str(ROOT / "src"),
        "STANDFAST_LANG": "en",
    }
    return subprocess.run(
        [sys.executable, *program, *words],
        env=env,
        cwd=folder / "out",
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("sensitive")
    pictures = tmp_path_factory.mktemp("theirs")
    (pictures / "a.png").write_bytes(png())
    (pictures / "b.txt").write_text("what was typed off, and cleared by a person")
    for name in ("home", "tmp", "out", "said"):
        (folder / name).mkdir(mode=0o700)
    (folder / "out" / "ours.yaml").write_text(OURS)
    where = Place(folder=folder, pictures=pictures, case="Our evening")
    where.run("case", "new", "OUT/ours.yaml")
    # A picture has to be there before anything can be said of it.
    where.run("exhibit", "add", "CASE", "PICTURES")
    for words, more in OVER_THE_CASE.items():
        if words in COMMANDS:
            where.run(*words, *more)
    papers = (("do-now", "html"), ("script", "text"), ("exhibits", "html"), ("custody", "text"), ("affidavit", "pdf"))
    for name, form in papers:
        where.run("paper", name, "CASE", "--format", form, "-o", f"OUT/{name}.{form}", "--safe-place")
    return where


def found_in(data: bytes) -> bool:
    return any(part in data for part in PLANTED)


def test_every_command_is_run_or_reads_no_case() -> None:
    assert set(OVER_THE_CASE) | NOT_OVER_A_CASE | OTHERS_OWN >= set(COMMANDS)


def test_the_patterns_are_where_they_were_planted_so_that_their_absence_means_something(place: Place) -> None:
    assert IN_THE_FILE in png()
    assert IN_THE_ROWS not in png()
    assert IN_THE_ROWS in rows()
    assert found_in((place.pictures / "a.png").read_bytes())


def test_the_picture_was_read_and_the_words_were_cleared_so_that_there_was_something_to_leak(place: Place) -> None:
    shown = place.run("exhibit", "show", "CASE", "EX-001", "--json").json

    assert shown["read"]["sha256"] == sha256(png()).hexdigest()
    assert shown["read"]["pdq"] is not None
    assert shown["vault"] is None
    assert place.run("exhibit", "show", "CASE", "EX-002", "--json").json["vault"] is not None


def test_no_file_that_was_written_holds_a_piece_of_it(place: Place) -> None:
    written = bytes_under(place.folder)

    assert {Path(name).suffix for name in written} >= {".pdf", ".html", ".jsonl", ".db", ".log"}
    assert [name for name in written if "leaves/" in name]
    assert [name for name, data in written.items() if found_in(data)] == []


def test_no_decrypted_page_of_the_database_holds_a_piece_of_it(place: Place) -> None:
    """The bodies as they open, and the rows beside them, not only what is encrypted on the disk."""
    log = place.run("case", "log", "CASE", "--json").out
    told = [IN_THE_FILE.hex()[:32], IN_THE_ROWS.hex()[:32], IN_THE_FILE.hex()[32:], IN_THE_ROWS.hex()[32:]]

    assert sha256(png()).hexdigest() in log
    assert not found_in(log.encode())
    assert [one for one in told if one in log] == []


def test_nothing_stays_in_the_temporary_folder(place: Place) -> None:
    assert list((place.folder / "tmp").rglob("*")) == []


def test_the_picture_itself_is_left_as_it_was(place: Place) -> None:
    assert (place.pictures / "a.png").read_bytes() == png()
    assert sorted(one.name for one in place.pictures.iterdir()) == ["a.png", "b.txt"]


LOOKS_AT_ITSELF = """
import re, sys
from standfast.cli.main import main
FLIP = bytes(one ^ 0x5A for one in range(256))
flipped = [bytes.fromhex(one) for one in sys.argv[1].split(",")]
code = main(sys.argv[2:])
found = 0
seen = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in list(maps):
        start, end, flags = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\\S+)", line).groups()
        if not flags.startswith("r") or "[v" in line:
            continue
        at, size = int(start, 16), int(end, 16) - int(start, 16)
        try:
            memory.seek(at)
            data = memory.read(size)
        except (OSError, ValueError, OverflowError):
            continue
        seen += len(data)
        # Flipped, so that the patterns are never written out in this process by the search itself.
        turned = data.translate(FLIP)
        found += sum(turned.count(one) for one in flipped)
import resource
print("LOOKED", code, found, seen > 10_000_000, resource.getrlimit(resource.RLIMIT_CORE), file=sys.stderr)
"""


def looked(place: Place, *words: str) -> list[str]:
    flipped = ",".join(bytes(one ^ 0x5A for one in part).hex() for part in PLANTED)
    done = _apart(place.folder, flipped, *words, program=("-c", LOOKS_AT_ITSELF))
    return done.stderr.decode().rpartition("LOOKED ")[2].split()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/mem, which only Linux has")
def test_no_byte_of_it_enters_the_program_s_own_memory_and_no_core_can_be_written(place: Place, tmp_path: Path) -> None:
    (tmp_path / "new.png").write_bytes(png())

    code, found, looked_far, *cores = looked(place, "exhibit", "add", place.case, str(tmp_path / "new.png"))

    assert (code, found, looked_far) == ("0", "0", "True")
    assert " ".join(cores) == "(0, 0)"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/mem, which only Linux has")
def test_the_look_at_memory_finds_what_is_there(place: Place, tmp_path: Path) -> None:
    """A file of answers that holds the pattern, as text, is read by the program itself."""
    text = IN_THE_FILE.hex()
    (tmp_path / "a.yaml").write_text(f"{OURS}consent:\n  - {{at: 2026-06-07T20:00:00-07:00, what: '{text}'}}\n")
    flipped = bytes(one ^ 0x5A for one in text[:32].encode()).hex()

    done = _apart(place.folder, flipped, "assess", str(tmp_path / "a.yaml"), program=("-c", LOOKS_AT_ITSELF))

    assert int(done.stderr.decode().rpartition("LOOKED ")[2].split()[1]) > 0


def test_no_library_that_reads_pictures_is_loaded_while_a_picture_is_registered(place: Place) -> None:
    program = (
        "import sys; from standfast.cli.main import main; main(sys.argv[1:]); "
        "print('LOADED', sorted({'PIL', 'numpy', 'cv2', 'standfast_hasher'} & set(sys.modules)), file=sys.stderr)"
    )

    done = _apart(place.folder, "exhibit", "add", place.case, str(place.pictures), program=("-c", program))

    assert done.stderr.decode().rpartition("LOADED ")[2].strip() == "[]"
