"""The platforms of the other side: found or said to be missing, what is written down and what is still asked for."""

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.law.load import load_law
from standfast.law.platforms import IdentifierKey
from standfast.plan.platforms import NamedPlatform, identifiers_for, platforms_of
from tests.factories import advice, case


def named(*rows: str) -> tuple[NamedPlatform, ...]:
    accounts = "".join(f"  - {{{row}}}\n" for row in rows)
    return platforms_of(case(f"account:\n{accounts}"), load_law("ca"))


def test_each_account_of_the_other_side_has_its_platform() -> None:
    found = named(
        "id: a, belongs_to: stranger, platform: snap, handle: kit",
        "id: b, belongs_to: child, platform: Discord, handle: robin",
        "id: c, platform: Roblox",
    )

    assert [(one.account.id, one.platform.id if one.platform else None) for one in found] == [
        ("a", "snapchat"),
        ("c", "roblox"),
    ]


def test_what_is_written_down_is_told_apart_from_what_is_missing() -> None:
    (one,) = named("id: a, platform: Roblox, handle: kit, numeric_id: '12345'")

    assert one.recorded == (IdentifierKey.HANDLE, IdentifierKey.NUMERIC_ID)
    assert [each.key for each in one.missing] == [IdentifierKey.URL]
    assert [each.key for each in one.besides] == [IdentifierKey.OTHER]


@pytest.mark.parametrize("platform", ["Pebble", "Instagram and Snapchat", ""])
def test_a_platform_that_is_not_loaded_gets_what_holds_for_all_and_says_so(platform: str) -> None:
    (one,) = named(f"id: a, platform: '{platform}', handle: kit" if platform else "id: a, handle: kit")

    assert one.platform is None
    assert one.country is None
    assert {each.key for each in one.missing} == {IdentifierKey.NUMERIC_ID, IdentifierKey.URL}
    assert one.police == ()
    assert one.preservation == load_law("ca").platform_law.preservation
    words = identifiers_for(one)
    assert words is not None
    assert "not loaded" in words.en
    assert platform not in words.en or not platform


def test_a_platforms_own_word_stands_in_place_of_its_countrys() -> None:
    snap, whatsapp = named("id: a, platform: Snapchat", "id: b, platform: WhatsApp")

    assert [one.source_id for one in snap.preservation] == ["snap"]
    assert [one.source_id for one in whatsapp.preservation] == ["usc_2703"]
    assert [one.source_id for one in whatsapp.emergency] == ["general"]


def test_the_report_comes_with_its_force_where_the_law_of_that_country_is_loaded() -> None:
    snap, tiktok = named("id: a, platform: Snapchat", "id: b, platform: TikTok")

    assert any("duty to report" in one.words.en for one in snap.report)
    assert not any("duty to report" in one.words.en for one in tiktok.report)
    assert tiktok.country is not None
    assert tiktok.country.not_loaded is not None


@pytest.mark.parametrize("lang", LANGS)
def test_what_to_write_down_is_the_platforms_own(lang: Lang) -> None:
    (one,) = named("id: a, platform: Discord, handle: kit")

    words = identifiers_for(one)

    assert words is not None
    told = words.say(lang)
    assert told.startswith({"en": "For Discord, write down: the user ID", "fr": "Pour Discord, notez"}[lang])
    assert {"en": "exact username", "fr": "utilisateur exact"}[lang] not in told
    assert {"en": "Change no setting", "fr": "Ne changez aucun réglage"}[lang] in told


def test_when_everything_is_written_down_nothing_is_asked() -> None:
    (one,) = named("id: a, platform: Kik, handle: kit")

    assert one.missing == ()
    assert identifiers_for(one) is None


@pytest.mark.parametrize("hostile", ["x" * 9_000, "\u202esnap\u202c" * 100, "a\u0301" * 4_000])
def test_hostile_text_is_no_platform_and_is_never_repeated_in_our_words(hostile: str) -> None:
    (one,) = named(f'id: a, platform: "{hostile}"')

    words = identifiers_for(one)

    assert one.platform is None
    assert words is not None
    assert len(words.en) < 500
    assert "\u202e" not in words.en


def test_advice_holds_them() -> None:
    told = advice("account:\n  - {id: a, platform: insta}\n")

    assert [one.platform.id for one in told.platforms if one.platform is not None] == ["instagram"]


def test_the_step_that_names_the_account_asks_for_what_its_platform_asks_for() -> None:
    told = advice("account:\n  - {id: a, belongs_to: stranger, platform: snap}\n  - {id: b, platform: Snapchat}\n")

    (step,) = [one for one in told.steps if one.id == "identifiers"]
    assert step.detail.en.count("For Snapchat, write down:") == 1
    assert step.detail.fr.count("Pour Snapchat, notez") == 1
    assert step.detail.en.count("A display name alone does not find an account") == 1


def test_a_platform_that_is_not_loaded_adds_nothing_to_that_step() -> None:
    plain, unknown = advice(""), advice("account:\n  - {id: a, platform: Pebble}\n")

    assert [one.detail for one in plain.steps] == [one.detail for one in unknown.steps]
