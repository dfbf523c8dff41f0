"""Nothing in the tree names a package registry's host or a place on one machine; locks hold hashes, no addresses.

The patterns are written so that they don't find themselves.
"""

import re
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, relative, text_of

PATTERNS: Final = (
    (
        re.compile(r"(?i)(?:files\.)?pyth[o]nhosted\.org|pyp[i]\.org|registry\.np[m]js\.org|static\.crat[e]s\.io"),
        "a registry's host",
    ),
    (
        re.compile(r"(?i)(?:deb|security|ftp)\.deb[i]an\.org|archive\.ubunt[u]\.com|proxy\.gol[a]ng\.org"),
        "a registry's host",
    ),
    (
        re.compile(r"--(?:extra-)?index-ur[l]\b|--find-link[s]\b|--trusted-hos[t]\b"),
        "a registry's address as an option",
    ),
    (
        re.compile(r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e]/[a-z_]\w*|User[s]/\w+|mn[t]|op[t])/[\w.]"),
        "a place on one machine",
    ),
    (re.compile(r"(?i)\b[a-z]:\\user[s]\\"), "a place on one machine"),
)
LOCK_ADDRESS: Final = re.compile(r"(?i)\b(?:https?|ftp|file|git\+\w+)://")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each registry host and machine path in the tree, and any address in a lock."""
    found: list[Finding] = []
    for path in files(root):
        text = text_of(path)
        if text is None:
            continue
        name = relative(root, path)
        for number, line in enumerate(text.splitlines(), start=1):
            for pattern, what in PATTERNS:
                if hit := pattern.search(line):
                    found.append(Finding(path=name, line=number, says=f"{hit[0]!r} is {what}; leave it out"))
            if path.suffix == ".lock" and LOCK_ADDRESS.search(line):
                found.append(Finding(path=name, line=number, says="a lock holds no addresses; export it without"))
    return tuple(sorted(set(found)))
