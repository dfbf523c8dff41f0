"""The gate of fact keys: no data and no code names a key that the catalogue lacks, and no key is without a reader."""

from pathlib import Path

from standfast.catalogue import load_catalogue
from standfast.catalogue.readers import Source, unknown_keys, unread_keys

SRC = Path(__file__).parents[2] / "src"
# The catalogue itself reads nothing, and the commands that write records read only what was typed.
WRITERS = ("standfast/catalogue/", "standfast/cli/commands/contact_", "standfast/cli/commands/promise_")
# The catalogue's own files define keys; errors have codes.
DEFINITIONS = ("standfast_data/facts/", "standfast_data/wording/errors/")


def real_tree() -> list[Source]:
    files = [*SRC.rglob("*.py"), *SRC.rglob("*.yaml")]
    named = [(path.relative_to(SRC).as_posix(), path) for path in sorted(files)]
    return [
        Source(name=name, text=path.read_text(encoding="utf-8"))
        for name, path in named
        if not name.startswith(DEFINITIONS)
    ]


def test_a_planted_key_in_a_data_file_is_caught() -> None:
    planted = Source(name="law/ca/planted.yaml", text="rule: {fact: child.shoe_size, below: 16}\n")

    caught = unknown_keys([*real_tree(), planted], load_catalogue())

    assert [(one.file, one.line, one.key) for one in caught if one.file == planted.name] == [
        ("law/ca/planted.yaml", 1, "child.shoe_size")
    ]


def test_a_planted_key_in_code_is_caught() -> None:
    planted = Source(name="standfast/plan/planted.py", text='def f(case):\n    return case.value("child.shoe_size")\n')

    caught = unknown_keys([*real_tree(), planted], load_catalogue())

    assert [(one.file, one.line, one.key) for one in caught if one.file == planted.name] == [
        ("standfast/plan/planted.py", 2, "child.shoe_size")
    ]


def test_a_key_that_loses_its_only_reader_is_listed() -> None:
    reader = Source(name="standfast/plan/planted.py", text='case.value("child.age_at_time")\n')

    assert "child.age_at_time" not in unread_keys([reader], load_catalogue())
    assert "child.age_at_time" in unread_keys([], load_catalogue())


def test_no_data_and_no_code_names_an_unknown_key() -> None:
    assert unknown_keys(real_tree(), load_catalogue()) == ()


def test_every_key_has_a_reader() -> None:
    readers = [source for source in real_tree() if not source.name.startswith(WRITERS)]

    assert unread_keys(readers, load_catalogue()) == ()
