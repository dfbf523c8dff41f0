"""The twin against its reference: recorded bits everywhere, the reference itself where it is installed."""

import importlib.util
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast_hasher.pdq import NOTHING_TO_SEE, ROWS_AT_ONCE, Fingerprint, fingerprint
from tests.hasher.pictures import VECTORS, Pixels, by_pdqhash, pixels, vectors

needs_pdqhash = pytest.mark.skipif(
    importlib.util.find_spec("pdqhash") is None,
    reason="pdqhash has no wheel for Linux; with a compiler, `pip install pdqhash` runs this; its bits are recorded",
)


def ours(made: Pixels, *, rows: int = ROWS_AT_ONCE) -> Fingerprint:
    bands = (made[top : top + rows] for top in range(0, len(made), rows))
    return fingerprint(bands, width=made.shape[1], height=made.shape[0])


def test_every_recorded_picture_has_the_references_bits_and_quality() -> None:
    recorded = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]

    found = {name: [ours(made).digits, ours(made).quality] for name, made in vectors()}

    assert found == recorded


@needs_pdqhash
def test_the_recorded_bits_are_still_the_references() -> None:
    recorded = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]

    assert {name: list(by_pdqhash(made)) for name, made in vectors()} == recorded


@needs_pdqhash
@given(
    shape=st.sampled_from(["noise", "waves", "blocks", "slope", "flat"]),
    height=st.integers(1, 400),
    width=st.integers(1, 400),
    seed=st.integers(0, 200),
)
def test_any_picture_has_the_references_bits(shape: str, height: int, width: int, seed: int) -> None:
    made = pixels(shape, height=height, width=width, seed=seed)

    found = ours(made)

    assert (found.digits, found.quality) == by_pdqhash(made)


@given(rows=st.integers(1, 300), seed=st.integers(0, 50))
def test_how_a_picture_is_cut_into_bands_changes_nothing(rows: int, seed: int) -> None:
    made = pixels("blocks", height=211, width=157, seed=seed)

    assert ours(made, rows=rows) == ours(made, rows=211)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (4, 900), (900, 4)])
def test_a_side_of_fewer_than_five_pixels_gives_nothing(height: int, width: int) -> None:
    assert ours(pixels("noise", height=height, width=width)) == NOTHING_TO_SEE


def test_one_colour_has_no_quality_and_waves_have_some() -> None:
    flat, waves = ours(pixels("flat", height=90, width=90)), ours(pixels("blocks", height=90, width=90))

    assert flat.quality == 0
    assert waves.quality >= 50


def test_a_smaller_copy_is_near_and_another_picture_is_far() -> None:
    large = pixels("blocks", height=900, width=1200)
    small = large[::3, ::3]
    other = pixels("blocks", height=900, width=1200, seed=7)

    assert _apart(large, np.ascontiguousarray(small)) <= 31
    assert _apart(large, other) > 90


def _apart(one: Pixels, two: Pixels) -> int:
    return (int(ours(one).digits, 16) ^ int(ours(two).digits, 16)).bit_count()
