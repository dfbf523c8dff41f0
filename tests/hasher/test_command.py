"""``standfast-hash`` as a person and a program use it: what it prints, what it keeps, how it stops and goes on."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from standfast_hasher.outcome import OUTCOMES, Reason
from standfast_hasher.words import Lang, words
from tests.hasher.pictures import HEIC, pixels
from tests.hasher.runner import ROOT, results, run_hasher
from tests.hasher.test_pdq import ours

FIELDS = [
    *("path", "outcome", "reason", "kind", "form", "size", "sha256", "sha512", "sha1", "md5", "width", "height"),
    *("orientation", "pdq", "quality", "recipe", "modified_ns", "confined"),
]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    Image.fromarray(pixels("blocks", height=90, width=120)).save(path)
    return path


def test_a_result_has_every_field_and_the_digests_of_other_tools(picture: Path) -> None:
    data = picture.read_bytes()

    [told] = results(picture)

    assert list(told) == FIELDS
    for name in ("sha256", "sha512", "sha1", "md5"):
        assert told[name] == hashlib.new(name, data, usedforsecurity=False).hexdigest()
    assert (told["size"], told["width"], told["height"]) == (len(data), 120, 90)
    assert told["modified_ns"] == picture.stat().st_mtime_ns
    found = ours(pixels("blocks", height=90, width=120))
    assert (told["pdq"], told["quality"], told["recipe"]) == (found.digits, found.quality, "pdq-full-1")


def test_a_turn_by_tag_is_told_and_not_applied_and_transparency_is_dropped(tmp_path: Path) -> None:
    made = pixels("blocks", height=90, width=120)
    plain, turned, clear = (tmp_path / name for name in ("plain.png", "turned.png", "clear.png"))
    Image.fromarray(made).save(plain)
    tag = Image.Exif()
    tag[0x0112] = 6
    Image.fromarray(made).save(turned, exif=tag)
    see_through = Image.fromarray(made).convert("RGBA")
    see_through.putalpha(40)
    see_through.save(clear)

    told = results(plain, turned, clear)

    assert [each["orientation"] for each in told] == [1, 6, 1]
    assert len({each["pdq"] for each in told}) == 1


def test_a_telephone_s_own_form_is_hashed_near_the_picture_it_was_made_from() -> None:
    [told] = results(HEIC)

    near = int(told["pdq"], 16) ^ int(ours(pixels("blocks", height=180, width=240)).digits, 16)
    assert (told["outcome"], told["form"], told["width"], told["height"]) == ("Hashed", "heif", 240, 180)
    assert near.bit_count() <= 10


def test_of_an_animation_the_first_frame_counts(tmp_path: Path) -> None:
    first, second = (Image.fromarray(pixels("blocks", height=64, width=90, seed=seed)) for seed in (1, 2))
    still, moving = tmp_path / "still.png", tmp_path / "moving.webp"
    first.save(still)
    first.save(moving, save_all=True, append_images=[second], lossless=True)

    told = results(still, moving)

    assert told[0]["pdq"] == told[1]["pdq"]


def test_reading_leaves_the_file_as_it_was_even_its_last_reading(picture: Path) -> None:
    os.utime(picture, ns=(10**18, 2 * 10**18))
    before = picture.stat()

    results(picture)

    after = picture.stat()
    assert (after.st_atime_ns, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_atime_ns,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_person_reads_the_results_in_the_order_of_the_files_and_what_confines_them(lang: Lang, picture: Path) -> None:
    large = picture.with_name("large.bin")
    large.write_bytes(bytes(3_000_000))

    done = run_hasher("--lang", lang, picture, large)

    assert done.returncode == 0
    assert done.stdout.index(str(picture)) < done.stdout.index(str(large))
    assert hashlib.sha256(large.read_bytes()).hexdigest() in done.stdout
    assert words()["confined"][lang].split("{")[0] in done.stderr


def test_a_name_can_not_drive_the_terminal_and_a_name_of_any_bytes_is_read(tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b[2J\u202e.txt"
    hostile.write_bytes(b"x")
    odd = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(odd)).write_bytes(b"y")

    done = run_hasher(hostile, os.fsdecode(odd))

    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_paths_come_by_standard_input_as_well(picture: Path) -> None:
    done = run_hasher("--json", "--stdin", input=f"{picture}\0{picture.parent / 'nowhere'}\0")

    assert done.returncode == 1
    assert {json.loads(line)["outcome"] for line in done.stdout.splitlines()} == {"Hashed", "Unreadable"}


def test_without_a_file_nothing_is_done_and_that_is_said() -> None:
    done = run_hasher("--lang", "fr")

    assert (done.returncode, done.stdout) == (2, "")
    assert "standfast-hash FILE" in done.stderr


def _heeds_ctrl_c() -> None:
    """A shell's background job is started deaf to Ctrl-C, and so is all that it starts; these tests may be one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_what_was_interrupted_goes_on_where_it_stopped(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.bin" for number in range(12)]
    for file in files:
        file.write_bytes(os.urandom(2_000_000))
    slow = tmp_path / "slow.bin"
    with slow.open("wb") as sparse:
        sparse.truncate(200_000_000_000)
    # The slow one is the largest, so it is begun first, and the others pass it by.
    log = tmp_path / "log"
    command = [sys.executable, "-m", "standfast_hasher", "--jobs", "2", "--resume", str(log), *map(str, [*files, slow])]
    running = subprocess.Popen(
        command,
        cwd=ROOT / "src",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heeds_ctrl_c,  # noqa: PLW1509  # no thread runs here
    )
    deadline = time.monotonic() + 40
    while (not log.exists() or log.read_bytes().count(b"\n") < 3) and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=20)[1]
    with log.open("ab") as cut:
        cut.write(b'{"path": "cut o')
    kept = log.read_bytes().count(b"\n")
    changed = json.loads(log.read_bytes().splitlines()[0])["path"]
    Path(changed).write_bytes(b"another")

    done = run_hasher("--json", "--resume", log, *files)

    assert running.returncode == 2
    assert "13" in said
    told = {json.loads(line)["path"]: json.loads(line) for line in done.stdout.splitlines()}
    assert {path: each["sha256"] for path, each in told.items()} == {
        str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }
    # What stood there was not read again; what had changed was.
    assert log.read_bytes().count(b"\n") == kept + (len(files) - kept) + 1
    assert log.stat().st_mode & 0o077 == 0


def test_a_file_of_something_else_is_never_written_into(tmp_path: Path, picture: Path) -> None:
    mine = tmp_path / "mine.txt"
    for text in ("my own words\nand more\n", "no line's end", '{"path": "x"}\n'):
        mine.write_text(text, encoding="utf-8")

        done = run_hasher("--resume", mine, picture)

        assert done.returncode == 2
        assert mine.read_text(encoding="utf-8") == text


def test_nobody_who_watches_means_no_bar(picture: Path) -> None:
    done = run_hasher("--json", picture)

    assert "\r" not in done.stderr
    assert "#" not in done.stderr


def test_the_layers_are_printed_each_on_or_off() -> None:
    done = run_hasher("--confinement", "--lang", "en")

    assert done.returncode == 0
    for layer in ("no new privileges", "limits", "Landlock", "system call filter"):
        assert re.search(rf"{layer} (on|off)", done.stdout)


def test_every_outcome_and_reason_has_words_in_both_languages_and_french_keeps_its_spaces() -> None:
    told = words()

    assert {*OUTCOMES, *(str(reason) for reason in Reason)} <= told.keys()
    for key, both in told.items():
        assert both["en"], key
        assert both["fr"], key
        assert sorted(re.findall(r"\{\w+\}", both["en"])) == sorted(re.findall(r"\{\w+\}", both["fr"]))
        assert not re.search(r"[^\s] [:;?!]", both["fr"]), key


def test_a_ctrl_c_while_a_reader_is_started_is_heard(tmp_path: Path) -> None:
    for name in ("a.bin", "b.bin"):
        (tmp_path / name).write_bytes(b"x")
    # The moment that was deaf: a hook of Python's own, right after the fork.
    script = (
        "import os, signal, sys; from standfast_hasher.main import main;"
        "os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGINT));"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.bin"), str(tmp_path / "b.bin")],
        cwd=ROOT / "src",
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_heeds_ctrl_c,
    )

    assert done.returncode == 2
    assert "Exception ignored" not in done.stderr
    assert "0 of 2 files" in done.stderr
