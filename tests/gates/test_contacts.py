from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.contacts import ALLOWED, findings

Plant = Callable[[dict[str, str]], Path]

# Cut in two by a bar: this file, too, is part of the tree that the gate reads.
REAL = [
    contact.replace("|", "")
    for contact in (
        "604-5|55-2368",
        "(604) 26|5-0147",
        "+1 604 26|5 0147",
        "+1|6042650147",
        "1-800-26|5-0147",
        "+44| 20 7946 0000",
        "55|5-2368",
        "robin@|mail.ca",
        "https:/|/mail.ca/robin",
        "8.8.|8.8",
        "10.0.|0.1",
        "2606:4700|:4700::1111",
        "fe80:|:1c2a",
    )
]
RESERVED = [
    "604-555-0142",
    "+1 604 555 0142",
    "+16045550142",
    "555-0142",
    "9-1-1",
    "9-8-8",
    "robin@example.org",
    "robin@mail.example.com",
    "https://pebble.example.org/u/1",
    "192.0.2.17",
    "198.51.100.4",
    "2001:db8::17",
    "127.0.0.1",
    "::1",
    "https://a/b",
    "https://[2001:db8::1]/x",
    "version 1.2.3",
    "RFC 8785 (3.2.2.3)",
    "RFC 6302, section 1.2.3.4",
    "x\\n@pytest.mark.skip",
    "2026-05-10T21:30:00-07:00",
    "21:30:00",
    "x[::2]",
    "EX-001",
    "sha256:0345f2",
]


@pytest.mark.parametrize("contact", REAL)
@pytest.mark.parametrize("name", ["README.txt", "tests/unit/test_x.py", "examples/x/answers.yaml"])
def test_a_contact_outside_the_reserved_ranges_is_found(plant: Plant, contact: str, name: str) -> None:
    found = findings(plant({name: f"first\nreach {contact}, they said\n"}))

    assert {each.place for each in found} == {f"{name}:2"}


@pytest.mark.parametrize("contact", RESERVED)
def test_what_is_reserved_for_examples_is_left_alone(plant: Plant, contact: str) -> None:
    assert findings(plant({"tests/unit/test_x.py": f"reach {contact}, they said\n"})) == ()


def test_published_contacts_stand_in_the_data(plant: Plant) -> None:
    assert findings(plant({"src/standfast_data/bodies/ca/x.yaml": f"phone: {REAL[4]}\nsite: {REAL[8]}\n"})) == ()


def test_an_allowance_that_nothing_needs_is_found(plant: Plant) -> None:
    found = findings(plant({"README.md": "Hello.\n"}))

    assert len(found) == len(ALLOWED)


def test_every_allowance_has_its_reason() -> None:
    assert all(len(reason.split()) > 2 for reason in ALLOWED.values())
