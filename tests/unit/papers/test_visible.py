import pytest

from standfast.papers.visible import shortened, visible, visible_lines


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("gpj.\u202eexe", "gpj.[U+202E]exe"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("\u200e\u200f\u061c", "[U+200E][U+200F][U+061C]"),
        ("ro\u200bbin", "ro[U+200B]bin"),
        ("ro\u00adbin", "ro[U+00AD]bin"),
        ("\ufeffx", "[U+FEFF]x"),
        ("a\x00b\x07\x1b[31m", "a[U+0000]b[U+0007][U+001B][31m"),
        ("\u3164\u2800\u115f", "[U+3164][U+2800][U+115F]"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("\ufffe\U0010ffff", "[U+FFFE][U+10FFFF]"),
        ("a\u200db", "a[U+200D]b"),
        ("a\u200cb", "a[U+200C]b"),
        ("a\ufe0fb", "a[U+FE0F]b"),
        ("a\U000e0041b", "a[U+E0041]b"),
        ("🏴\U000e0041b", "🏴[U+E0041]b"),
    ],
    ids=ascii,
)
def test_what_hides_or_turns_text_is_named(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Élise, « l\u2019amie » : 10 %",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क\u094d\u200dष",
        "👩\u200d👩\u200d👧",
        "👩🏽\u200d⚕\ufe0f",
        "❤\ufe0f 1\ufe0f\u20e3 #\ufe0f\u20e3",
        "🇨🇦",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "葛\U000e0100",
        "ᓇᒡᕙᒃ",
        "ḵ̓wasta x̱",
        "\u0600\u06dd",
    ],
    ids=ascii,
)
def test_what_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert visible(text) == text


def test_a_flood_of_marks_is_cut_and_counted() -> None:
    assert visible("H" + "\u0301" * 500 + "i") == "H" + "\u0301" * 4 + "[+496: U+0301…]i"


def test_a_line_break_inside_a_sentence_becomes_one_space() -> None:
    assert visible("one\r\ntwo\nthree\u2028four") == "one two three four"


def test_a_quotation_keeps_its_lines() -> None:
    assert visible_lines("one\r\ntwo\n\nthree") == ("one", "two", "", "three")
    assert visible_lines("") == ("",)


def test_a_handle_of_a_hundred_thousand_letters_is_shortened_with_length_and_digest() -> None:
    short = shortened("x" * 100_000, longest=400)

    assert short.startswith("x" * 400 + "… [100000; SHA-256 ")
    assert len(short) < 500


def test_what_is_not_too_long_stays_whole() -> None:
    assert shortened("x" * 400, longest=400) == "x" * 400
