"""The capture guide: images are left out first, every loaded platform has its lines, and none asks to open one."""

import re

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.law.load import load_law
from standfast.plan.capture import load_capture

ASKS_TO_HANDLE = {
    "en": re.compile(r"\b(send|upload|forward|copy|share) (it|them|the image|the picture)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(envoyez|téléversez|transférez|copiez|partagez)-(la|le|les)\b", re.IGNORECASE),
}


def test_the_first_step_is_to_leave_images_out() -> None:
    first = load_capture().every[0]

    assert first.id == "leave_images"
    assert "Do not save, send, print or film it" in first.do.en


def test_every_platform_that_is_loaded_has_its_lines_and_no_other_has() -> None:
    assert set(load_capture().platforms) == {one.id for one in load_law("ca").platforms}


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_asks_anyone_to_move_an_image(lang: Lang) -> None:
    guide = load_capture()
    lines = [one.do for one in guide.every[1:]]
    lines += [words for app in guide.platforms.values() for words in (app.tells, app.hides)]

    assert [one.say(lang) for one in lines if ASKS_TO_HANDLE[lang].search(one.say(lang))] == []


def test_what_a_court_asks_of_a_capture_is_all_there() -> None:
    ids = {one.id for one in load_capture().every}

    assert {"whole_thread", "profile", "address_bar", "clock", "numeric_id", "full_screen", "before_blocking"} <= ids
