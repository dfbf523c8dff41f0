import yaml
from hypothesis import given
from hypothesis import strategies as st

from tools.french_spaces import NARROW, NO_BREAK, mended, spaced

TEXTS = st.text(alphabet=st.sampled_from("aé «»:;?!.\u00a0\u202f'"), max_size=40)


def test_marks_stay_beside_their_word() -> None:
    assert spaced("Où : « ici » ? Oui !") == (f"Où{NO_BREAK}: «{NO_BREAK}ici{NO_BREAK}»{NARROW}? Oui{NARROW}!")


def test_only_the_french_is_touched_and_comments_stay() -> None:
    before = '# Où : ici\na: {en: "Where : {x}", fr: "Où : {x}"} # b : c\nd:\n  fr:\n  - >-\n    Qui ?\n'

    after = mended(before)

    assert after == before.replace('fr: "Où :', f'fr: "Où{NO_BREAK}:').replace("Qui ?", f"Qui{NARROW}?")


def test_times_and_addresses_are_left_alone() -> None:
    assert spaced("À 21:30, https://example.org/?a=b") == "À 21:30, https://example.org/?a=b"


@given(TEXTS)
def test_spacing_twice_changes_nothing_more(text: str) -> None:
    assert spaced(spaced(text)) == spaced(text)


@given(TEXTS)
def test_only_spaces_change_and_only_into_other_spaces(text: str) -> None:
    after = spaced(text)

    assert after.replace(NO_BREAK, " ").replace(NARROW, " ") == text.replace(NO_BREAK, " ").replace(NARROW, " ")


@given(TEXTS)
def test_a_mended_document_says_what_it_said(text: str) -> None:
    document = yaml.safe_dump({"a": {"en": text, "fr": text}}, allow_unicode=True, width=10_000)

    read = yaml.safe_load(mended(document))

    assert read["a"]["en"] == text
    assert read["a"]["fr"].replace(NO_BREAK, " ").replace(NARROW, " ") == text.replace(NO_BREAK, " ").replace(
        NARROW, " "
    )
