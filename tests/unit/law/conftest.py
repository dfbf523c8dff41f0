"""Sample cases as a lawyer can read them: facts in, expectations out. A test may ask for ``sample``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from standfast.catalogue import NOT_KNOWN, Value
from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.law import StatedFacts, Statement

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCase:
    name: str
    because: str
    facts: StatedFacts
    child: str
    event: tuple[date, date] | None
    today: date
    likely: tuple[str, ...]
    possible: dict[str, tuple[str, ...]]
    # what each depends on
    near_miss: tuple[str, ...]
    # offences that the case comes close to, and that are not indicated
    question: dict[str, str]
    # the one fact that would settle what is possible
    text: dict[str, dict[str, Any]]


def sample_cases() -> tuple[SampleCase, ...]:
    return tuple(_case(one) for path in sorted(CASES.glob("*.yaml")) for one in _listed(path))


def _listed(path: Path) -> list[dict[str, Any]]:
    return cast("dict[str, Any]", plain_value(read_yaml(path)))["cases"]  # type: ignore[no-any-return]


def _case(told: dict[str, Any]) -> SampleCase:
    facts = StatedFacts(told=tuple(statements(told["facts"])))
    event = told.get("event", ["2026-05-02", "2026-05-09"])
    return SampleCase(
        name=told["name"],
        because=told["because"],
        facts=facts,
        child=told.get("child", facts.subjects("child")[0]),
        event=None if event is None else (date.fromisoformat(event[0]), date.fromisoformat(event[1])),
        today=date.fromisoformat(told.get("today", "2026-05-22")),
        likely=tuple(told.get("likely", ())),
        possible={name: tuple(keys) for name, keys in told.get("possible", {}).items()},
        near_miss=tuple(told.get("near_miss", ())),
        question=told.get("question", {}),
        text=told.get("text", {}),
    )


def statements(facts: dict[str, dict[str, Any]]) -> Iterator[Statement]:
    """Read ``{group/subject: {field: value, or {is, says, sure}, or several of those}}``."""
    entry = 0
    for place, fields in facts.items():
        group, _, subject = place.partition("/")
        for name, told in fields.items():
            for one in told if isinstance(told, list) else [told]:
                said = one if isinstance(one, dict) else {"is": one}
                entry += 1
                yield Statement(
                    key=f"{group}.{name}",
                    subject=subject,
                    value=_value(said["is"]),
                    says=said.get("says", "parent_saw"),
                    sure=said.get("sure", "sure"),
                    entry=entry,
                )


def _value(told: Any) -> Value:
    return NOT_KNOWN if told == "not_known" else cast("Value", told)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for ``sample`` once for each sample case."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", [pytest.param(one, id=one.name.replace(" ", "_")) for one in sample_cases()])


@pytest.fixture(scope="session")
def stated() -> Callable[[dict[str, dict[str, Any]]], StatedFacts]:
    """Make facts of ``{group/subject: {field: value}}``."""
    return lambda facts: StatedFacts(told=tuple(statements(facts)))


@pytest.fixture(scope="session")
def samples() -> tuple[SampleCase, ...]:
    """Give every sample case."""
    return sample_cases()
