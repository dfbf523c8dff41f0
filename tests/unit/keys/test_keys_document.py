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


def test_every_cell_of_the_key_document_names_a_test_or_says_why_not() -> None:
    document = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    rows = [line for line in document.splitlines() if line.startswith("| ") and not line.startswith("| |")]
    cells = [cell.strip() for row in rows for cell in row.strip("|").split("|")[1:]]
    why_not = re.compile(r"(not built yet|not needed|.*\bsame$)")

    assert len(cells) > 80
    assert [cell for cell in cells if "`test_" not in cell and not why_not.match(cell)] == []


def test_nothing_of_recovery_or_erasure_is_said_to_be_missing() -> None:
    document = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    missing = document.partition("## Not built yet")[2]

    assert missing
    assert not re.search(r"recovery sheet|passphrase|backup|time stamp", missing)
