"""The sentences that the cues are measured on: enough of each kind, no two the same, a third held out, and a floor."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from standfast.catalogue import load_catalogue
from standfast.cues import find_danger, find_refusal

FOLDER = Path(__file__).resolve().parents[2] / "vectors" / "words"
LANGS = ("en", "fr")
RARE = {"am_i_in_trouble", "no_training", "says_is_minor", "privacy_law", "experienced_officer"}
DANGERS = {"meeting", "address_known", "threat", "contact_continuing", "self_harm", "at_home"}


def corpus(what: str, lang: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{what}.{lang}.yaml").read_text())["sentences"]
    return found


def free(what: str, lang: str) -> list[dict[str, Any]]:
    """Give what may be learnt from; the held third is scored by the benchmark alone."""
    return [one for one in corpus(what, lang) if not one.get("held")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("what", ["refusals", "danger"])
def test_no_two_sentences_are_the_same_and_a_third_is_held(what: str, lang: str) -> None:
    every = corpus(what, lang)
    held = sum(1 for one in every if one.get("held"))

    assert len({one["text"] for one in every}) == len(every)
    assert 0.28 <= held / len(every) <= 0.4


@pytest.mark.parametrize("lang", LANGS)
def test_every_reason_of_the_catalogue_has_phrasings_enough(lang: str) -> None:
    reasons = {choice.code for choice in load_catalogue().fact("refusal.reason").choices} - {"other"}
    counted = Counter(one["key"] for one in corpus("refusals", lang))

    assert set(counted) == reasons | {"none"}
    assert all(counted[key] >= (15 if key in RARE else 25) for key in reasons)
    assert counted["none"] >= 100


@pytest.mark.parametrize("lang", LANGS)
def test_danger_has_sentences_enough_and_half_of_them_are_harmless(lang: str) -> None:
    every = corpus("danger", lang)
    harmless = sum(1 for one in every if not one["kinds"])

    assert len(every) >= 600
    assert 0.45 <= harmless / len(every) <= 0.55
    assert {kind for one in every for kind in one["kinds"]} == DANGERS


@pytest.mark.parametrize("lang", LANGS)
def test_what_may_be_learnt_from_is_heard(lang: str) -> None:
    dangers = [one for one in free("danger", lang) if one["kinds"]]
    refusals = [one for one in free("refusals", lang) if one["key"] != "none"]

    heard = [bool({hit.kind for hit in find_danger(one["text"])} & set(one["kinds"])) for one in dangers]
    right = [find_refusal(one["text"]).key in {one["key"], *one.get("also", ())} for one in refusals]

    assert sum(heard) / len(heard) >= 0.9
    assert sum(right) / len(right) >= 0.85


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_harmless_is_mostly_left_alone(lang: str) -> None:
    harmless = [one["text"] for one in free("danger", lang) if not one["kinds"]]
    polite = [one["text"] for one in free("refusals", lang) if one["key"] == "none"]

    assert sum(bool(find_danger(text)) for text in harmless) / len(harmless) <= 0.4
    assert sum(find_refusal(text).key != "none" for text in polite) / len(polite) <= 0.2
