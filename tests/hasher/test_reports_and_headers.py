"""What comes out of the confined process is believed only in its form; what a header claims is read by a few lines."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from standfast_hasher import header, kinds
from standfast_hasher.confine import LAYERS
from standfast_hasher.kinds import Form, Kind
from standfast_hasher.outcome import Digests, Hashed, Outcome, Reason, Seen, TooLarge, TooPlain, Unreadable
from standfast_hasher.report import NoReport, Report, digests_line, layers_line, read_line, verdict_line
from standfast_hasher.seccomp import MACHINES, filter_for

HEX = "0123456789abcdef"
digests = st.builds(
    Digests,
    form=st.builds(Form, kind=st.sampled_from(Kind), name=st.sampled_from(["png", "mp4", "7z", "unknown"])),
    size=st.integers(0, 10**15),
    sha256=st.text(HEX, min_size=64, max_size=64),
    sha512=st.text(HEX, min_size=128, max_size=128),
    sha1=st.none() | st.text(HEX, min_size=40, max_size=40),
    md5=st.none() | st.text(HEX, min_size=32, max_size=32),
)
seen = st.builds(
    Seen,
    width=st.integers(1, 10**6),
    height=st.integers(1, 10**6),
    turned=st.integers(1, 8),
    quality=st.integers(0, 100),
    pdq=st.none() | st.text(HEX, min_size=64, max_size=64),
)
verdicts: st.SearchStrategy[Outcome] = st.one_of(
    st.builds(Hashed, seen=st.none() | seen),
    st.builds(TooPlain, seen=seen, reason=st.sampled_from([Reason.PLAIN, Reason.TOO_SMALL])),
    st.builds(TooLarge, reason=st.sampled_from([Reason.PIXELS, Reason.BYTES])),
    st.builds(Unreadable, reason=st.sampled_from(Reason)),
)
LAYER_LINE = layers_line(dict.fromkeys(LAYERS, True))


@given(found=digests, verdict=verdicts, cuts=st.integers(1, 50))
def test_a_report_that_was_written_is_heard_as_it_was_however_it_arrives(
    found: Digests, verdict: Outcome, cuts: int
) -> None:
    said = LAYER_LINE + read_line(5) + read_line(9) + digests_line(found) + verdict_line(verdict)
    report = Report(size=found.size)

    for at in range(0, len(said), cuts):
        report.hear(said[at : at + cuts])

    assert report.outcome == type(verdict)(digests=found, seen=verdict.seen, reason=verdict.reason)
    assert report.read == 9


@given(said=st.binary(max_size=3000))
def test_whatever_else_is_said_is_no_report_or_no_outcome(said: bytes) -> None:
    report = Report(size=1)

    try:
        report.hear(said)
    except NoReport:
        return
    assert report.outcome is None


GOOD = Digests(form=kinds.UNKNOWN, size=1, sha256="a" * 64, sha512="b" * 128, sha1=None, md5=None)
OUT_OF_TURN = {
    "digests first": digests_line(GOOD),
    "going back": LAYER_LINE + read_line(9) + read_line(9),
    "digests twice": LAYER_LINE + digests_line(GOOD) + digests_line(GOOD),
    "more after the verdict": LAYER_LINE + digests_line(GOOD) + verdict_line(Hashed()) + b"x\n",
    "its own death": LAYER_LINE + digests_line(GOOD) + b"verdict Died crashed\n",
    "an unknown outcome": LAYER_LINE + digests_line(GOOD) + b"verdict Fine -\n",
    "an unknown reason": LAYER_LINE + digests_line(GOOD) + b"verdict Unreadable because\n",
    "too good a quality": LAYER_LINE + digests_line(GOOD) + b"verdict Hashed - 9 9 1 101 -\n",
    "an unknown kind": LAYER_LINE + digests_line(GOOD).replace(b"other", b"secret"),
    "a picture's rows": LAYER_LINE + bytes(range(256)) * 8,
}


@pytest.mark.parametrize("said", OUT_OF_TURN.values(), ids=OUT_OF_TURN)
def test_what_is_said_out_of_turn_is_no_report(said: bytes) -> None:
    with pytest.raises(NoReport):
        Report(size=1).hear(said)


@pytest.mark.parametrize("form", sorted(header.READERS))
def test_a_header_claims_what_the_picture_has(form: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (123, 45), (9, 9, 9)).save(out, form.upper())

    claim = header.claim_of(out.getvalue(), form)

    assert claim is not None
    assert (claim.width, claim.height, claim.frames) == (123, 45, 1)
    assert kinds.form_of(out.getvalue()) == Form(kind=Kind.PICTURE, name=form)


@pytest.mark.parametrize("form", ["gif", "png", "webp"])
def test_frames_are_counted_in_the_header(form: str) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (30, 30), (9, 40 * number, 9)) for number in range(5)]
    frames[0].save(out, form.upper(), save_all=True, append_images=frames[1:])

    claim = header.claim_of(out.getvalue(), form)

    assert claim is not None
    assert claim.frames == 5


@given(form=st.sampled_from(sorted(header.READERS)), data=st.binary(max_size=400))
def test_no_bytes_break_the_reading_of_a_header(form: str, data: bytes) -> None:
    claim = header.claim_of(data, form)

    assert claim is None or claim.frames >= 0


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_the_filter_s_jumps_stay_inside_it_and_its_end_refuses(machine: object) -> None:
    assert isinstance(machine, type(MACHINES["x86_64"]))
    steps = filter_for(machine)

    assert all(at + 1 + max(yes, no) < len(steps) for at, (code, yes, no, _) in enumerate(steps) if code != 0x06)
    assert steps[-1] == (0x06, 0, 0, 0x00050001)
    assert not set(machine.allowed) & set(machine.ending)
    assert len(set(machine.allowed)) == len(machine.allowed) == len(MACHINES["x86_64"].allowed)
