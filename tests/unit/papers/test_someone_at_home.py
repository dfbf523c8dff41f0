"""Papers where it may be someone at home: nothing that would warn this person, nothing by which the family is found."""

# ruff: noqa: RUF001  # French apostrophes are meant

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.papers import to_text
from tests.unit.papers.stories import paper, story

every_lang = pytest.mark.parametrize("lang", LANGS)
PHONE, HOURS = "604-555-0134", "21:00"


def told(kind: str, name: str, lang: Lang) -> str:
    return " ".join(to_text(paper(kind, story(name), lang)).replace("\u00a0", " ").replace("\u202f", " ").split())


def pick(lang: Lang, english: str, french: str) -> str:
    return french if lang == "fr" else english


@every_lang
def test_the_brief_prints_neither_the_family_s_phone_nor_its_hours(lang: Lang) -> None:
    assert PHONE not in told("brief", "someone at home", lang)
    assert HOURS not in told("brief", "someone at home", lang)
    assert PHONE in told("brief", "someone known", lang)


@every_lang
def test_one_unsure_word_is_enough_for_the_sheet_of_its_own(lang: Lang) -> None:
    sheet = told("do-now", "someone at home", lang)

    for warns in (
        pick(lang, "aeroplane mode, charging", "mode avion, branché"),
        pick(lang, "Change passwords", "Changez les mots de passe"),
        pick(lang, "Then report in the app", "Signalez ensuite dans l"),
        pick(lang, "takeitdown.ncmec.org", "takeitdown.ncmec.org"),
        pick(lang, "The device can lie there", "appareil peut rester là"),
    ):
        assert warns not in sheet
    assert pick(lang, "Call from a phone that this person can’t see", "Appelez d’un téléphone que cette") in sheet
    assert pick(lang, "Print nothing at home", "imprimez rien à la maison") in sheet
    assert "310-1234" in sheet


@every_lang
def test_someone_known_keeps_the_steps_and_is_not_warned(lang: Lang) -> None:
    sheet = told("do-now", "someone known", lang)

    assert pick(lang, "Do not warn or confront", "avertissez pas et n’affrontez pas") in sheet
    assert pick(lang, "Change passwords", "Changez les mots de passe") in sheet


@every_lang
def test_the_script_asks_to_meet_elsewhere_and_says_why(lang: Lang) -> None:
    script = told("script", "someone at home", lang)

    assert pick(lang, "away from home", "hors de la maison") in script
    assert pick(lang, "someone who lives with my child", "quelqu’un qui vit avec mon enfant") in script
    assert pick(lang, "Do not take this sheet home", "apportez pas cette feuille à la maison") in script


@every_lang
def test_the_script_of_someone_known_says_so_in_the_second_point(lang: Lang) -> None:
    assert pick(lang, "We may know who it is", "Nous savons peut-être de qui") in told("script", "someone known", lang)
    assert pick(lang, "We may know who it is", "Nous savons peut-être de qui") not in told("script", "northgate", lang)


@every_lang
def test_the_duty_to_report_of_the_province_is_told_with_its_source(lang: Lang) -> None:
    sheet = told("do-now", "someone at home", lang)

    assert pick(lang, "You may have a duty to report", "Vous avez peut-être l’obligation de signaler") in sheet
    assert pick(lang, "under 19", "moins de 19 ans") in sheet


@every_lang
def test_the_brief_says_what_facts_are_consistent_with_for_and_against(lang: Lang) -> None:
    brief = told("brief", "someone at home", lang)

    assert pick(lang, "Consistent with someone known, or at home.", "Compatible avec : quelqu’un de connu") in brief
    assert pick(lang, "looks after the child (not sure)", "s’occupe de l’enfant (incertain)") in brief
    assert pick(lang, "Against: nothing reported so far.", "Contre : rien de signalé") in brief


@every_lang
def test_danger_stands_first_on_each_of_them(lang: Lang) -> None:
    for kind in ("do-now", "script", "brief"):
        head = told(kind, "someone at home", lang)[:400]
        assert "9-1-1" in head


@every_lang
def test_what_matters_most_is_who_is_close_before_what_it_looks_like(lang: Lang) -> None:
    sheet = told("do-now", "someone at home", lang)
    most = sheet.partition(pick(lang, "What matters most:", "Ce qui compte le plus :"))[2]

    assert most.strip().startswith(pick(lang, "Child protection or police first.", "D’abord la protection"))
