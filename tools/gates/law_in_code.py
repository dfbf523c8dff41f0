"""Code and wording hold no law: a section of a statute typed in a string of the program or its words is a finding.

Docstrings and comments may name a section, to say why; what the program says or compares comes from data.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, parsed, relative, spoken_strings

SECTIONS: Final = (
    # 172.1, 487.014(1), 163.1(4.1): a number of three digits and its decimals, alone or in a provision's key.
    re.compile(r"(?<!\d)(?<!\d\.)\d{3}\.\d{1,3}(?![\d.]|pt|mm|cm|em|px|s\b)"),
    # s. 163, ss. 151, section 152, art. 163, article 172, par. 4
    re.compile(
        r"(?i)(?<!\w)(?:(?<!['\u2019])s|ss|sec|section|sections|art|arts|article|articles|par|paragraph|paragraphe)\.?[\s\u00a0\u202f]+\d{1,4}\b"
    ),
    # 18 U.S.C. § 2422
    re.compile(r"§+\s*\d"),
    re.compile(r"(?i)\b(?:R\.?S\.?C|S\.?C|L\.?R\.?C|C\.?R\.?C)\.? (?:19|20)\d\d"),
    # Criminal Code 152, Code criminel 152
    re.compile(r"(?i)\b(?:code|criminel|act|loi|charte|bill of rights),?[\s\u00a0]+\d{1,4}\b"),
)
CITED: Final = re.compile(r"\bca\.[a-z0-9._]+")
"""A provision's key, which a command's example may name."""


KEY: Final = re.compile(r"(?m)^id: [\"']?([a-z]{2}\.[a-z0-9._-]+)[\"']?\s*$")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each string in ``src/standfast`` that looks like a section of a law, and is no key of the data."""
    found: list[Finding] = []
    keys = {
        key
        for path in files(root, "src/standfast_data/law", suffix=".yaml")
        for key in KEY.findall(path.read_text(encoding="utf-8"))
    }
    for path, tree in parsed(root, "src/standfast"):
        for node in spoken_strings(tree):
            text = str(node.value)
            if text in keys:
                continue
            for pattern in SECTIONS:
                if hit := pattern.search(text):
                    says = f"{hit[0]!r} looks like a section of a law; law stands in standfast_data, code cites its key"
                    found.append(Finding(path=path, line=node.lineno, says=says))
                    break
    for path_of_words in files(root, "src/standfast_data/wording", suffix=".yaml"):
        found.extend(_in_words(root, path_of_words))
    return tuple(sorted(set(found)))


def _in_words(root: Path, path: Path) -> Iterator[Finding]:
    """Find sections in the program's own words: those come from ``law/``, with source and date."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = CITED.sub("", line.partition(" #")[0] if not line.startswith("#") else "")
        for pattern in SECTIONS:
            if hit := pattern.search(text):
                says = f"{hit[0]!r} looks like a section of a law; wording takes it from law/ through a {{slot}}"
                yield Finding(path=relative(root, path), line=number, says=says)
                break
