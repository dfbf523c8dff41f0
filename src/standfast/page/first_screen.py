"""The first screen as plain HTML, in both languages, from the words that the view uses: it stands before any script.

In: the page's words and the frame's data. Out: HTML. Its links work without a script: 9-1-1, the way out, the paper.
"""

from collections.abc import Iterator
from html import escape
from typing import cast

from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS, Lang
from standfast.ground.yaml_file import Json
from standfast.page.frame_part import frame_part


def first_screen() -> str:
    """Write the first screen."""
    return "\n".join(line for lang in LANGS for line in _in_language(lang))


def without_script() -> str:
    """Say, where no script runs, that everything below works without one."""
    return "\n".join(f'<p class="note" lang="{lang}">{_say("frame", "no_script", lang)}</p>' for lang in LANGS)


def _in_language(lang: Lang) -> Iterator[str]:
    frame = cast("dict[str, dict[str, Json]]", frame_part())
    number = frame["emergency"]
    yield f'<div lang="{lang}" class="first-{lang}">'
    yield f'<p class="danger"><strong>{_say("frame", "danger_ask", lang)}</strong>'
    call = _say("frame", "danger_call", lang, number=str(number["shown"]))
    yield f'<a class="call" href="tel:{number["dial"]}">{call}</a></p>'
    yield f'<main class="view"><h1>{_say("first", "title", lang)}</h1>'
    yield f'<p class="lead">{_say("first", "lead", lang)}</p>'
    yield f'<p><a class="go" href="#paper-{lang}">{_say("first", "begin", lang)}</a></p>'
    yield f'<p class="hint">{_say("first", "begin_hint", lang)}</p><ul class="doors">'
    for door in ("young", "interpreter"):
        yield f'<li><a class="door" href="#{door}-{lang}">{_say("first", door, lang)}</a></li>'
    yield "</ul></main>"
    yield f'<p class="stays">{_say("frame", "history_stays", lang)}</p>'
    yield f'<p><a class="leave" href="{escape(str(frame["leave_to"][lang]))}" rel="noreferrer">'
    yield f"{_say('frame', 'leave', lang)}</a></p></div>"


def _say(file: str, key: str, lang: Lang, **fills: str) -> str:
    return escape(load_wording(f"page/{file}").words(key).say(lang, **fills))
