"""Whatever a file or its reader does, it costs that file alone, has a name, and the digests that stood still stand."""

import hashlib
import io
import os
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from standfast_hasher import decode
from tests.hasher.pictures import HEIC, pixels
from tests.hasher.runner import results, results_of_work


def encoded(form: str, *, height: int = 300, width: int = 400, shape: str = "blocks", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels(shape, height=height, width=width)).save(out, form, **options)
    return out.getvalue()


def black(*, height: int, width: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def png_that_claims(width: int, height: int, *, frames: int = 1) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    animated = chunk(b"acTL", struct.pack(">II", frames, 0)) if frames > 1 else b""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + animated + chunk(b"IDAT", zlib.compress(bytes(64))) + chunk(b"IEND", b"")


def gif_of(frames: int) -> bytes:
    frame = b"," + struct.pack("<HHHHB", 0, 0, 20, 20, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 20, 20, 0x80, 0, 0) + bytes(6) + frame * frames + b";"


BAD = {
    "cut off, png": (encoded("PNG")[:-700], "Unreadable", "damaged"),
    "cut off, jpeg": (encoded("JPEG")[:3000], "Unreadable", "damaged"),
    "cut off, webp": (encoded("WEBP")[:900], "Unreadable", "damaged"),
    "cut off, avif": (encoded("AVIF")[:300], "Unreadable", "damaged"),
    "cut off in its header": (encoded("JPEG")[:30], "Unreadable", "damaged"),
    "only its first bytes": (b"\x89PNG\r\n\x1a\n", "Unreadable", "damaged"),
    "a jpeg's first bytes": (b"\xff\xd8\xff", "Unreadable", "damaged"),
    "one pixel": (encoded("PNG", height=1, width=1), "TooPlain", "too_small"),
    "1 x 30000": (encoded("PNG", height=30000, width=1), "TooPlain", "too_small"),
    "6 x 30000": (encoded("PNG", height=30000, width=6), "TooLarge", "ratio"),
    "one colour": (encoded("PNG", shape="flat"), "TooPlain", "plain"),
    "bomb, by claim": (png_that_claims(60_000, 60_000), "TooLarge", "pixels"),
    "bomb, in truth": (black(height=10_001, width=10_000), "TooLarge", "pixels"),
    "bomb, webp by claim": (
        b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\x00\xff\x3f\x00" + bytes(8),
        "TooLarge",
        "pixels",
    ),
    "too many frames, png": (png_that_claims(90, 90, frames=9_000), "TooLarge", "frames"),
    "too many frames, gif": (gif_of(6_000), "TooLarge", "frames"),
    "cut off, heic": (HEIC.read_bytes()[:2000], "Unreadable", "damaged"),
    "only its first bytes, heic": (b"\0\0\0\x18ftypheic" + bytes(90), "Unreadable", "damaged"),
}


def test_bad_pictures_are_named_and_their_digests_stand(tmp_path: Path) -> None:
    files = []
    for at, (data, _, _) in enumerate(BAD.values()):
        files.append(tmp_path / f"{at}.jpg")
        files[-1].write_bytes(data)

    told = results("--jobs", "2", *files)

    found = dict(zip(BAD, ((each["outcome"], each["reason"]) for each in told), strict=True))
    assert found == {name: (outcome, reason) for name, (_, outcome, reason) in BAD.items()}
    for each, (data, _, _) in zip(told, BAD.values(), strict=True):
        assert each["sha256"] == hashlib.sha256(data).hexdigest()
        assert each["md5"] == hashlib.md5(data, usedforsecurity=False).hexdigest()
        assert each["pdq"] is None


@given(
    form=st.sampled_from(sorted(decode.DECODERS.keys() - {"heif"})),
    at=st.floats(0, 1),
    planted=st.binary(min_size=1, max_size=60),
    kept=st.floats(0.2, 1),
)
def test_whatever_stands_in_a_picture_the_decoder_s_side_gives_an_outcome(
    form: str, at: float, planted: bytes, kept: float
) -> None:
    data = encoded(form.upper(), height=60, width=80)
    spot = int(at * len(data))
    data = (data[:spot] + planted + data[spot + len(planted) :])[: int(kept * len(data)) + 1]

    outcome = decode.look(io.BytesIO(data), form)

    assert outcome.name in {"Hashed", "TooPlain", "TooLarge", "Unreadable"}
    assert (outcome.reason is None) == (outcome.name == "Hashed")


NOT_PICTURES = {
    "text": (b"hello", "other", "unknown"),
    "nothing": (b"", "other", "empty"),
    "zip": (b"PK\x03\x04" + bytes(60), "archive", "zip"),
    "video": (b"\0\0\0\x18ftypmp42" + bytes(60), "video", "mp4"),
    "pdf": (b"%PDF-1.7\n", "document", "pdf"),
    "tar": (bytes(257) + b"ustar\x0000" + bytes(300), "archive", "tar"),
}


def test_what_is_no_picture_gets_digests_whatever_its_name_says(tmp_path: Path) -> None:
    files = []
    for name, (data, _, _) in NOT_PICTURES.items():
        files.append(tmp_path / f"{name}.png")
        files[-1].write_bytes(data)

    told = results(*files)

    assert {each["outcome"] for each in told} == {"Hashed"}
    assert [(each["kind"], each["form"]) for each in told] == [(kind, form) for _, kind, form in NOT_PICTURES.values()]
    assert all(each["sha1"] is None and each["pdq"] is None for each in told)


def test_a_file_that_is_two_things_is_what_it_begins_as(tmp_path: Path) -> None:
    both = tmp_path / "both.zip"
    both.write_bytes(encoded("PNG") + b"PK\x03\x04" + bytes(200) + b"PK\x05\x06" + bytes(18))
    behind = tmp_path / "behind.png"
    behind.write_bytes(b"PK\x03\x04" + bytes(60) + encoded("PNG"))

    first, second = results(both, behind)

    assert (first["kind"], first["outcome"]) == ("picture", "Hashed")
    assert (second["kind"], second["pdq"]) == ("archive", None)


def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    told = results(tmp_path / "nowhere", tmp_path, pipe, Path("/dev/zero"))

    assert [each["reason"] for each in told] == ["no_such_file", "not_a_file", "not_a_file", "not_a_file"]
    assert {each["sha256"] for each in told} == {None}


DEATHS = {
    "a fault in a library": ("ctypes.string_at(8)", "Died", "crashed"),
    "an abort": ("os.abort()", "Died", "crashed"),
    "an error nobody foresaw": ("fail(RuntimeError())", "Died", "crashed"),
    "an end without a word": ("os._exit(0)", "Died", "no_report"),
    "words that make no sense": ("os.write(1, b'hello\\n' * 9); time.sleep(9)", "Died", "no_report"),
    "a line without end": ("[os.write(1, b'x' * 4096) for _ in range(9)]; time.sleep(9)", "Died", "no_report"),
    "its own death, told by itself": ("os.write(1, b'verdict Died crashed\\n'); time.sleep(9)", "Died", "no_report"),
    "a disk that fails": ("fail(OSError(5, 'EIO'))", "Unreadable", "read_error"),
    "no end": ("[None for _ in iter(int, 1)]", "TimedOut", "reading"),
    "silence": ("time.sleep(60)", "TimedOut", "reading"),
    "its report closed, and no end": ("os.close(1); time.sleep(60)", "Died", "killed"),
    "too much memory, while reading": ("bytearray(3 << 30)", "Died", "crashed"),
}


def test_a_reader_that_dies_lies_or_hangs_costs_its_own_file_only(tmp_path: Path) -> None:
    picture = encoded("PNG", height=90)
    files = [tmp_path / f"{number}.png" for number in range(2 * len(DEATHS))]
    for number, file in enumerate(files):
        file.write_bytes(picture + bytes(number))
    # Every second file is harmless, and told apart from its neighbour by its length.
    cases = "\n".join(
        f"    if size == {len(picture) + 2 * number}: {attempt}"
        for number, (attempt, _, _) in enumerate(DEATHS.values())
    )
    body = f"crew.GONE_WITHIN_S = 0.3\ndef fail(error):\n    raise error\ndef work(size, may_decode):\n{cases}\n"
    begun = time.monotonic()

    told = results_of_work(body + "    normally(size, may_decode)", files, seconds=1)

    found = dict(zip(DEATHS, ((each["outcome"], each["reason"]) for each in told[::2]), strict=True))
    assert found == {name: (outcome, reason) for name, (_, outcome, reason) in DEATHS.items()}
    assert {each["outcome"] for each in told[slice(1, None, 2)]} == {"Hashed"}
    assert time.monotonic() - begun < 25


AFTER_DIGESTS = {
    "dies": ("ctypes.string_at(8)", "Died", "crashed"),
    "hangs": ("time.sleep(60)", "TimedOut", "decoding"),
    "says other digests": ("child._say(report.digests_line(false)); time.sleep(9)", "Died", "no_report"),
}


@pytest.mark.parametrize("what", AFTER_DIGESTS)
def test_a_decoder_that_was_taken_over_can_not_change_the_digests(what: str, tmp_path: Path) -> None:
    attempt, outcome, reason = AFTER_DIGESTS[what]
    file = tmp_path / "a.png"
    file.write_bytes(encoded("PNG"))
    body = f"""
false = Digests(form=child.form_of(b"GIF89a"), size=1, sha256="0" * 64, sha512="0" * 128, sha1=None, md5=None)
def decode(held, form):
    {attempt}
child.decode.look = decode
work = normally
"""

    [told] = results_of_work(body, [file], seconds=0.7)

    assert (told["outcome"], told["reason"]) == (outcome, reason)
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_picture_that_needs_too_much_memory_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded("PNG"))
    body = """
def hungry(*_, **__):
    return bytearray(3 << 30)
child.decode.pdq.fingerprint = hungry
work = normally
"""

    [told] = results_of_work(body, [file])

    assert (told["outcome"], told["reason"]) == ("TooLarge", "memory")


def test_a_file_that_changes_while_it_is_read_has_no_digests(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(bytes(1000))
    body = """
def work(size, may_decode):
    time.sleep(0.5)
    normally(size, may_decode)
before = crew._begin
def begin(at, path, opened, orders, *, own):
    hand = before(at, path, opened, orders, own=own)
    with open(path, 'ab') as more:
        more.write(b'more')
    return hand
crew._begin = begin
"""

    [told] = results_of_work(body, [file])

    assert (told["outcome"], told["reason"], told["sha256"]) == ("Unreadable", "changed_while_read", None)
