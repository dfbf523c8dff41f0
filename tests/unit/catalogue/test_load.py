"""The catalogue that ships with the program, and every way in which a file of it can be wrong."""

import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from standfast.catalogue import FactType, GroupKind, load_catalogue
from standfast.catalogue.load import read_catalogue, repeated_orders
from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput

FACTS = DATA / "facts"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FACTS, tmp_path / "facts"))


def test_the_catalogue_loads_and_is_loaded_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_danger_is_asked_first() -> None:
    assert load_catalogue().groups[0].name == "danger"
    assert repeated_orders(FACTS) == ()


def test_every_fact_has_its_words_in_both_languages() -> None:
    for spec in load_catalogue().by_key.values():
        for words in (spec.label, spec.question, spec.why, *(choice.label for choice in spec.choices)):
            assert words.en.strip(), spec.key
            assert words.fr.strip(), spec.key
        assert spec.question.en != spec.question.fr, spec.key


def test_a_question_is_a_question_and_short() -> None:
    for spec in load_catalogue().by_key.values():
        assert "?" in spec.question.en, spec.key
        assert "?" in spec.question.fr, spec.key
        for sentence in re.split(r"[.?!] ", spec.question.en):
            assert len(sentence.split()) <= 20, spec.key


def test_no_question_asks_anyone_to_look_at_an_image_again() -> None:
    about = load_catalogue().group("image")
    assert about is not None

    for spec in about.facts:
        words = f"{spec.question.en} {spec.why.en}".lower()
        for verb in ("open ", "look "):
            for start in (found.start() for found in re.finditer(verb, words)):
                assert words[:start].rstrip().endswith("not"), spec.key


def test_rules_may_name_facts_and_no_field_of_a_record() -> None:
    catalogue = load_catalogue()

    assert "child.age_at_time" in catalogue.keys()  # noqa: SIM118  # the catalogue is no mapping
    assert "contact.badge" not in catalogue.keys()  # noqa: SIM118
    assert "contact.badge" in catalogue.record_keys()
    assert set(catalogue.by_key) == {*catalogue.keys(), *catalogue.record_keys()}


def test_a_fact_is_found_by_its_key_and_knows_its_group() -> None:
    spec = load_catalogue().fact("image.device")

    assert (spec.group, spec.name, spec.type, spec.refers_to) == ("image", "device", FactType.REFERENCE, "device")


def test_an_unknown_key_is_an_error_that_names_its_neighbour() -> None:
    with pytest.raises(BadInput, match=r"catalogue\.unknown_key.*near=child\.age_at_time"):
        load_catalogue().fact("child.age_at_tme")


def test_links_are_the_facts_that_refer_elsewhere() -> None:
    image = load_catalogue().group("image")

    assert image is not None
    assert [spec.key for spec in image.links] == ["image.child", "image.device"]


def test_what_the_catalogue_holds_cannot_be_changed() -> None:
    catalogue = load_catalogue()

    with pytest.raises(dataclasses.FrozenInstanceError):
        catalogue.groups[0].name = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.by_key["x"] = catalogue.fact("child.age_now")  # type: ignore[index]


def test_every_record_names_its_instant_and_only_a_promise_and_a_meeting_lie_ahead() -> None:
    catalogue = load_catalogue()

    assert [spec.key for spec in catalogue.by_key.values() if spec.may_be_future] == [
        "danger.meeting_at",
        "promise.due_at",
    ]
    assert all(group.many for group in catalogue.groups if group.kind is GroupKind.RECORD)


CHOICES, TARGET, SIBLING = "catalogue.no_choices", "catalogue.no_target", "catalogue.no_sibling"
WRONG = {
    "another name": ("child", "group: child", "group: kid", "catalogue.wrong_name", "kid"),
    "choices of no choice": ("device", "type: choice", "type: text", CHOICES, "device.kind"),
    "a list that is not there": ("contact", "choices_from: role", "choices_from: rule", CHOICES, "contact.role"),
    "a group without ids": ("account", "refers_to: stranger", "refers_to: place", TARGET, "account.stranger"),
    "a group that is not there": ("account", "refers_to: stranger", "refers_to: x", TARGET, "account.stranger"),
    "a target of no reference": ("account", "type: url", "type: url\n    refers_to: child", TARGET, "account.url"),
    "an empty range": ("child", "minimum: 0", "minimum: 18", "catalogue.empty_range", "child.age_at_time"),
    "a sibling of another type": (
        "child",
        "not_before: age_at_time",
        "not_before: first_name",
        SIBLING,
        "child.age_now",
    ),
    "a sibling that is not there": ("promise", "not_before: at", "not_before: known", SIBLING, "promise.due_at"),
    "a story that identifies": ("police", "story: omit", "story: keep", "catalogue.story_identifies", "police.name"),
    "no French": ("place", 'fr: "Lieu"', 'de: "Ort"', "schema.wrong", "label"),
    "a misspelt type": ("place", "type: choice", "type: chioce", "schema.wrong", "facts.province.type"),
    "a word for yes": ("place", "many: false", "many: perhaps", "schema.wrong", "many"),
    "a name that the answers file needs": ("place", "child_was:", "known_at:", "schema.wrong", "facts"),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=list(WRONG))
def test_a_wrong_file_is_named_with_its_field(copied: Path, case: tuple[str, str, str, str, str]) -> None:
    group, old, new, code, field = case
    path = copied / f"{group}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(BadInput) as refused:
        read_catalogue(copied)

    told = {(one.code, one.details["file"], one.details["field"]) for one in refused.value.problems}
    assert (code, f"facts/{group}.yaml", field) in told


def test_the_problems_of_all_files_are_told_together(copied: Path) -> None:
    for file in ("place.yaml", "police.yaml"):
        text = (copied / file).read_text(encoding="utf-8")
        (copied / file).write_text(text.replace("type: choice", "type: chioce", 1), encoding="utf-8")

    with pytest.raises(BadInput) as refused:
        read_catalogue(copied)

    assert {one.details["file"] for one in refused.value.problems} == {"facts/place.yaml", "facts/police.yaml"}


def test_two_files_that_claim_one_place_in_the_order_are_found(copied: Path) -> None:
    text = (copied / "child.yaml").read_text(encoding="utf-8")
    (copied / "child.yaml").write_text(text.replace("order: 1", "order: 0"), encoding="utf-8")

    assert repeated_orders(copied) == (0,)
