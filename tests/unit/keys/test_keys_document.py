import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_test_that_the_key_document_names_exists() -> None:
    document = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_[a-z0-9_]+)`", document))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_[a-z0-9_]+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }

    assert len(named) > 25
    assert named - written == set()


def test_every_table_with_a_key_in_it_is_in_the_key_document() -> None:
    document = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")

    for table in ("case", "wrap", "body_key"):
        assert f"table `{table}`" in document
