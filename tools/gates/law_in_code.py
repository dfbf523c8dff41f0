"""Code holds no law: a section of a statute typed in a string of the program is a finding.

Docstrings and comments may name a section, to say why; what the program says or compares comes from data.
"""

import re
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, parsed, spoken_strings

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
)


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
    return tuple(sorted(set(found)))
