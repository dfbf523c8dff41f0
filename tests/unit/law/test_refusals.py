"""Answers to refusals: one breath, polite, a question at the end; said aloud only what was read in its source."""

import re

import pytest

from standfast.catalogue import load_catalogue
from standfast.ground.words import LANGS, Lang
from standfast.law import Law, load_law
from standfast.law.refusals import RefusalAnswer

MOST_WORDS = 45
LETTER = (3, 6)
KEYS = [choice.code for choice in load_catalogue().fact("refusal.reason").choices if choice.code != "other"]
NARROW = "\u202f"
every_key = pytest.mark.parametrize("key", KEYS)
every_lang = pytest.mark.parametrize("lang", LANGS)


def answer(key: str) -> RefusalAnswer:
    found = load_law("ca").refusal(key)
    assert found is not None
    return found


def texts(one: RefusalAnswer, lang: Lang) -> list[str]:
    return [words.say(lang) for words in (one.label, one.aloud, one.longer, one.ask)]


def sentences(text: str) -> list[str]:
    shortened = re.sub(r"\b([RcvsMr]|ss|art|par)\. ", r"\1 ", text)
    return [one for one in re.split(r"(?<=[.?!])\s+", shortened) if one]


def count(text: str) -> int:
    """Count words as they are spoken: an article before an apostrophe is part of its word."""
    return len(re.findall(r"[^\W_]+(?:[’'.-][^\W_]+)*", text))  # noqa: RUF001


def test_every_reason_of_the_catalogue_has_its_answer_and_none_is_besides() -> None:
    assert sorted(one.id for one in load_law("ca").refusals) == sorted(KEYS)
    assert load_law("ca").refusal("other") is None
    assert load_law("ca").refusal("") is None


@every_lang
@every_key
def test_what_is_said_aloud_is_one_breath_and_ends_in_a_question(key: str, lang: Lang) -> None:
    aloud = answer(key).aloud.say(lang)

    assert 5 < count(aloud) <= MOST_WORDS
    assert aloud.endswith("?")
    assert answer(key).ask.say(lang).endswith("?")
    assert len(sentences(aloud)) <= 3


@every_lang
@every_key
def test_a_letter_is_three_to_six_sentences(key: str, lang: Lang) -> None:
    assert LETTER[0] <= len(sentences(answer(key).longer.say(lang))) <= LETTER[1]


@every_lang
@every_key
def test_what_was_not_read_is_asked_and_nothing_else(key: str, lang: Lang) -> None:
    one = answer(key)
    if not one.was_read:
        assert all(sentence.endswith("?") for sentence in sentences(one.aloud.say(lang)))


@every_key
def test_what_is_asserted_stands_on_law_or_a_source_that_was_read(key: str) -> None:
    law, one = load_law("ca"), answer(key)
    named = re.findall(r"\d+(?:\.\d+)+|\b\d{3}\b", one.aloud.en)
    read = {provision.section.split("(")[0] for provision in map(law.provision, one.law) if provision.was_read}

    assert not one.was_read or read or "RCMP Gazette" in one.sources[0].title.en
    assert [section for section in named if section not in read] == []


@every_lang
@every_key
def test_both_languages_name_the_same_sections(key: str, lang: Lang) -> None:
    one = answer(key)
    numbers = re.compile(r"\d+(?:\.\d+)*")

    for words in (one.aloud, one.longer):
        assert sorted(numbers.findall(words.say(lang))) == sorted(numbers.findall(words.en))


@every_lang
@every_key
def test_what_is_understood_and_not_read_is_marked_as_that(key: str, lang: Lang) -> None:
    understood, doubt = {
        "en": ("I understand that", "please tell me if that is not so"),
        "fr": ("Je crois comprendre", "dites-moi si ce n’est pas le cas"),  # noqa: RUF001
    }[lang]

    for sentence in sentences(answer(key).longer.say(lang)):
        assert (understood in sentence) == (doubt in sentence)


@every_lang
@every_key
def test_nobody_is_told_what_a_childs_position_is_and_nobody_is_threatened(key: str, lang: Lang) -> None:
    told = " ".join(texts(answer(key), lang)).lower()

    never = r"\b(?:il)?legal|\bl[ée]gal|will be charged|could be charged|(?:sera|serait|pourrait être) accusé"
    threats = r"\b(?:sue|media|complain|incompeten|refus|poursuivre en justice|médias|porter plainte)"
    assert re.findall(never, told) == []
    assert re.findall(threats, told) == []


@every_lang
def test_a_childs_own_position_is_asked_about_and_a_lawyer_is_named(lang: Lang) -> None:
    aloud = answer("child_could_be_charged").aloud.say(lang)

    assert {"en": "Is my child being spoken to as a witness or a suspect?", "fr": "comme témoin ou comme suspect"}[
        lang
    ] in aloud
    assert {"en": "lawyer", "fr": "avocat"}[lang] in aloud


@pytest.mark.parametrize("key", ["overseas", "report_online", "no_training"])
def test_what_is_general_knowledge_is_a_question(key: str) -> None:
    assert not answer(key).was_read


@pytest.fixture
def law() -> Law:
    return load_law("ca")


def test_the_role_to_turn_to_is_above_the_officer(law: Law) -> None:
    assert {one.rung for one in law.refusals} == {"watch_commander", "specialised_unit"}


@every_key
def test_an_answer_that_was_read_names_no_source_that_was_not(key: str) -> None:
    one = answer(key)

    titles = [source.title.en for source in one.sources]

    assert not one.was_read or "General knowledge" not in titles
    doubts = " ".join(source.where.en for source in one.sources)
    assert "I understand that" not in one.longer.en or "general knowledge" in doubts or "General knowledge" in titles


def test_a_letter_says_nothing_of_how_a_parent_came_to_hold_it() -> None:
    longer = answer("am_i_in_trouble").longer

    assert not re.search(r"I (?:found|took|saved|made|kept)", longer.en)
    assert not re.search(r"[Jj]e l\u2019ai", longer.fr)


def test_a_demand_is_not_called_an_order_and_has_its_own_length() -> None:
    assert "a demand to keep data, section 487.012" in answer("privacy_law").aloud.en
    assert "21 days for an offence in Canada" in answer("wait_and_see").aloud.en
    assert "21 jours pour une infraction au Canada" in answer("wait_and_see").aloud.fr
