"""A parent reads the script aloud and hands the brief over: neither may claim what nobody told the case."""

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.papers import to_text
from tests.factories import advice
from tests.unit.papers.stories import paper, story

every_lang = pytest.mark.parametrize("lang", LANGS)
CHAT = "conversation:\n  - {id: c, first_on: 2026-04-20, last_on: 2026-05-09, sexual_talk: yes}\n"
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
    exhibit = "exhibit:\n  - {at: 2026-05-10T21:00:00-07:00, made_how: picture_of_screen, sensitive: no}\n"
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


@every_lang
def test_grooming_is_said_only_where_something_of_it_was_told(lang: Lang) -> None:
    quiet = CHAT.replace("sexual_talk: yes", "sexual_talk: no")

    assert pick(lang, "groomed", "manipulé") in told("script", ACCOUNT + CHAT, lang)
    assert pick(lang, "groomed", "manipulé") not in told("script", ACCOUNT + quiet, lang)
    assert pick(lang, "I believe that someone", "Je crois que quelqu") in told("script", ACCOUNT + quiet, lang)


@every_lang
def test_a_picture_of_a_receipt_is_no_picture_of_messages(lang: Lang) -> None:
    receipt = "exhibit:\n  - {at: 2026-05-10T21:00:00-07:00, made_how: other, sensitive: no}\n"

    assert pick(lang, "have not captured", "pas encore") in told("script", receipt, lang)


@every_lang
def test_a_capture_that_shows_the_image_is_told_on_the_first_call(lang: Lang) -> None:
    held = "image:\n  - {id: i, captured: yes}\n"

    assert pick(lang, "I hold a capture", "ai une capture") in told("script", held, lang)


@every_lang
def test_the_file_number_is_not_asked_for_twice(lang: Lang) -> None:
    known = "contact:\n  - {at: 2026-05-10T21:50:00-07:00, role: officer, outcome: reached, file_number: NP-1}\n"

    assert pick(lang, "What is the file number", "Quel est le numéro") in told("script", "", lang)
    assert pick(lang, "What is the file number", "Quel est le numéro") not in told("script", known, lang)


@every_lang
def test_someone_at_home_brings_child_protection_and_nothing_lies_about_the_house(lang: Lang) -> None:
    home = "stranger:\n  - {id: s, may_live_with_child: yes}\n"

    sheet = told("do-now", home, lang)

    assert "310-1234" in sheet
    assert pick(lang, "The device can lie there", "appareil peut rester là") not in sheet


@every_lang
def test_how_sure_a_sayer_is_stands_beside_the_element(lang: Lang) -> None:
    image = (
        "child:\n  - {id: c, age_at_time: 8}\nimage:\n  - {id: i, intimate: {is: yes, sure: think}, provided: yes}\n"
    )

    assert pick(lang, "the person reporting saw it, thinks so (entry", "a vu, le pense (entrée") in told(
        "brief", image, lang
    )


@every_lang
@pytest.mark.parametrize("year", ["2014", "2022"])
def test_a_text_that_was_not_in_force_is_said_to_be_so(lang: Lang, year: str) -> None:
    old = (
        "child:\n  - {id: c, age_at_time: 12}\n"
        f"conversation:\n  - {{id: v, by_telecommunication: yes, first_on: {year}-06-01, last_on: {year}-06-20, "
        "age_known_to_person: yes, sexual_talk: yes}\n"
        "conduct:\n  - {id: d, image_asked: yes, threat_made: yes, demanded: money}\n"
    )

    assert pick(lang, "not in force on the day", "en vigueur au moment") in told("brief", old, lang)


@every_lang
def test_what_nobody_is_inclined_to_think_is_not_said_aloud(lang: Lang) -> None:
    doubt = "conduct:\n  - {id: c, image_asked: {is: yes, sure: not_sure}}\n"

    script = told("script", ACCOUNT + doubt, lang)

    assert pick(lang, "groomed", "manipulé") not in script
    assert pick(lang, "do not know yet if an image", "ne sais pas encore si une image") in script


@every_lang
def test_a_picture_that_is_not_intimate_is_not_called_so(lang: Lang) -> None:
    plain = "image:\n  - {id: i, provided: yes, intimate: no}\n"

    assert pick(lang, "not an intimate one", "pas intime") in told("script", plain, lang)
    assert pick(lang, "it is not intimate", "pas intime") in told("brief", plain, lang)


@every_lang
def test_contact_that_nobody_told_of_is_not_said_to_have_been_online(lang: Lang) -> None:
    online = pick(lang, "wrote to the child online", "à l'enfant en ligne")
    offline = "conversation:\n  - {id: c, by_telecommunication: no}\n"

    assert online not in told("brief", "", lang)
    assert online not in told("brief", offline, lang)


@every_lang
def test_one_device_of_two_that_is_set_aside_is_not_all_of_them(lang: Lang) -> None:
    two = "device:\n  - {id: a, secured: yes, isolated: yes}\n  - {id: b, secured: no}\n"

    assert pick(lang, "I will set the device aside", "Je vais mettre") in told("script", two, lang)
    assert pick(lang, "set aside and secured", "mis de côté et sécurisé") not in told("brief", two, lang)


@every_lang
def test_a_hotline_s_number_is_no_police_file_number(lang: Lang) -> None:
    hotline = "contact:\n  - {at: 2026-05-11T10:00:00-07:00, role: hotline, outcome: reached, file_number: CT-9}\n"

    assert "CT-9" not in told("script", hotline, lang)


@every_lang
def test_the_brief_tells_police_of_the_child_and_never_of_their_child(lang: Lang) -> None:
    home = "stranger:\n  - {id: s, may_live_with_child: yes}\ndanger: {self_harm: yes}\n"

    assert pick(lang, "your child", "votre enfant") not in told("brief", home, lang).lower()


@every_lang
def test_what_was_answered_is_not_asked_again(lang: Lang) -> None:
    answered = "conduct:\n  - {id: c, image_asked: no}\n"

    assert pick(lang, "ask for an intimate picture", "demandé une photo") not in told("brief", answered, lang)


@every_lang
def test_every_platform_of_the_other_side_is_asked_to_keep_its_data(lang: Lang) -> None:
    two = (
        "account:\n  - {id: a, belongs_to: stranger, platform: Pebble, handle: kit}\n"
        "  - {id: b, belongs_to: stranger, platform: Quartz, handle: kit2}\n"
        "  - {id: c, belongs_to: child, platform: Slate, handle: robin}\n"
    )

    for kind in ("brief", "script"):
        assert {"en": "Pebble and Quartz", "fr": "Pebble et Quartz"}[lang] in told(kind, two, lang)
    assert "Slate" not in told("script", two, lang)
