"""A figure that is written down says on what it was measured, and nothing that names a person's machine."""

import json
import sys
from pathlib import Path

import pytest

import _machine


def test_a_missed_goal_is_an_exit_code(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["x"])

    code = _machine.report("x", [_machine.figure("slow", 6.0, unit="ms", at_most=5.0)])

    assert code == 1
    assert "MISSED" in capsys.readouterr().out


def test_a_least_goal_is_met_from_above() -> None:
    assert _machine.figure("rate", 10.0, unit="/s", at_least=9.0).met is True
    assert _machine.figure("rate", 8.0, unit="/s", at_least=9.0).met is False
    assert _machine.figure("rate", 8.0, unit="/s").met is None


def test_the_figures_file_has_machine_versions_and_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "figures/x.json"
    monkeypatch.setattr(sys, "argv", ["x", "--json", str(target)])

    _machine.report("x", [_machine.figure("fast", 1.0, unit="ms", at_most=5.0)], packages=["hypothesis"])

    told = json.loads(target.read_text(encoding="utf-8"))
    assert set(told) == {"name", "machine", "versions", "commit", "figures"}
    assert set(told["versions"]) == {"standfast", "hypothesis"}
    assert told["figures"][0]["met"] is True
    assert not any("/" in value for value in told["machine"].values())
