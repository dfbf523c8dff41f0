import json
from typing import Any

from standfast.ground.words import Lang
from standfast.papers import Document, Foot, Foreign, Paragraph, Quote, Span, Strong, spans, to_typst
from standfast.papers.specimen import specimen

FOOT = Foot(case_ref="N-1", head_short="7f3a", at="")


def spans_of(*parts: Span, lang: Lang = "en") -> list[Any]:
    made = Document(title="T", lang=lang, paper_size="a4", foot=FOOT, blocks=(Paragraph(parts),))
    found: list[Any] = json.loads(to_typst(made).data_json)["blocks"][0]["spans"]
    return found


def test_markup_in_peoples_words_stays_a_value() -> None:
    said = '#import "x" *b* $x$ <a> @r'

    assert spans_of(Foreign(said)) == [{"k": "text", "v": said}]


def test_the_template_is_the_same_whatever_the_paper_says() -> None:
    other = Document(title="#panic()", lang="fr", paper_size="a4", foot=FOOT, blocks=())

    assert to_typst(specimen()).template == to_typst(other).template


def test_a_character_that_no_font_has_is_named_before_typesetting() -> None:
    assert spans_of(Foreign("\U00013000")) == [{"k": "text", "v": "[U+13000]"}]


def test_a_long_word_goes_over_whole() -> None:
    word = "abc.def/" + "x" * 60

    assert spans_of(Foreign(f"see {word} now")) == [{"k": "text", "v": f"see {word} now"}]


def test_every_second_piece_of_french_is_one_that_no_lines_end_parts() -> None:
    said = (Strong("Quand viendra-t-on ?"), Foreign("viendra"))

    (ours, theirs) = spans_of(*said, lang="fr")

    assert ours == {"k": "strong", "v": ["Quand ", "viendra-t-on", " ?"]}
    assert theirs == {"k": "text", "v": "viendra"}


def test_a_handle_with_a_hyphen_is_held_together() -> None:
    assert spans_of(Foreign("by kit-plays")) == [{"k": "text", "v": ["by ", "kit-plays", ""]}]


def test_the_second_data_hold_nothing_outside_latin() -> None:
    made = Document(
        title="T", lang="en", paper_size="a4", foot=FOOT, blocks=(Quote(said=Foreign("Ω é"), by=spans("小")),)
    )

    source = to_typst(made)

    assert "Ω" in source.data_json
    assert "[U+03A9] é" in source.plain_json
    assert "[U+5C0F]" in source.plain_json
