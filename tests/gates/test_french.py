from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.french import findings

Plant = Callable[[dict[str, str]], Path]
DATA = "src/standfast_data/wording/x.yaml"


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("a: {en: Call now.}\n", "fr is missing beside the other language"),
        ("a: {fr: Appelez.}\n", "en is missing beside the other language"),
        ('a: {en: Call now., fr: ""}\n', "fr is empty"),
        ("a: {en: Call now., fr: }\n", "fr is empty"),
        ("a:\n- b: {en: Call now., fr: '  '}\n", "fr is empty"),
        ("a: {en: [One, Two], fr: [Un]}\n", "en and fr have a different number of texts"),
        ("a: {en: Please call them today., fr: Please call them today.}\n", "fr is the English text"),
        ("a: {en: Call them., fr: Call the officer and ask for the number.}\n", "fr reads as English"),
        ('a: {en: "Call {who} now.", fr: "Appelez {qui}."}\n', "en and fr have different {placeholders}"),
        ('a: {en: "Where:", fr: "Où :"}\n', "fr may break a line at 'ù :': make format puts a no-break space"),
        (
            'a: {en: "Say yes.", fr: "Dites « oui\u00a0»."}\n',
            "fr may break a line at '«': make format puts a no-break space",
        ),
    ],
)
def test_a_text_that_is_not_whole_in_both_languages_is_found(plant: Plant, yaml: str, says: str) -> None:
    assert [each.says for each in findings(plant({DATA: yaml}))] == [says]


def test_the_finding_tells_the_line(plant: Plant) -> None:
    assert findings(plant({DATA: "# top\na:\n  b:\n    en: Call now.\n"}))[0].place == f"{DATA}:4"


def test_words_typed_in_code_are_found(plant: Plant) -> None:
    code = 'from standfast.ground.words import Words\nx = Words(en="Call.", fr="")\n'

    found = {each.says for each in findings(plant({"src/standfast/plan/x.py": code}))}

    assert found == {"Words with an empty fr", "words typed in code; they stand in standfast_data/wording"}


def test_whole_texts_names_and_commands_are_left_alone(plant: Plant) -> None:
    yaml = (
        'a: {en: "Where: {file}", fr: "Où\u00a0: {file}"}\n'
        "b: {en: Kids Help Phone, fr: Kids Help Phone}\n"
        "c: {en: standfast case show northgate --json, fr: standfast case show northgate --json}\n"
        'd: {en: "At 21:30.", fr: "À 21:30."}\n'
        "name: {en: National Child Exploitation Centre, fr: National Child Exploitation Centre}\n"
    )

    assert findings(plant({DATA: yaml})) == ()


def test_patterns_over_what_people_write_are_no_text_of_ours(plant: Plant) -> None:
    assert findings(plant({"src/standfast_data/cues/words.yaml": "tongues: {en: [the], fr: [le, la]}\n"})) == ()
    assert findings(plant({DATA: "tongues: {en: [the], fr: [le, la]}\n"})) != ()
