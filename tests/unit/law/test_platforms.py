"""Platforms that ship: found by what parents type, never by a guess; every statement with its certainty and source."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.law import Certainty, Law, load_law
from standfast.law.platforms import LONGEST_NAME, IdentifierKey, Said, simplified

SERVICES = {
    "snapchat",
    "instagram",
    "facebook",
    "messenger",
    "whatsapp",
    "discord",
    "roblox",
    "tiktok",
    "kik",
    "telegram",
    "x",
    "reddit",
    "google",
    "apple",
    "microsoft",
    "playstation",
    "signal",
    "yubo",
    "wizz",
    "random_video",
}
THIRD_PARTIES = (
    "factually",
    "ministryofcyberaffairs",
    "legalclarity",
    "conductatlas",
    "cyberlawacademy",
    "scribd",
    "docslib",
    "copies",
)


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law("ca")


def said(law: Law) -> list[tuple[str, Said]]:
    """Give every statement about a platform, a country, or all of them."""
    rooms = [(one.id, one) for one in law.platforms]
    told = [
        (name, each)
        for name, one in rooms
        for each in (
            one.entity.said,
            *one.police,
            *one.preservation,
            *one.holds,
            *one.useless,
            *one.report,
            *one.emergency,
        )
    ]
    every = law.platform_law
    told += [("every", each) for each in (*every.police, *every.preservation, *every.report, *every.useless)]
    for country in every.countries:
        told += [
            (country.id, each) for each in (*country.police, *country.preservation, *country.report, *country.emergency)
        ]
    return told


def test_every_service_is_loaded_once(law: Law) -> None:
    assert sorted(one.id for one in law.platforms) == sorted(SERVICES)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Snapchat", "snapchat"),
        ("snap", "snapchat"),
        ("SNAP CHAT", "snapchat"),
        ("insta", "instagram"),
        ("IG", "instagram"),
        ("ig.", "instagram"),
        ("fb", "facebook"),
        ("Face book", "facebook"),
        ("messenger", "messenger"),
        ("facebook messenger", "messenger"),
        ("Kik Messenger", "kik"),
        ("whats app", "whatsapp"),
        ("What's App", "whatsapp"),
        ("Discord (server of a game)", "discord"),
        ("the Roblox game", "roblox"),
        ("Tik-Tok", "tiktok"),
        ("Télégram", "telegram"),
        ("twitter", "x"),
        ("X", "x"),
        ("x.com", "x"),
        ("youtube kids", "google"),
        ("www.snapchat.com", "snapchat"),
        ("iMessage", "apple"),
        ("Xbox Live", "microsoft"),
        ("PS5", "playstation"),
        ("Signal", "signal"),
        ("Omegle", "random_video"),
        ("ｓｎａｐｃｈａｔ", "snapchat"),  # noqa: RUF001  # full-width letters
        ("sn\u200bap\u202echat\u202c", "snapchat"),
    ],
)
def test_a_platform_is_found_by_what_parents_type(law: Law, typed: str, found: str) -> None:
    platform = law.platform_of(typed)

    assert platform is not None
    assert platform.id == found


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u202e\u200b", "Pebble", "Instagram and Snapchat", "Discord then Roblox", "no signal there",
     "an apple", "ax", "xx", "her ig and her fb", "discordant", "…", "\x00", "snapchat" * 40],
)  # fmt: skip
def test_a_name_that_is_not_loaded_or_could_be_two_finds_none(law: Law, typed: str) -> None:
    assert law.platform_of(typed) is None


def test_a_long_text_is_no_name_and_is_passed_over_at_once(law: Law) -> None:
    for hostile in ("snapchat " * 1112, "\u202e" * 10_000, "a\u0301" * 5_000, "\u202esnapchat" + "x" * LONGEST_NAME):
        assert law.platform_of(hostile) is None


@given(st.text(max_size=LONGEST_NAME + 20))
def test_no_text_breaks_it(text: str) -> None:
    found = load_law("ca").platform_of(text)

    assert found is None or any(name.replace(" ", "") in simplified(text).replace(" ", "") for name in
                                (*found.within, *found.alone))  # fmt: skip


def test_every_name_of_a_platform_finds_that_platform_and_no_other(law: Law) -> None:
    for one in law.platforms:
        for name in (*one.within, *one.alone):
            assert law.platform_of(name) is one, name
            assert law.platform_of(f"  {name.upper()}! ") is one, name


def test_instagram_facebook_and_messenger_share_their_company(law: Law) -> None:
    shared = [one.entity for one in law.platforms if one.entity.id == "meta"]

    assert len(shared) == 3
    assert len(set(shared)) == 1


def test_the_company_for_canada_is_the_one_that_answers_canada(law: Law) -> None:
    tiktok = law.platform_of("tiktok")

    assert tiktok is not None
    assert (tiktok.entity.name, tiktok.entity.country) == ("TikTok Pte. Ltd.", "sg")


def test_each_platform_asks_for_something_that_finds_an_account(law: Law) -> None:
    for one in law.platforms:
        assert any(each.key is not IdentifierKey.OTHER for each in one.identifiers), one.id


def test_what_rests_on_third_parties_or_on_nothing_read_is_general_knowledge(law: Law) -> None:
    for name, one in said(law):
        weak = one.source_id == "general" or any(site in one.source.where.en for site in THIRD_PARTIES)
        if weak:
            assert one.certainty is Certainty.GENERAL_KNOWLEDGE, (name, one.words.en)


def test_an_address_stands_in_its_own_field_so_that_it_can_be_marked_to_check(law: Law) -> None:
    for name, one in said(law):
        if one.address is not None:
            assert one.address not in one.words.en, name


def test_the_report_in_the_app_has_its_force_in_the_united_states_and_comes_after_the_identifiers(law: Law) -> None:
    country = next(one for one in law.platform_law.countries if one.id == "us")

    assert "duty to report" in country.report[0].words.en
    assert country.report[0].certainty is Certainty.READ_IN_SOURCE
    assert "after the identifiers" in law.platform_law.report[0].words.en
    assert "do not upload the image" in law.platform_law.report[0].words.en


def test_nothing_asks_to_change_a_device_or_to_look_at_an_image(law: Law) -> None:
    for name, one in said(law):
        text = one.words.en.lower()
        assert "screenshot" not in text, name
        assert "open the image" not in text, name


def test_where_an_identifier_stands_sends_nobody_into_an_account(law: Law) -> None:
    enters = re.compile(r"\b(?:log|sign) ?in|\bopen|\bsearch|\bprofile\b(?! *\.)|\btap\b")
    for one in law.platforms:
        for where in (each.where.en for each in one.identifiers if each.where is not None):
            assert not enters.search(re.sub(r"do not log in[^.;]*|web address of the profile", "", where)), one.id


def test_a_statute_of_the_united_states_is_not_said_to_bind_for_police_in_canada(law: Law) -> None:
    country = next(one for one in law.platform_law.countries if one.id == "us")

    assert "for the officer to ask" in country.preservation[0].words.en
    assert "C\u2019est à la police de demander" in country.preservation[0].words.fr
