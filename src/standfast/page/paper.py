"""The page on paper: what a reader without scripts gets, whole, in both languages. The package's own data in, HTML out.

A mailed file often opens where no script runs. So everything that needs no question stands here too: what to do now,
whom to call, the words for the call, answers to refusals, the ladder while the police service is not known, the young
person's doors, the interpreter, the traces that stay. It is made by the rooms that make the papers, for a case in which
nothing was told; numbered notes become one list at the end of each language.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from standfast.case import Case
from standfast.case.bodies import Opened
from standfast.ground.instants import instant
from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS, Lang, Words
from standfast.journal import CaseId, Head, Sha256
from standfast.law.bodies import BodyKind
from standfast.law.ladders import UNKNOWN, Rung
from standfast.law.load import load_law
from standfast.page.doors_part import interpreters, young
from standfast.page.paper_blocks import as_html, bodies_to_html, element, is_reached, linked, without_notes
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Heading,
    Item,
    Paragraph,
    Say,
    Spans,
    Steps,
    Strong,
    spans,
)
from standfast.papers.do_now import HELP, do_now_sheet
from standfast.papers.script import call_script
from standfast.plan.advice import Advice, advise
from standfast.plan.household import load_household

JURISDICTION: Final = "ca"
ANY_PROVINCE: Final = "ON"
"""The general ladder serves every province alike; it is read by way of one."""
REACHED: Final = (BodyKind.VICTIM_SERVICES, BodyKind.CHILD_PROTECTION)
"""Kinds of bodies of each province that are listed with a number, where one is loaded."""
BROWSERS: Final = ("chrome", "safari", "firefox", "samsung")
NO_HEAD: Final = Head(case=CaseId(""), seq=0, digest=Sha256("0" * 64))


def paper_html() -> str:
    """Write the paper: English, then French, each with a link to the other."""
    return "\n".join(line for lang in LANGS for line in _in_language(lang))


def _in_language(lang: Lang) -> Iterator[str]:
    other: Lang = "fr" if lang == "en" else "en"
    sections = _sections(lang)
    yield f'<article class="paper" id="paper-{lang}" lang="{lang}">'
    yield linked(f"#paper-{other}", load_wording("page/frame").words("this_language").say(other), lang=other)
    yield "<ul>"
    yield from (f"<li>{element('a', title, href=f'#{place}-{lang}')}</li>" for place, (title, _) in sections.items())
    yield "</ul>"
    for place, (title, inside) in sections.items():
        yield f'<section id="{place}-{lang}">{element("h2", title)}{inside}</section>'
    yield "</article>"


def _sections(lang: Lang) -> dict[str, tuple[str, str]]:
    """Give every section by the name of its place: its title, and what stands in it."""
    advice = _nothing_told(lang)
    sheet, script = _sheets(advice, lang)
    titles = {
        "now": sheet.title,
        "numbers": load_wording("papers/do_now").words("help_title").say(lang),
        "call": script.title,
        "no": _words("paper", "told_no", lang),
        "ladder": _words("paper", "ladder", lang),
        "young": _words("first", "young", lang),
        "interpreter": _words("interpreter", "title", lang),
        "traces": _words("safety", "title", lang),
        "sources": load_wording("papers/common").words("sources_title").say(lang),
    }
    inside = {
        "now": as_html(_now(sheet, lang), lang),
        "numbers": _numbers(lang),
        "call": as_html(without_notes(script.blocks)[0][1:], lang),
        "no": as_html(_told_no(lang), lang),
        "ladder": as_html(_ladder(lang), lang),
        "young": _young(lang),
        "interpreter": _interpreter(lang),
        "traces": as_html(_traces(lang), lang),
        "sources": as_html(_sources((sheet, script)), lang),
    }
    return {place: (titles[place], inside[place]) for place in titles}


def _nothing_told(lang: Lang) -> Advice:
    """Conclude what holds for a case of which nothing is known, on the day on which the data were checked."""
    law = load_law(JURISDICTION)
    then = instant(datetime.combine(law.checked, time(12), tzinfo=UTC))
    opened = Opened(label="", language=lang)
    case = Case(
        id="", opened=opened, opened_at=then, as_of=then, facts=(), records=(), issued=(), corrected=(), entries=0
    )
    return advise(case, law, now=then)


def _sheets(advice: Advice, lang: Lang) -> tuple[Document, Document]:
    sheet = do_now_sheet(advice, lang=lang, head=NO_HEAD, size="letter")
    return sheet, call_script(advice, lang=lang, head=NO_HEAD, size="letter")


def _now(sheet: Document, lang: Lang) -> tuple[Block, ...]:
    """Give the sheet, but for a next step that rests on a place nobody told, and what changes with someone at home."""
    blocks = without_notes(sheet.blocks)[0]
    helpers = _under(load_wording("papers/do_now").words("help_title"), lang)
    # Who helps has a section of its own, with numbers that a phone dials.
    left = {blocks.index(helpers), blocks.index(helpers) + 1}
    kept = [
        one
        for place, one in enumerate(blocks)
        if place not in left and not (isinstance(one, Callout) and one.kind == "next")
    ]
    close = next(one for one in load_household() if one.level == "home")
    title = load_wording("papers/do_now").words("home_title")
    return (*kept, _under(title, lang), Bullets(tuple(Item(spans(one.say.say(lang))) for one in close.lines)))


def _numbers(lang: Lang) -> str:
    """List whom to call, with numbers that a phone dials: first for everyone, then in each province."""
    law = load_law(JURISDICTION)
    everyone = [law.body(name) for name in HELP]
    local = [one for one in law.bodies if one.kind in REACHED and one.provinces and is_reached(one)]
    title = element("h3", _words("paper", "provinces", lang))
    return f"{bodies_to_html(everyone, lang)}{title}{bodies_to_html(local, lang)}"


def _told_no(lang: Lang) -> tuple[Block, ...]:
    answers = load_law(JURISDICTION).refusals
    items = (
        Item((Strong(one.label.say(lang)),), (_quoted(one.aloud.say(lang), lang), *_cites(one.law, lang)))
        for one in answers
    )
    return (Paragraph(spans(_words("paper", "told_no_lead", lang))), Bullets(tuple(items)))


def _cites(names: tuple[str, ...], lang: Lang) -> tuple[Spans, ...]:
    law = load_law(JURISDICTION)
    cited = "; ".join(law.provision(name).cite.say(lang) for name in names if law.provision(name).was_read)
    return (spans(cited),) if cited else ()


def _ladder(lang: Lang) -> tuple[Block, ...]:
    ladder = load_law(JURISDICTION).ladder_for(province=ANY_PROVINCE, police=UNKNOWN)
    assert ladder is not None
    items = (Item((Strong(rung.title.say(lang)),), tuple(_rung(rung, lang))) for rung in ladder.rungs)
    return (Paragraph(spans(_words("paper", "ladder_lead", lang))), Steps(tuple(items)))


def _rung(rung: Rung, lang: Lang) -> Iterator[Spans]:
    yield spans(rung.when.say(lang))
    yield _quoted(f"{rung.words.say(lang)} {rung.ask.say(lang)}", lang)
    if rung.not_loaded is not None:
        yield spans(rung.not_loaded.say(lang))


def _quoted(words: str, lang: Lang) -> Spans:
    return spans(load_wording("papers/script").words("quoted").say(lang, words=words))


def _young(lang: Lang) -> str:
    law, told = load_law(JURISDICTION), young()
    lines = [element("p", _words("young", key, lang)) for key in ("title", "fault", "telling")]
    doors = (bodies_to_html([law.body(one["body"])], lang, say=one["say"][lang]) for one in told["doors"])
    first = bodies_to_html([law.body(name) for name in told["first"]], lang)
    return "".join([*lines, first, element("p", _words("young", "leaves", lang)), *doors])


def _interpreter(lang: Lang) -> str:
    lead = as_html((Paragraph(spans(_words("interpreter", "how", lang))),), lang)
    asked = as_html((Say(spans(_words("interpreter", "sentence", lang))),), lang)
    items = (
        f"<li>{element('strong', one['name'][lang])} "
        f"{element('span', one['text'], lang=one['code'], dir=one['dir'])}</li>"
        for one in interpreters()["languages"]
    )
    return f"{lead}{asked}<ul>{''.join(items)}</ul>{element('p', _words('interpreter', 'none_reviewed', lang))}"


def _traces(lang: Lang) -> tuple[Block, ...]:
    wording = load_wording("page/safety")
    lines = [wording.words("lead"), *wording.several("whose"), wording.words("file"), wording.words("screens")]
    browsers = (
        Item(
            (Strong(wording.words(f"history.{one}.name").say(lang)),),
            (spans(wording.words(f"history.{one}.how").say(lang)),),
        )
        for one in BROWSERS
    )
    return (
        Bullets(tuple(Item(spans(one.say(lang))) for one in lines)),
        _under(wording.words("history_title"), lang),
        Paragraph(spans(wording.words("history_lead").say(lang))),
        Bullets(tuple(browsers)),
    )


def _sources(sheets: tuple[Document, ...]) -> tuple[Block, ...]:
    """List where all of it comes from, each note once."""
    notes = [note for sheet in sheets for note in without_notes(sheet.blocks)[1]]
    return (Bullets(tuple(Item(note) for note in dict.fromkeys(notes))),)


def _under(words: Words, lang: Lang) -> Heading:
    return Heading(level=2, spans=spans(words.say(lang)))


def _words(file: str, key: str, lang: Lang) -> str:
    return load_wording(f"page/{file}").words(key).say(lang)
