"""A parent reads the script aloud and hands the brief over: neither may claim what nobody told the case."""

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.papers import to_text
from tests.factories import advice
from tests.unit.papers.stories import paper, story

every_lang = pytest.mark.parametrize("lang", LANGS)
CHAT = "conversation:\n  - {id: c, first_on: 2026-04-20, last_on: 2026-05-09}\n"
ACCOUNT = "account:\n  - {id: a, belongs_to: stranger, platform: Pebble, handle: kit.plays.2016}\n"


def told(kind: str, snippet: str, lang: Lang) -> str:
    return " ".join(to_text(paper(kind, advice(snippet), lang)).split())


def pick(lang: Lang, english: str, french: str) -> str:
    return french if lang == "fr" else english


@every_lang
@pytest.mark.parametrize(
    ("provided", "brief", "script"),
    [
        ("yes", ("image was reportedly provided", "aurait été fournie"), ("got an intimate image", "a obtenu")),
        ("no", ("no image was provided", "aucune image"), ("got no image", "aucune image")),
        ("not_known", ("provided is not known", "On ne sait pas"), ("do not know yet", "ne sais pas encore")),
    ],
)
def test_an_image_that_was_not_provided_is_neither_claimed_nor_left_open(
    lang: Lang, provided: str, brief: tuple[str, str], script: tuple[str, str]
) -> None:
    snippet = f"image:\n  - {{id: i, provided: {provided}}}\n"

    assert pick(lang, *brief) in told("brief", snippet, lang)
    assert pick(lang, *script) in told("script", snippet, lang)


@every_lang
def test_asked_and_not_sent_is_told_as_that(lang: Lang) -> None:
    snippet = "conduct:\n  - {id: c, image_asked: yes}\nimage:\n  - {id: i, provided: no}\n"

    assert pick(lang, "As far as I know, none was sent", "À ma connaissance, aucune") in told("script", snippet, lang)
    assert pick(lang, "no image was provided", "aucune image") in told("brief", snippet, lang)


@every_lang
@pytest.mark.parametrize("fact", ["known_in_person", "may_live_with_child"])
def test_someone_the_child_knows_is_never_called_a_stranger(lang: Lang, fact: str) -> None:
    snippet = f"stranger:\n  - {{id: s, {fact}: yes}}\n{ACCOUNT}{CHAT}"

    brief, script = told("brief", snippet, lang), told("script", snippet, lang)

    assert pick(lang, "nknown person", "personne inconnue") not in brief
    assert pick(lang, "stranger", "personne inconnue") not in script
    assert pick(lang, "20 April 2026", "20 avril 2026") in script


@every_lang
def test_a_person_whom_nobody_knows_is_called_one(lang: Lang) -> None:
    assert pick(lang, "An unknown person", "Une personne inconnue") in told("brief", ACCOUNT + CHAT, lang)
    assert pick(lang, "A stranger", "Une personne inconnue") in told("script", ACCOUNT + CHAT, lang)


@every_lang
def test_every_child_s_age_is_said_on_the_phone(lang: Lang) -> None:
    script = " ".join(to_text(paper("script", story("two children"), lang)).split())

    assert pick(lang, "were 8 and 15 years old", "avaient 8 et 15 ans") in script


@every_lang
def test_days_span_all_conversations_and_none_is_made_up(lang: Lang) -> None:
    two = CHAT + "  - {id: d, first_on: 2026-05-01, last_on: 2026-05-02}\n"
    half = "conversation:\n  - {id: c, first_on: 2026-04-20}\n"

    for kind in ("brief", "script"):
        both = told(kind, ACCOUNT + two, lang)
        assert pick(lang, "from 20 April 2026 to 9 May 2026", "du 20 avril 2026 au 9 mai 2026") in both
        assert pick(lang, "from 20 April 2026", "du 20 avril 2026") not in told(kind, ACCOUNT + half, lang)


@every_lang
def test_the_number_that_is_held_is_that_of_the_person_s_account(lang: Lang) -> None:
    exhibit = "exhibit:\n  - {at: 2026-05-10T21:00:00-07:00, sensitive: no}\n"
    own = 'account:\n  - {id: a, belongs_to: child, numeric_id: "7"}\n  - {id: b, belongs_to: stranger, handle: kit}\n'
    theirs = own.replace("handle: kit", 'numeric_id: "9"')

    number = pick(lang, "and its number", "et son numéro")
    assert number not in told("script", exhibit + own, lang)
    assert number in told("script", exhibit + theirs, lang)


@every_lang
def test_an_empty_case_says_that_it_is_empty(lang: Lang) -> None:
    brief = " ".join(to_text(paper("brief", story("nothing known"), lang)).split())

    assert pick(lang, "No fact was recorded yet.", "Aucun fait") in brief
    assert pick(lang, "They are on the device", "Ils sont sur") not in told("script", "", lang)
