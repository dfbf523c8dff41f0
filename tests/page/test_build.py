"""The page as it is built: one file, a policy that allows what it holds and nothing else, its parts in their order."""

import json
import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256

import pytest

from standfast.page.build import ALONE, LAST, build_all, build_page
from standfast.page.frame_part import data_checked, stale_on
from standfast.page.parts import PARTS
from standfast.page.wording_part import page_wording, wording_part

OLD_PHONES_LACK = (
    r"\.at\(",
    r"structuredClone",
    r"Object\.hasOwn\b",
    r"\.replaceAll\(",
    r"<dialog",
    r"DecompressionStream",
    r"\.findLast\(",
    r"\.toSorted\(",
    r"\(\?<[=!]",
    r"innerHTML",
    r"\beval\(",
    r"localStorage|sessionStorage|document\.cookie|indexedDB",
)


@pytest.fixture(scope="module")
def alone() -> str:
    return build_page("alone")


def policy(page: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_the_policy_stands_before_anything_that_it_rules(alone: str) -> None:
    first = min(alone.index(tag) for tag in ("<style", "<script", "<link", "<title"))

    assert alone.index("Content-Security-Policy") < first


def test_the_policy_allows_no_connection_and_only_the_scripts_and_styles_of_the_page(alone: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", alone, flags=re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", alone, flags=re.DOTALL)

    def hashes(texts: list[str]) -> str:
        return " ".join(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in texts)

    assert policy(alone).split("; ") == [
        "default-src 'none'",
        f"script-src {hashes(scripts)}",
        f"style-src {hashes(styles)}",
        "img-src data:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    ]


def test_the_page_loads_nothing_from_beside_it_or_from_another_host(alone: str) -> None:
    loaded = re.findall(r"<(?:script|img|iframe|object|embed|source|audio|video)\b[^>]*\b(?:src|data)=", alone)
    linked = re.findall(r'<link\b[^>]*\bhref="([^"]*)"', alone)

    assert loaded == []
    assert all(address.startswith("data:") for address in linked)


def test_no_style_and_no_handler_stands_in_a_tag(alone: str) -> None:
    tags = re.findall(r"<[a-z][^>]*>", re.sub(r"<script.*?</script>", "", alone, flags=re.DOTALL))

    assert [tag for tag in tags if re.search(r"\s(?:style|on\w+)=", tag)] == []


def test_the_first_screen_stands_before_the_script_and_the_late_parts_after_it(alone: str) -> None:
    begin, script = alone.index('class="go" href="#paper-en"'), alone.index('(function () {\n"use strict";')

    late = {name: alone.index(f'id="part-{name}"') for name in PARTS}
    assert begin < script
    assert {name for name, place in late.items() if place > script} == set(LAST)


def test_title_and_icon_say_nothing_of_what_it_is_about(alone: str) -> None:
    assert "<title>Notes</title>" in alone
    assert 'rel="icon" href="data:' in alone


def test_both_builds_are_one_source_but_for_manifest_and_worker(alone: str) -> None:
    hosted = build_page("hosted")

    plain = hosted.replace('<link rel="manifest" href="manifest.webmanifest">', "")
    assert plain.replace("; manifest-src 'self'; worker-src 'self'", "") == alone


def test_building_twice_gives_the_same_bytes() -> None:
    first, second = build_all(), build_all()

    assert first.files == second.files
    assert ALONE in first.files


def test_the_worker_knows_its_page_by_its_digest() -> None:
    files = build_all().files

    assert sha256(files["hosted/index.html"]).hexdigest() in files["hosted/worker.js"].decode()


def test_data_are_stale_on_the_day_after_six_months_and_not_before() -> None:
    page, day = build_all(), stale_on(data_checked())

    assert page.is_stale(day)
    assert not page.is_stale(day - timedelta(days=1))
    assert (day - data_checked()).days == 184


def test_every_text_of_the_page_is_in_the_part_in_both_languages() -> None:
    part = wording_part()
    assert isinstance(part, dict)

    for wording in page_wording():
        for key, words in wording.texts.items():
            assert part[f"{wording.name.rpartition('/')[2]}.{key}"] == [words.en, words.fr]


def test_the_reading_face_draws_every_letter_that_the_page_says() -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # only this test reads a font

    from standfast.page.fonts_part import FAMILY, FOLDER  # noqa: PLC0415  # as above

    said = set(json.dumps(wording_part(), ensure_ascii=False))
    for weight in ("Regular", "SemiBold"):
        assert said <= {chr(one) for one in TTFont(FOLDER / f"{FAMILY}-{weight}.woff2").getBestCmap()}


@pytest.mark.parametrize("pattern", OLD_PHONES_LACK)
def test_no_script_uses_what_an_old_phone_lacks_or_what_would_keep_or_run_text(alone: str, pattern: str) -> None:
    scripts = "\n".join(re.findall(r"<script>(.*?)</script>", alone, flags=re.DOTALL))

    assert re.findall(pattern, scripts) == []
