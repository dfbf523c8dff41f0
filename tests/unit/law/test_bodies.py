"""Whom a family can turn to: every province has someone, and no number stands here that was not read or marked."""

import re
from typing import Final

import pytest

from standfast.ground.words import LANGS
from standfast.law import BodyKind, Certainty, Law, RouteKind, load_law

PROVINCES: Final = ("BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU")
# Every number that may stand in a body, digits only, with whether it was read in a source.
NUMBERS: Final = {
    "911": False,
    "988": True,
    "211": False,
    "18666589022": True,
    "18005329135": True,
    "18006686868": True,
    "686868": True,
    "18005630808": True,
    "18885792888": False,
    "18884958501": False,
    "3101234": True,
    "18336884381": True,
    "18006656878": True,
}
CALLED_IN_DANGER: Final = "911"
# Hosts that a source gives, or that are what the service is called.
HOSTS: Final = {
    "aidezmoisvp.ca",
    "albertaprc.ca",
    "civilresolutionbc.ca",
    "cyberaide.ca",
    "deontologie-policiere.gouv.qc.ca",
    "gov.mb.ca",
    "justice.gc.ca",
    "leca.ca",
    "needhelpnow.ca",
    "opcc.bc.ca",
    "report.cybertip.org",
    "stopncii.org",
    "takeitdown.ncmec.org",
    "www.cybertip.ca",
}
NUMBER: Final = re.compile(r"(?<![\d-])(?:\d[\d-]{4,}\d|\d-\d-\d)(?![\d-])")


def digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law("ca")


def test_every_number_of_a_body_was_read_or_is_marked_to_be_checked(law: Law) -> None:
    found = set()
    for body in law.bodies:
        for route in body.routes:
            if route.kind in {RouteKind.PHONE, RouteKind.TEXT}:
                number = digits(route.value or "")
                assert number in NUMBERS, (body.id, route.value)
                found.add(number)
                if not NUMBERS[number]:
                    assert body.certainty is Certainty.GENERAL_KNOWLEDGE, body.id

    assert found == set(NUMBERS)


def test_no_number_hides_in_the_words_of_a_body(law: Law) -> None:
    for body in law.bodies:
        notes = [route.note for route in body.routes if route.note is not None]
        for words in (body.name, body.for_whom, body.what, *notes):
            told = {digits(one) for one in NUMBER.findall(f"{words.en} {words.fr}")}
            assert told <= set(NUMBERS), body.id


def test_a_number_of_general_knowledge_is_told_to_be_checked_first(law: Law) -> None:
    for body in law.bodies:
        for route in body.routes:
            unread = body.certainty is Certainty.GENERAL_KNOWLEDGE and route.kind in {RouteKind.PHONE, RouteKind.TEXT}
            if unread and digits(route.value or "") != CALLED_IN_DANGER:
                assert route.note is not None, body.id
                assert re.search(r"[Cc]heck|first", route.note.en), body.id


def test_an_address_is_the_host_of_its_source(law: Law) -> None:
    for body in law.bodies:
        for route in body.routes:
            if route.kind is RouteKind.WEB:
                for lang in LANGS:
                    address = route.at(lang) or ""
                    assert address.startswith("https://"), body.id
                    assert address.removeprefix("https://").split("/")[0] in HOSTS, body.id


def test_in_french_a_body_with_a_french_address_is_reached_there(law: Law) -> None:
    route = law.body("ca.cybertip").routes[0]

    assert route.at("en") == route.value
    assert "cyberaide" in (route.at("fr") or "")


@pytest.mark.parametrize("province", PROVINCES)
def test_each_province_and_territory_has_someone_to_turn_to(law: Law, province: str) -> None:
    there = [body for body in law.bodies if body.serves(province)]

    kinds = {body.kind for body in there}

    assert kinds >= set(BodyKind) - {BodyKind.CIVIL}
    own = [body for body in there if body.kind is BodyKind.CHILD_PROTECTION]
    assert [body.provinces for body in own] == [(province,)]


def test_a_body_whose_number_was_not_read_says_so_and_who_can_tell_it(law: Law) -> None:
    for body in law.bodies:
        if any(route.kind is RouteKind.NOT_LOADED for route in body.routes):
            assert body.hours is None
            notes = [route.note for route in body.routes if route.kind is RouteKind.NOT_LOADED]
            assert all(note is not None and "not loaded" in note.en for note in notes), body.id
            assert "not loaded" in body.what.en, body.id
            assert "charg" in body.what.fr, body.id


def test_whoever_takes_reports_of_images_is_told_that_none_is_sent(law: Law) -> None:
    for name in ("ca.cybertip", "ca.project_arachnid", "ca.ncmec", "ca.bc.iips", "ca.bc.c3p_support_line", "ca.cafc"):
        what = law.body(name).what
        assert "no image" in what.en, name
        assert "N\u2019envoyez aucune image" in what.fr, name


def test_the_service_for_adults_says_that_it_is_not_for_a_childs_image(law: Law) -> None:
    body = law.body("ca.stopncii")

    assert "18" in body.what.en
    assert "18" in body.what.fr
    assert "Not for a child\u2019s image" in body.for_whom.en


def test_every_oversight_body_is_the_one_of_some_ladder_or_takes_other_complaints(law: Law) -> None:
    of_ladders = {rung.body for ladder in law.ladders for rung in ladder.rungs if rung.body is not None}

    oversight = {body.id for body in law.bodies if body.kind is BodyKind.OVERSIGHT}

    assert oversight - of_ladders == {"ca.federal_ombudsperson"}


def test_a_police_unit_is_reached_through_the_officer(law: Law) -> None:
    for body in law.bodies:
        if body.kind is BodyKind.POLICE_UNIT:
            assert [route.kind for route in body.routes] == [RouteKind.POLICE], body.id


def test_nothing_of_general_knowledge_is_presented_as_read(law: Law) -> None:
    for body in law.bodies:
        first = body.sources[0].where.en
        if body.certainty is Certainty.READ_IN_SOURCE:
            assert not first.startswith("general knowledge"), body.id
            assert "verified" not in first, body.id
        else:
            assert re.search("general knowledge|verified|lscodefact", first), body.id


def test_a_unit_is_spoken_of_in_its_own_gender(law: Law) -> None:
    for body in (one for one in law.bodies if "Demandez qu\u2019on l" in one.what.fr):
        masculine = re.match(r"Groupe|SPVM, module|Centre", body.name.fr) is not None
        assert ("qu\u2019on le consulte" if masculine else "qu\u2019on la consulte") in body.what.fr, body.id


def test_a_name_or_note_fits_into_brackets_on_a_paper(law: Law) -> None:
    for body in law.bodies:
        for lang in ("en", "fr"):
            if body.kind is BodyKind.POLICE_UNIT:
                inside = re.findall(r"\(([^)]*)\)", body.name.say(lang))
                assert all(len(one) <= len("C.-B. (ICE)") for one in inside), body.id
            for route in body.routes:
                if route.value is not None and route.note is not None:
                    assert not route.note.say(lang).endswith("."), body.id
