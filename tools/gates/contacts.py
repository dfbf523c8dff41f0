"""No real person's number or address: outside ``standfast_data`` only what is reserved for examples may stand.

Reserved: telephone 555-01xx; the documentation networks of RFC 5737 and RFC 3849; example domains (RFC 2606, RFC 6761).
What a page must name beside those has its reason in ``ALLOWED``; a reason that nothing needs any more is a finding too.
"""

import ipaddress
import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tools.gates.tree import Finding, files, relative, text_of

ALLOWED: Final = MappingProxyType(
    {
        "www.apache.org": "the text of the licence of the code names its own home",
        "json-schema.org": "the name that the JSON Schema standard gives its own dialect; nothing is fetched from it",
        "justice.gc.ca": "the XML namespace of the Department of Justice's statutes; nothing is fetched from it",
        "www.w3.org": "the XML namespace of XML itself; nothing is fetched from it",
        "www.cybertip.ca": "the national tip line; a parent may land on the README first",
        "www.cyberaide.ca": "the same tip line in French",
        "1-866-658-9022": "the published number of the national tip line, in the README's first help",
    },
)
PUBLISHED: Final = "src/standfast_data/"
RESERVED_HOSTS: Final = re.compile(r"(?i)(?:^|\.)(?:example\.(?:org|com|net)|example|invalid|test|localhost)$")
RESERVED_NETWORKS: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.2.0/24",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "2001:db8::/32",
        "127.0.0.0/8",
        "::1/128",
        "0.0.0.0/32",
        "255.255.255.255/32",
    )
)
NORTH_AMERICAN: Final = re.compile(
    r"(?<![\w.+-])(?:\+?1[-. ]?)?\(?([2-9]\d\d)\)?[-. ](\d{3})[-. ](\d{4})(?![\w-]|\.\d)"
)
INTERNATIONAL: Final = re.compile(r"(?<![\w.])\+(\d[\d -]{7,16}\d)(?!\w)")
LOCAL: Final = re.compile(r"(?<![\w.-])(\d{3})-(\d{4})(?![\w-]|\.\d)")
EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})(?![\w-])", re.IGNORECASE)
HOST: Final = re.compile(r"(?i)\b(?:https?|ftp|wss?)://(?:[^\s/@\"'<>]*@)?(\[[^\]\s]*\]|[a-z0-9.-]+)")
IPV4: Final = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
IPV6: Final = re.compile(r"(?i)(?<![\w:.])(?:[0-9a-f]{1,4}:|:){2,7}(?::|[0-9a-f]{1,4})(?:/\d{1,3})?(?![\w:.])")
DECORATORS: Final = ("pytest.", "unittest.", "hypothesis.")
"""After a line's end written ``\\n``, a decorator of a planted test looks like an address."""
STANDARD: Final = re.compile(r"RFC \d+,? \(?(?:section |§ ?)?\d+(?:\.\d+)*\)?")
"""A section of a standard, which may have four numbers too."""
SHORTEST_IPV6: Final = 4
"""Fewer signs than this are punctuation (``::``), not an address."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each number, address and host that is neither reserved nor allowed, and each allowance nothing needs."""
    found: list[Finding] = []
    needed: set[str] = set()
    for path in files(root):
        name = relative(root, path)
        text = None if name.startswith(PUBLISHED) or path.suffix == ".lock" else text_of(path)
        for number, line in enumerate((text or "").splitlines(), start=1):
            for what, contact in _contacts(line):
                if contact in ALLOWED:
                    if not name.startswith(("tools/gates/", "tests/gates/")):
                        needed.add(contact)
                    continue
                says = f"{what} {contact!r} is outside the reserved ranges; use 555-01xx, example.org, 192.0.2.0/24"
                found.append(Finding(path=name, line=number, says=says))
    if (root / "README.md").is_file():
        found += [
            Finding(path="tools/gates/contacts.py", line=1, says=f"{contact!r} is allowed, but nothing names it")
            for contact in sorted(ALLOWED.keys() - needed)
        ]
    return tuple(sorted(set(found)))


def _contacts(line: str) -> Iterator[tuple[str, str]]:
    line = STANDARD.sub("", line)
    yield from (("telephone number", number) for number in _numbers(line))
    for match in EMAIL.finditer(line):
        if not RESERVED_HOSTS.search(match[1]) and not match[1].startswith(DECORATORS):
            yield "e-mail address", match[0]
    for match in HOST.finditer(line):
        host = match[1].strip(".").lower()
        # A host without a dot is no public one.
        if "." in host and not IPV4.fullmatch(host) and not RESERVED_HOSTS.search(host):
            yield "host", host
    for pattern in (IPV4, IPV6):
        for match in pattern.finditer(line):
            if len(match[0]) >= SHORTEST_IPV6 and not _reserved(match[0]):
                yield "network address", match[0]


def _numbers(line: str) -> Iterator[str]:
    taken: list[tuple[int, int]] = []
    for match in NORTH_AMERICAN.finditer(line):
        taken.append(match.span())
        if match[2] != "555" or not match[3].startswith("01"):
            yield match[0].strip()
    for match in INTERNATIONAL.finditer(line):
        digits = re.sub(r"\D", "", match[1])
        if not any(start <= match.start() < end for start, end in taken) and not re.fullmatch(
            r"1\d{3}55501\d\d", digits
        ):
            yield match[0]
    for match in LOCAL.finditer(line):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and match[1] == "555" and not match[2].startswith("01"):
            yield match[0]


def _reserved(text: str) -> bool:
    try:
        address = ipaddress.ip_network(text, strict=False)
    except ValueError:
        return True  # no address at all: a version, a time, a slice
    return any(
        address.version == network.version and address.subnet_of(network)  # type: ignore[arg-type]  # versions agree
        for network in RESERVED_NETWORKS
    )
