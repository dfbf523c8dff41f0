"""What the page carries has the form that its code expects, and no tag can end inside it."""

import pytest

from standfast.ground.errors import BadInput
from standfast.page.parts import PARTS, block, compiled


def test_every_part_has_the_form_of_its_schema() -> None:
    assert list(compiled()) == list(PARTS)


@pytest.mark.parametrize(
    ("part", "value", "field"),
    [
        ("frame", {"emergency": {"shown": "9-1-1"}}, "frame"),
        ("clocks", {"from": "2024", "to": 2036, "zones": {"BC": "x"}, "holidays": {"BC": "x"}}, "clocks.from"),
        ("refusals", [{"id": "internet"}], "refusals.0"),
        ("script", None, "script"),
    ],
)
def test_a_part_of_another_form_is_refused_with_its_place(
    part: str, value: object, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PARTS, part, lambda: value)

    with pytest.raises(BadInput) as refused:
        compiled()

    assert refused.value.code == "parts.unfit"
    assert refused.value.problems[0].details["fault"].startswith(f"{field}")


def test_no_tag_can_end_inside_a_part() -> None:
    written = block("x", {"said": "</script><script>alert(1)"})

    assert written.count("</script>") == 1
    assert "\\u003c/script>" in written
