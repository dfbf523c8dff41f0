import subprocess
import sys

import pytest

from standfast.keys import IndexKind, Secret, blind_index
from standfast.keys.blind_index import normal

KEY = Secret(b"k" * 32)


@pytest.mark.parametrize("written", ["604-555-0142", "(604) 555.0142", "+1 604 555 0142", "1-604-555-0142"])
def test_a_phone_number_is_found_however_it_was_written(written: str) -> None:
    assert blind_index(written, kind=IndexKind.PHONE, key=KEY) == blind_index(
        "+16045550142", kind=IndexKind.PHONE, key=KEY
    )


@pytest.mark.parametrize("written", ["Night_Owl", "night_owl ", "NIGHT_OWL", "\uff2eight_owl"])
def test_a_handle_is_found_in_any_case_and_width(written: str) -> None:
    assert blind_index(written, kind=IndexKind.HANDLE, key=KEY) == blind_index(
        "night_owl", kind=IndexKind.HANDLE, key=KEY
    )


def test_what_is_no_phone_number_is_kept_as_text() -> None:
    one = blind_index("call the lobby", kind=IndexKind.PHONE, key=KEY)

    assert one == blind_index("Call the  Lobby", kind=IndexKind.PHONE, key=KEY)


def test_two_kinds_and_two_keys_give_values_that_can_not_be_compared() -> None:
    values = {blind_index("12345678", kind=kind, key=key) for kind in IndexKind for key in (KEY, Secret(b"l" * 32))}

    assert len(values) == 2 * len(IndexKind)


def test_normal_text_is_already_normal() -> None:
    once = normal("  İSTANBUL \u212bngström\u3000")

    assert normal(once) == once


def test_phone_tables_are_loaded_only_for_a_phone_number() -> None:
    program = "import sys, standfast.keys; sys.exit('phonenumbers' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
