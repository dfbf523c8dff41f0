"""Danger reaches whoever reads or hears a paper first: a meeting with its hour and place, each danger in the call."""

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.papers import Document, to_text
from standfast.papers.typst_source import letters, points
from standfast.plan.advice import Advice
from tests.factories import advice, contact, contacts
from tests.unit.papers.stories import HEAD, PAPERS, story

MEETING = """\
danger:
  meeting_planned: yes
  meeting_at: 2026-05-11T15:30:00-07:00
  meeting_place: behind the old mill
"""
THREAT = "conduct:\n  - {id: c, threat_made: yes, demanded: money}\n"
MADE_BY_COMPUTER = """\
stranger:
  - {id: x, relation: peer}
image:
  - {id: i, provided: no, made_or_altered_by_computer: yes, passed_on: yes}
"""
every_lang = pytest.mark.parametrize("lang", LANGS)
every_paper = pytest.mark.parametrize("kind", PAPERS)
HOUR = {"en": "Monday 11 May 2026, 3:30 pm", "fr": "lundi 11 mai 2026, 15 h 30"}
NOW = "2026-05-10T22:00:00-07:00"


def made(kind: str, of: Advice, lang: Lang) -> Document:
    return PAPERS[kind](of, lang=lang, head=HEAD, size="letter")


def told(kind: str, of: Advice, lang: Lang) -> str:
    return " ".join(to_text(made(kind, of, lang)).split())


def opening(of: Advice, lang: Lang) -> str:
    first, last = {"en": ("Say first", "The five points"), "fr": ("abord ------------- Dites", "Les cinq points")}[lang]
    return told("script", of, lang).partition(first)[2].partition(last)[0]


@every_lang
@every_paper
def test_the_hour_and_the_place_of_a_meeting_stand_right_after_9_1_1(kind: str, lang: Lang) -> None:
    whole = told(kind, advice(MEETING, now=NOW), lang)

    head = whole[: whole.index("9-1-1") + 450]
    assert HOUR[lang] in head
    assert "behind the old mill" in head


@every_lang
def test_a_meeting_opens_the_call_and_the_call_is_to_9_1_1(lang: Lang) -> None:
    of = advice(MEETING, now=NOW)

    assert HOUR[lang] in opening(of, lang)
    assert "behind the old mill" in opening(of, lang)
    assert {"en": "Call 9-1-1: a meeting comes first", "fr": "la rencontre passe avant tout"}[lang] in told(
        "script", of, lang
    )
    assert {"en": "non-emergency", "fr": "ligne non urgente"}[lang] not in told("script", of, lang)


@every_lang
def test_a_meeting_that_nobody_spoke_of_is_in_no_paper(lang: Lang) -> None:
    hour = {"en": "When and where, as told", "fr": "Quand et où"}[lang]

    assert all(hour not in told(kind, advice("danger: {meeting_planned: no}\n"), lang) for kind in PAPERS)


@every_lang
@pytest.mark.parametrize(
    ("snippet", "en", "fr"),
    [
        (THREAT, "a demand for money", "on exige de l"),
        (THREAT.replace("money", "images"), "a demand for images", "exige des images"),
        (THREAT.replace("money", "not_known"), "There is a threat.", "Il y a une menace."),
        ("danger: {address_known: yes}\n", "may know where my child lives", "où mon enfant habite"),
        ("danger: {contact_continuing: yes}\n", "still writing to my child", "écrit encore à mon enfant"),
        ("danger: {self_harm: yes}\n", "thinking of self-harm", "se faire du mal"),
        ("stranger:\n  - {id: x, may_live_with_child: yes}\n", "lives with my child", "vit avec mon enfant"),
        ("stranger:\n  - {id: x, known_in_person: yes}\n", "We may know who it is", "savons peut-être de qui"),
    ],
)
def test_the_call_opens_with_each_danger_and_who_it_may_be(snippet: str, en: str, fr: str, lang: Lang) -> None:
    assert {"en": en, "fr": fr}[lang] in opening(advice(snippet), lang)
    assert {"en": en, "fr": fr}[lang] not in opening(advice(""), lang)


@every_lang
def test_what_a_threat_was_for_is_on_the_first_page_of_the_brief(lang: Lang) -> None:
    whole = told("brief", advice(THREAT), lang)

    first = whole.partition({"en": "Facts and who says", "fr": "Les faits et leur source"}[lang])[0]
    assert {"en": "Money was reportedly demanded", "fr": "argent aurait été exigé"}[lang] in first


@every_lang
def test_a_computer_made_image_is_told_as_that_and_not_as_a_contact_to_exploit(lang: Lang) -> None:
    of = advice(MADE_BY_COMPUTER)

    script, whole = told("script", of, lang), told("brief", of, lang)

    assert {"en": "Someone made or shared an image", "fr": "créé ou diffusé une image"}[lang] in script
    assert {"en": "got in touch with my child", "fr": "a communiqué avec mon enfant"}[lang] not in script
    for said in ({"en": "changed by computer", "fr": "modifiée par ordinateur"}, {"en": "passed on", "fr": "circulé"}):
        assert said[lang] in script
        assert said[lang] in whole


@every_lang
def test_a_service_that_came_later_is_not_given_the_earlier_one_s_number_as_its_own(lang: Lang) -> None:
    place = (
        "place: {province: SK}\npolice:\n  - {id: old, kind: municipal, name: Northgate Police, province: BC}\n"
        "  - {id: new, kind: rcmp, name: Coulee Bend RCMP}\n"
    )
    call = contact("2026-05-11T10:00:00-07:00", role="officer", police="old", outcome="reached", file_number="NG-1")
    of = advice(contacts(call), place=place)

    assert {"en": "Another police service has file NG-1", "fr": "Un autre service de police a le dossier NG-1"}[
        lang
    ] in opening(of, lang)
    assert {"en": "s file: NG-1", "fr": "autre service : NG-1"}[lang] in told("brief", of, lang).replace("\u00a0", " ")


@every_lang
@pytest.mark.parametrize("danger", ["meeting_planned", "self_harm"])
def test_nobody_is_sent_to_rest_beside_such_a_danger(danger: str, lang: Lang) -> None:
    rest = {"en": "Then rest", "fr": "reposez-vous"}[lang]

    assert rest not in told("do-now", advice(f"danger: {{{danger}: yes}}\n"), lang)
    assert rest in told("do-now", advice(f"danger: {{{danger}: no}}\n"), lang)


def test_the_do_now_sheet_is_set_in_10_points_where_two_pages_hold_it_and_never_below_9() -> None:
    sheet, full = made("do-now", story("northgate"), "en"), made("do-now", story("everything"), "fr")

    assert points(sheet) == 10
    assert letters(full) > letters(sheet)
    assert 9 < points(full) < 10
    assert points(made("brief", story("everything"), "fr")) == 11
