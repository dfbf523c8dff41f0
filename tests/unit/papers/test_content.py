"""What the papers say: complete in both languages, nothing unfilled, law with its source, nobody named as guilty."""

import ast
import re
from pathlib import Path

import pypdfium2
import pytest

from standfast import papers
from standfast.ground.instants import Instant
from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS, Lang
from standfast.law.load import load_law
from standfast.law.sources import Certainty
from standfast.papers import to_html, to_text, to_typst
from standfast.papers.blocks import PaperSize
from standfast.papers.brief import PRESERVE, PRODUCE
from standfast.world.typesetter import TypstTypesetter
from tests.factories import advice
from tests.unit.papers.stories import PAPERS, STORIES, paper, story

ROOM = Path(papers.__file__).parent
WORDING = {
    "brief": (
        "brief.py",
        "brief_facts.py",
        "brief_law.py",
        "brief_platforms.py",
        "brief_looks.py",
        "common.py",
        "script.py",
    ),
    "do_now": ("do_now.py", "common.py", "next_step.py"),
    "script": ("script.py", "common.py"),
}
every_story = pytest.mark.parametrize("name", STORIES)
every_paper = pytest.mark.parametrize("kind", PAPERS)
every_lang = pytest.mark.parametrize("lang", LANGS)


def joined(text: str) -> str:
    return " ".join(text.split())


# Complete ------------------------------------------------------------------------------------------------------------


@every_lang
@every_paper
@every_story
def test_every_paper_of_every_story_is_made_with_no_slot_left_open(name: str, kind: str, lang: Lang) -> None:
    made = paper(kind, story(name), lang)

    told = to_text(made)

    assert len(told) > 800
    assert re.findall(r"\{[a-z_]*\}|\bNone\b(?!\. )|\bnot_known\b|\bTrue\b|\bFalse\b|parent_saw|Words\(", told) == []
    assert re.findall(r"\{[a-z_]+\}", re.sub(r"<style>.*?</style>", "", to_html(made), flags=re.DOTALL)) == []


@every_paper
@every_story
def test_the_two_languages_have_the_same_shape(name: str, kind: str) -> None:
    """A block that one language lacks would show here."""
    shapes = [[type(block).__name__ for block in paper(kind, story(name), lang).blocks] for lang in LANGS]

    assert shapes[0] == shapes[1]


@every_paper
@pytest.mark.parametrize("name", [name for name in STORIES if name not in {"northgate", "every danger"}])
def test_no_english_is_left_in_a_french_paper(name: str, kind: str) -> None:
    told = joined(to_text(paper(kind, story(name), "fr")))

    assert (
        re.findall(
            r"\b(?:the|with|this|your|who|what|and|police officer|reported)\b",
            re.split("Sources|D.où cela vient", told)[0],
        )
        == []
    )


def constants(node: ast.expr) -> list[str]:
    """Give the keys that an argument can be: a string, or either branch of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return [*constants(body), *constants(orelse)]
        case _:
            return []


def keys_asked_for(file: Path) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    return {
        key
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"say", "rich", "heading"} and call.args
        for key in constants(call.args[0])
    }


@pytest.mark.parametrize(
    "file", ["brief.py", "brief_facts.py", "brief_law.py", "brief_looks.py", "brief_platforms.py", "do_now.py"]
)
def test_every_key_that_a_paper_asks_for_exists(file: str) -> None:
    own = load_wording("papers/do_now" if file == "do_now.py" else "papers/brief")
    common = load_wording("papers/common")

    asked = keys_asked_for(ROOM / file)

    assert len(asked) > 3
    assert {key for key in asked if own.find(key) is None and common.find(key) is None} == set()


@pytest.mark.parametrize("name", WORDING)
def test_every_text_of_a_paper_is_read_by_it(name: str) -> None:
    told = "".join((ROOM / file).read_text() for file in WORDING[name])
    stems = {key.split(".")[0] for key in load_wording(f"papers/{name}").texts}

    unread = {stem for stem in stems if not re.search(rf"[\"'](?:{stem})[\"'.]", told)}

    assert unread == set()


# The first page ------------------------------------------------------------------------------------------------------


def pages(kind: str, name: str, lang: Lang, size: PaperSize) -> list[str]:
    at: Instant = story(name).now
    data = TYPESETTER.pdf(to_typst(paper(kind, story(name), lang, size)), at=at)
    with pypdfium2.PdfDocument(data) as pdf:
        return [joined(page.get_textpage().get_text_range()) for page in pdf]


TYPESETTER = TypstTypesetter()


@pytest.mark.parametrize("size", ["letter", "a4"])
@every_lang
@every_story
def test_the_first_page_of_the_brief_is_one_page(name: str, lang: Lang, size: PaperSize) -> None:
    facts = load_wording("papers/brief").words("facts_title").say(lang)
    shown = [one for one in story(name).indicated if one.provision.was_read]

    first, second, *_ = pages("brief", name, lang, size)

    assert facts in second
    assert facts not in first
    for one in shown:
        assert one.provision.section in first
    for one in shown[:1]:
        assert joined(one.provision.title.say(lang)) in first


@every_lang
def test_with_several_children_each_offence_names_the_child_it_is_about(lang: Lang) -> None:
    told = joined(to_text(paper("brief", story("two children"), lang)))
    line = {
        "en": "Luring a child, s. 172.1[3]: likely (Robin); possible (Wren)",
        "fr": "Leurre, art. 172.1[3]\u00a0: probable (Robin); possible (Wren)",
    }[lang]

    assert joined(line) in told
    assert "(Robin)" not in joined(to_text(paper("brief", story("northgate"), lang)))
    for name in ("Robin", "Wren"):
        assert {"en": f"about {name}:", "fr": f"égard de {name} :"}[lang] in told


@every_lang
@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ("No exhibit", "Aucune")), (1, ("1 exhibit is", "1 pièce est")), (2, ("2 exhibits are", "2 pièces sont"))],
)
def test_exhibits_are_counted_as_people_say_it(lang: Lang, count: int, told: tuple[str, str]) -> None:
    rows = "".join(f"  - {{at: 2026-05-10T21:00:00-07:00, number: EX-{place}}}\n" for place in range(count))

    first = joined(to_text(paper("brief", advice(f"exhibit:\n{rows}" if rows else ""), lang)))

    assert told[LANGS.index(lang)] in first


@every_lang
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("yes", ("device is set aside", "est mis de côté")),
        ("no", ("device is not yet secured", "est pas encore sécurisé")),
        ("not_known", ("Whether a device", "si un appareil")),
    ],
)
def test_what_is_not_known_of_a_device_is_not_told_as_no(lang: Lang, answer: str, told: tuple[str, str]) -> None:
    made = paper("brief", advice(f"device:\n  - {{id: t, secured: {answer}}}\n"), lang)

    assert told[LANGS.index(lang)] in joined(to_text(made))


@every_lang
def test_the_first_page_of_the_story_holds_what_an_officer_needs_to_act(lang: Lang) -> None:
    first = pages("brief", "northgate", lang, "letter")[0]

    for needed in ("Robin", "8", "604-555-0134", "NP-2026-00417", "Pebble", "487.012", "487.014", "172.1", "9-1-1"):
        assert needed in first


@every_story
def test_nothing_on_the_first_page_rests_on_general_knowledge(name: str) -> None:
    law = load_law("ca")
    first = to_text(paper("brief", story(name), "en")).partition("Facts and who says them")[0]

    loose = [one for one in law.provisions if one.certainty is Certainty.GENERAL_KNOWLEDGE]

    assert all(law.provision(key).certainty is Certainty.READ_IN_SOURCE for key in (PRESERVE, PRODUCE))
    assert [one.id for one in loose if re.search(rf"s\. {re.escape(one.section)}(?![\d.(])", first)] == []


# Law with its source, nobody guilty, nobody blamed -------------------------------------------------------------------

CITED = re.compile(r"\b(?:ss?|art|par|al)\. ?\d[\d.()]*")
SOURCES = {"en": "\nSources\n", "fr": "\nSources\n"}


@every_lang
@every_story
def test_every_legal_statement_of_the_brief_points_to_a_source(name: str, lang: Lang) -> None:
    """A paragraph that names a section carries a note, or stands under a heading that does."""
    body, _, sources = to_text(paper("brief", story(name), lang)).partition(SOURCES[lang])
    noted = False
    bare: list[str] = []
    for block in re.split(r"\n\s*\n", body):
        has_note = bool(re.search(r"\[\d+\]", block))
        if CITED.search(block) and not has_note and not noted:
            bare.append(joined(block))
        noted = has_note or (noted and not re.search(r"^[=-]{4,}$", block, flags=re.MULTILINE))

    assert bare == []
    assert set(re.findall(r"\[(\d+)\]", body)) == set(re.findall(r"^\[(\d+)\]", sources, flags=re.MULTILINE))


@every_lang
@every_story
def test_every_source_of_the_brief_has_the_day_it_was_checked(name: str, lang: Lang) -> None:
    sources = to_text(paper("brief", story(name), lang)).partition(SOURCES[lang])[2]

    notes = re.split(r"^\[\d+\]", sources, flags=re.MULTILINE)[1:]

    assert notes
    assert all({"en": "checked 2", "fr": "vérifié le "}[lang] in joined(note) for note in notes)


@every_lang
@every_paper
@every_story
def test_nobody_is_called_guilty_and_nobody_is_blamed(name: str, kind: str, lang: Lang) -> None:
    told = joined(to_text(paper(kind, story(name), lang))).lower()

    guilty = r"\b(?:guilty|coupables?|criminals|predators?|prédateurs?|perverts?|pedophiles?|pédophiles?)\b"
    blame = (
        r"\byou should have\b|\byour (?:own )?fault\b|\b(?:careless|negligen|irresponsib|naïv|foolish|asham)"
        r"|\bvous auriez dû\b|\bpar votre faute\b|\b(?:négligen|irresponsable|impruden|honte)"
    )
    allowed = told.replace("this is not your fault", "").replace("ce n’est pas ta faute", "")  # noqa: RUF001

    assert re.findall(guilty, told) == []
    assert re.findall(blame, allowed) == []


@every_lang
@every_story
def test_the_brief_complains_about_nobody(name: str, lang: Lang) -> None:
    told = joined(to_text(paper("brief", story(name), lang)))

    for word in ("Ellis", "Morrow", "Okafor", "Nothing can be done", "0412", "complain", "refus"):
        assert word not in told


@every_lang
@every_paper
@every_story
def test_every_paper_asks_about_danger_and_the_law_s_limit_is_said_once(name: str, kind: str, lang: Lang) -> None:
    told = joined(to_text(paper(kind, story(name), lang)))

    assert {"en": "Is someone in danger now?", "fr": "est-il en danger maintenant?"}[lang] in told
    assert told.count({"en": "It is not a lawyer", "fr": "pas un avocat"}[lang]) == 1


@every_lang
def test_every_danger_that_was_found_is_said_on_every_paper_before_anything_else(lang: Lang) -> None:
    told_of = story("every danger")
    for kind in PAPERS:
        told = joined(to_text(paper(kind, told_of, lang)))
        words = [hit.kind.for_police if kind == "brief" else hit.kind.told for hit in told_of.danger.hits]
        places = [told.index(joined(one.say(lang))) for one in words]
        assert len(places) == 6
        assert max(places) < len(told) / 2
