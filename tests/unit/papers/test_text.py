import unicodedata

from standfast.papers import (
    Block,
    Callout,
    Document,
    Field,
    Fields,
    Foot,
    Foreign,
    Item,
    Paragraph,
    Quote,
    Say,
    Steps,
    Table,
    spans,
    to_text,
)
from standfast.papers.specimen import specimen

FOOT = Foot(case_ref="N-1", head_short="7f3a", at="")


def lines(*blocks: Block, lang: str = "en") -> list[str]:
    made = Document(title="T", lang="fr" if lang == "fr" else "en", paper_size="a4", foot=FOOT, blocks=blocks)
    return to_text(made).splitlines()[3:-3]


def columns(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in line if unicodedata.category(one) != "Cf")


def test_no_line_is_wider_than_78_columns() -> None:
    wide = Paragraph(spans(Foreign("x" * 300), " ", Foreign("龍" * 100), " and the rest"))
    quote = Quote(said=Foreign("y" * 200))

    assert max(columns(line) for line in [*lines(wide, quote), *to_text(specimen()).splitlines()]) <= 78


def test_a_word_that_no_line_holds_is_broken_and_nothing_of_it_is_lost() -> None:
    made = "".join(lines(Paragraph(spans(Foreign("abcdefghij" * 30)))))

    assert made.replace(" ", "") == "abcdefghij" * 30


def test_a_table_is_told_row_by_row_with_the_names_of_its_columns() -> None:
    table = Table(
        caption=spans("Accounts"), header=(spans("No."), spans("Handle")), rows=((spans("1"), spans(Foreign("n1ght"))),)
    )

    assert lines(table) == ["Accounts", "", "No.: 1", "  Handle: n1ght"]


def test_words_that_run_from_right_to_left_are_isolated() -> None:
    assert lines(Paragraph(spans("by ", Foreign("ليلى"), ", 9"))) == ["by \u2068ليلى\u2069, 9"]


def test_a_callout_carries_its_word_and_a_mark() -> None:
    danger = Callout(kind="danger", blocks=(Paragraph(spans("Call 9-1-1.")),))

    assert lines(danger) == ["!! Danger now", "   Call 9-1-1."]
    assert lines(danger, lang="fr")[0] == "!! Danger immédiat"


def test_a_callouts_own_word_is_shown_like_any_text() -> None:
    asked = Callout(kind="next", word="Ask\u202e today", blocks=())

    assert lines(asked) == ["=> Ask[U+202E] today"]


def test_a_field_without_a_value_is_a_line_to_write_on() -> None:
    (file_number, said, more) = lines(Fields((Field(label=spans("File")), Field(label=spans("Said"), lines=2))))

    assert file_number.startswith("File: ____")
    assert said.startswith("Said: ____")
    assert set(more) == {"_"}


def test_french_puts_a_no_break_space_before_the_colon() -> None:
    field = Fields((Field(label=spans("Dossier"), value=spans("12")),))

    table = Table(caption=spans("Comptes"), header=(spans("Compte"),), rows=((spans("kit"),),))

    assert lines(field, lang="fr") == ["Dossier\u00a0: 12"]
    assert lines(table, lang="fr")[-1] == "Compte\u00a0: kit"
    assert lines(Say(spans("Bonjour.")), lang="fr") == ["Dites\u00a0: Bonjour."]


def test_steps_count_from_where_they_are_told_to() -> None:
    steps = Steps((Item(spans("Nine")), Item(spans("Ten"), (spans("and a half"),))), start=9)

    assert lines(steps) == ["9. Nine", "10. Ten", "    and a half"]


def test_an_empty_part_of_the_foot_is_left_out() -> None:
    made = Document(title="T", lang="en", paper_size="a4", foot=FOOT, blocks=())

    assert to_text(made).splitlines()[-1] == "Case N-1 · Journal 7f3a"


def test_no_line_parts_a_french_verb_from_its_pronoun() -> None:
    for count in range(8, 20):
        said = "mot " * count + "viendra-t-on ?"

        assert any("viendra-t-on" in line for line in lines(Paragraph(spans(said)), lang="fr"))
