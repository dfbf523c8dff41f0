"""Words of a recovery sheet: any four faults are noticed, two are worked out, an order is told; and the two lists."""

import hashlib
import secrets
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from standfast.ground.words import LANGS, Lang
from standfast.keys.check_words import ALL, CHECKS, DATA, SIZE, is_sound, mended, with_checks
from standfast.keys.recovery_words import Faulty, RecoveryWords, Slip, new_words, read_back
from standfast.keys.secret import Secret
from standfast.keys.word_list import language_of, number_of, typed_words, word_list

NUMBER = st.integers(0, SIZE - 1)
OTHER = st.integers(1, SIZE - 1)
DATA_ROWS = st.lists(NUMBER, min_size=DATA, max_size=DATA)
PLACES = st.lists(st.integers(0, ALL - 1), min_size=1, max_size=CHECKS, unique=True)
# The lists are a format: an old sheet must open for ever.
FROZEN = {
    "en": "2c7b479f3faba2967e916c422ecac0f974ce6ab919d226b33bde3369bd145d8e",
    "fr": "3b9c8218ee23961b34bd9c1683455fbd3058eca15043b2b76920046f40149fbf",
}
# fmt: off
HURTFUL = {
    "en": ("abus", "blood", "bod", "child", "corpse", "crim", "gun", "kill", "knife", "nude", "phone", "police", "porn",
           "rape", "secret", "sex", "slave", "suicid", "touch", "victim", "weapon"),
    "fr": ("abus", "arme", "cadavr", "corps", "couteau", "crime", "enfant", "fusil", "mort", "nue", "pistolet",
           "police", "porno", "sang", "secret", "sex", "suicid", "touch", "tuer", "victim", "viol"),
}
INNOCENT = {"crimson", "mortier", "sangle", "sanglier", "sextant", "violet", "violette", "violon"}
# fmt: on


def words_of(seed: int = 1) -> RecoveryWords:
    return new_words(lambda count: hashlib.shake_256(bytes([seed])).digest(count))


def faulty(text: str) -> Faulty:
    read = read_back(text)
    assert isinstance(read, Faulty)
    return read


def told(found: Faulty) -> list[tuple[Slip, int, int]]:
    return [(fault.slip, fault.place, fault.other) for fault in found.faults]


@given(DATA_ROWS, PLACES, st.data())
def test_up_to_four_wrong_words_are_always_noticed(data: list[int], places: list[int], draw: st.DataObject) -> None:
    row = list(with_checks(data))
    for place in places:
        row[place] = (row[place] + draw.draw(OTHER)) % SIZE

    assert is_sound(with_checks(data))
    assert not is_sound(row)


@given(DATA_ROWS, st.lists(st.integers(0, ALL - 1), min_size=1, max_size=2, unique=True), st.data())
def test_one_or_two_wrong_words_are_worked_out(data: list[int], places: list[int], draw: st.DataObject) -> None:
    right = with_checks(data)
    row = list(right)
    for place in places:
        row[place] = (row[place] + draw.draw(OTHER)) % SIZE

    assert mended(row) == {place: right[place] for place in sorted(places)}


@given(DATA_ROWS, PLACES)
def test_up_to_four_words_that_can_not_be_read_are_worked_out(data: list[int], places: list[int]) -> None:
    right = with_checks(data)

    found = mended([None if place in places else number for place, number in enumerate(right)])

    assert found == {place: right[place] for place in sorted(places)}


@given(DATA_ROWS, st.permutations(range(ALL)))
def test_another_order_of_the_words_is_noticed(data: list[int], order: list[int]) -> None:
    row = with_checks(data)
    shuffled = [row[place] for place in order]
    assume(tuple(shuffled) != row)

    assert not is_sound(shuffled)


def test_the_same_word_all_along_is_no_sheet() -> None:
    assert not any(is_sound([number] * ALL) for number in range(SIZE))


def test_what_was_said_reads_back_in_either_language() -> None:
    drawn = new_words(secrets.token_bytes)

    assert all(read_back(" ".join(drawn.say(lang))) == drawn for lang in LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_numbers_capitals_accents_and_lines_do_not_matter(lang: Lang) -> None:
    drawn = words_of()
    typed = "\n".join(f"{place}) {word.upper()}," for place, word in enumerate(drawn.say(lang), start=1))

    assert read_back(typed) == drawn
    assert typed_words("Épice, FORÊT") == ("epice", "foret")


def test_two_words_that_changed_places_are_named() -> None:
    row = list(words_of().say("en"))
    row[4], row[19] = row[19], row[4]

    found = faulty(" ".join(row))

    assert told(found) == [(Slip.SWAPPED, 5, 20)]
    assert found.mended == words_of()


def test_a_word_that_slipped_to_another_place_is_named() -> None:
    row = list(words_of().say("en"))
    row.insert(20, row.pop(2))

    found = faulty(" ".join(row))

    assert (found.mended, [fault.slip for fault in found.faults]) == (words_of(), [Slip.MOVED])
    assert (found.faults[0].place, found.faults[0].other) == (21, 3)


def test_lines_read_before_columns_are_told() -> None:
    row = words_of().say("fr")
    across = [row[column * 8 + line] for line in range(8) for column in range(3)]

    found = faulty(" ".join(across))

    assert (told(found), found.mended) == ([(Slip.COLUMNS, 0, 0)], words_of())


@pytest.mark.parametrize("left_out", [(0,), (23,), (3, 17)])
def test_words_that_were_left_out_are_named_with_what_they_were(left_out: tuple[int, ...]) -> None:
    words = words_of().say("en")

    found = faulty(" ".join(word for place, word in enumerate(words) if place not in left_out))

    assert [(fault.slip, fault.word) for fault in found.faults] == [(Slip.MISSING, words[place]) for place in left_out]
    assert found.mended == words_of()


def test_a_word_too_many_is_named() -> None:
    row = list(words_of().say("en"))
    row.insert(9, row[0])

    assert told(faulty(" ".join(row))) == [(Slip.EXTRA, 10, 0)]


def test_three_wrong_words_are_noticed_and_nothing_is_guessed() -> None:
    row = list(words_of().say("en"))
    row[1], row[7], row[13] = row[0], row[0], row[0]

    found = faulty(" ".join(row))

    assert (found.faults, found.mended, found.typed) == ((), None, 24)


def test_unknown_words_are_named_where_there_are_too_many_to_work_out() -> None:
    row = list(words_of().say("en"))
    row[:5] = ["zzzz"] * 5

    found = faulty(" ".join(row))

    assert told(found) == [(Slip.UNKNOWN, place, 0) for place in range(1, 6)]
    assert found.mended is None


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_or_named(text: str) -> None:
    assert isinstance(read_back(text), RecoveryWords | Faulty)


def test_words_and_keys_never_print_themselves() -> None:
    drawn = words_of()

    shown = f"{drawn!r} {drawn} {drawn.key()!r} {Faulty(faults=(), typed=24, mended=drawn)!r}"

    assert not set(typed_words(shown)) & set(drawn.say("en"))
    assert drawn.key().raw.hex() not in shown


def test_each_word_has_a_say_in_the_key() -> None:
    rows = [with_checks([*[7] * place, 8, *[7] * (DATA - place - 1)]) for place in range(DATA)]
    keys = {RecoveryWords(secret(row)).key().raw for row in rows}

    assert len(keys) == DATA


def secret(row: tuple[int, ...]) -> Secret:
    return Secret(b"".join(number.to_bytes(2, "big") for number in row))


@pytest.mark.parametrize("lang", LANGS)
def test_the_lists_never_change(lang: Lang) -> None:
    assert hashlib.sha256("\n".join(word_list(lang)).encode()).hexdigest() == FROZEN[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_are_short_plain_and_in_order(lang: Lang) -> None:
    words = word_list(lang)

    assert len(set(words)) == SIZE
    assert all(4 <= len(word) <= 8 and word.isascii() and word.isalpha() and word.islower() for word in words)
    assert all(one < other for one, other in pairwise(words))


def test_no_word_is_in_both_lists() -> None:
    assert not set(word_list("en")) & set(word_list("fr"))


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_words_are_one_slip_of_a_key_apart(lang: Lang) -> None:
    words = set(word_list(lang))

    assert [word for word in words if _one_slip_from(word) & words] == []


def _one_slip_from(word: str) -> set[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cut if b}
    found |= {a + letter + b[1:] for a, b in cut if b for letter in letters}
    found |= {a + letter + b for a, b in cut for letter in letters}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    return found - {word}


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_hurts(lang: Lang) -> None:
    found = [word for word in word_list(lang) if word not in INNOCENT and word.startswith(HURTFUL[lang])]

    assert found == []


def test_a_beginning_of_four_letters_is_enough_where_one_word_begins_so() -> None:
    words = word_list("en")
    alone = next(word for word in words if len(word) > 5 and sum(one.startswith(word[:4]) for one in words) == 1)
    shared = next(word for word in words if len(word) > 5 and sum(one.startswith(word[:4]) for one in words) > 1)

    assert number_of(alone[:4], "en") == words.index(alone)
    assert number_of(shared[:4], "en") is None
    assert number_of(alone[:3], "en") is None
    assert language_of((alone, shared)) == "en"
