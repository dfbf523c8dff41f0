"""The printer gets a page through a pipe; where there is none, or it fails, that is said."""

from pathlib import Path

import pytest

from standfast.ground.errors import Unavailable
from standfast.world.printer import print_pdf


def program(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("name", ["lp", "lpr"])
def test_the_page_arrives_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    program(tmp_path, name, f"exec /bin/cat > {tmp_path}/printed")
    monkeypatch.setenv("PATH", str(tmp_path))

    print_pdf(b"%PDF-" + bytes(100_000))

    assert (tmp_path / "printed").read_bytes() == b"%PDF-" + bytes(100_000)


def test_where_there_is_no_printer_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unavailable, match=r"world\.no_printer"):
        print_pdf(b"%PDF-")


def test_a_printer_that_took_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "lp", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unavailable, match=r"world\.no_printer"):
        print_pdf(b"%PDF-")
