"""The brief's platforms and the next step's answer: with their sources, never on page one, nothing invented."""

import re

import pypdfium2
import pytest

from standfast.ground.words import LANGS, Lang
from standfast.papers import to_text, to_typst
from standfast.papers.blocks import PaperSize
from standfast.plan.advice import Advice
from standfast.world.typesetter import TypstTypesetter
from tests.factories import advice
from tests.unit.papers.stories import EVERYTHING, paper

SNAP = """\
account:
  - {id: a, belongs_to: stranger, platform: snap, handle: kit.plays}
  - {id: b, belongs_to: stranger, platform: Snapchat, handle: kit_again}
  - {id: c, belongs_to: stranger, platform: Pebble}
  - {id: d, belongs_to: child, platform: Discord, handle: robin}
"""
REFUSED = (
    "refusal:\n  - {at: 2026-05-11T09:00:00-07:00, said: 'No.', reason: backlog, by: Constable Ellis, role: officer}\n"
)
TITLE = {"en": "The platforms: whom to ask", "fr": "Les plateformes : à qui demander"}
every_lang = pytest.mark.parametrize("lang", LANGS)


def told(kind: str, of: Advice, lang: Lang) -> str:
    return " ".join(to_text(paper(kind, of, lang)).split())


def section(lang: Lang) -> str:
    whole = told("brief", advice(SNAP), lang)
    return whole.partition(" ".join(TITLE[lang].split()))[2].partition(
        {"en": "Requests of the family", "fr": "Demandes de la famille"}[lang]
    )[0]


@every_lang
def test_each_platform_of_the_other_side_stands_once_with_all_its_accounts(lang: Lang) -> None:
    whole = section(lang)

    assert whole.count("Snap Inc.") == 1
    assert "kit.plays" in whole
    assert "kit_again" in whole
    assert "Discord" not in whole
    assert {"en": "Pebble: this platform is not loaded", "fr": "Pebble : cette plateforme n’est pas chargée"}[  # noqa: RUF001
        lang
    ] in whole


@every_lang
def test_a_portal_is_told_with_the_word_to_check_it(lang: Lang) -> None:
    whole = section(lang)

    check = {"en": "(check before use)", "fr": "(à vérifier avant usage)"}[lang]
    assert whole.count("snapchat.com") == whole.count(check) == 2
    assert {"en": "Check the current portal first", "fr": "Vérifiez d’abord le portail actuel"}[lang] in whole  # noqa: RUF001


@every_lang
def test_what_was_not_read_says_so_in_its_note(lang: Lang) -> None:
    whole = told("brief", advice(SNAP), lang)
    sources = whole.rpartition("Sources")[2]

    (number,) = set(re.findall(r"LESS.*?\[(\d+)\]", section(lang))[:1])
    note = sources.partition(f"[{number}]")[2].partition("[")[0]
    assert {"en": "general knowledge", "fr": "connaissance générale"}[lang] in note


@every_lang
def test_nothing_of_it_stands_on_the_first_page(lang: Lang) -> None:
    first = told("brief", advice(SNAP), lang).partition({"en": "Facts and who", "fr": "Les faits et leur"}[lang])[0]

    assert "Snap Inc." not in first
    assert "less.snapchat.com" not in first


def test_without_an_account_of_the_other_side_there_is_no_such_section() -> None:
    assert TITLE["en"] not in told(
        "brief", advice("account:\n  - {id: d, belongs_to: child, platform: Discord}\n"), "en"
    )


@every_lang
def test_the_next_step_gives_the_words_to_say_to_what_was_said_instead_of_help(lang: Lang) -> None:
    of = advice(REFUSED, now="2026-05-11T12:00:00-07:00")

    whole = told("do-now", of, lang)

    assert " ".join(of.answers[0].answer.aloud.say(lang).split()) in whole
    assert {"en": "At the next call, say:", "fr": "Au prochain appel, dites"}[lang] in whole


@every_lang
def test_the_brief_never_tells_of_a_refusal_or_its_answer(lang: Lang) -> None:
    whole = told("brief", advice(REFUSED, now="2026-05-11T12:00:00-07:00"), lang)

    assert "Ellis" not in whole
    assert {"en": "Can that be done now", "fr": "Peut-on le donner maintenant"}[lang] not in whole


@every_lang
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_page_one_stays_one_page_with_five_accounts_and_everything_else(lang: Lang, size: PaperSize) -> None:
    names = ("Discord", "Snapchat", "Roblox", "Insta")
    more = "".join(
        f"  - {{id: p{place}, platform: {name}, handle: kit.plays.{place}, numeric_id: '12345678901234{place}'}}\n"
        for place, name in enumerate(names)
    )
    of = advice(EVERYTHING.replace("account:\n", f"account:\n{more}"))

    data = TypstTypesetter().pdf(to_typst(paper("brief", of, lang, size)), at=of.now)

    with pypdfium2.PdfDocument(data) as pdf:
        first, second = (" ".join(str(pdf[page].get_textpage().get_text_range()).split()) for page in (0, 1))
    facts = {"en": "Facts and who", "fr": "Les faits et leur"}[lang]
    assert facts in second
    assert facts not in first
    assert "Discord" in first
