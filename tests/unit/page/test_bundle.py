"""Modules become one script, what is imported first; what can't be joined is refused by name."""

from pathlib import Path

import pytest

from standfast.page.bundle import SOURCES, BundleError, bundle


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_what_is_imported_stands_before_what_imports_it_and_once(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        low="export const LOW = 1;\n",
        mid='import { LOW } from "./low.js";\nexport function mid() {\n  return LOW;\n}\n',
        top='import { LOW } from "./low.js";\nimport { mid } from "./mid.js";\nmid(LOW);\n',
    )

    script = bundle(["top.js"], root=root)

    assert script.index("const LOW") < script.index("function mid") < script.index("mid(LOW)")
    assert script.count("const LOW") == 1
    assert "import" not in script
    assert "export" not in script


def test_comments_of_a_line_stay_behind_and_addresses_in_texts_do_not(tmp_path: Path) -> None:
    root = written(tmp_path, one='// Why.\nexport const ADDRESS = "https://example.org"; // said\n')

    script = bundle(["one.js"], root=root)

    assert "Why." not in script
    assert "https://example.org" in script


def test_tests_can_ask_for_every_exported_name(tmp_path: Path) -> None:
    script = bundle(["one.js"], expose="S", root=written(tmp_path, one="export const ONE = 1;\nconst OWN = 2;\n"))

    assert "globalThis.S = { ONE };" in script


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"one": 'import { a } from "./two.js";\n', "two": 'import { b } from "./one.js";\n'}, "imports itself"),
        ({"one": 'import { b } from "./two.js";\nconst A = 1;\n', "two": "const A = 2;\n"}, "A stands in"),
        ({"one": 'import all from "./two.js";\n', "two": ""}, "import all"),
        ({"one": "export default 1;\n"}, "export default"),
        ({"one": 'export { a } from "./two.js";\n', "two": ""}, "export {"),
    ],
)
def test_what_can_not_be_joined_is_refused(tmp_path: Path, files: dict[str, str], told: str) -> None:
    with pytest.raises(BundleError, match=told):
        bundle(["one.js"], root=written(tmp_path, **files))


def test_every_module_of_the_page_can_be_joined() -> None:
    every = [str(path.relative_to(SOURCES)) for path in sorted(SOURCES.rglob("*.js"))]

    assert bundle(every).startswith('(function () {\n"use strict";')
