"""Provisions: offences, instruments, rights, judgments, rules, protections, duties and remedies, as frozen values.

One provision a file in ``law/<jurisdiction>/provisions/<act>``. The code knows their shape and no law: a
section, a maximum or a threshold stands only in the data, with its source and the day it was checked.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfast.ground.words import Words
from standfast.law.rules import Rule
from standfast.law.sources import Certainty, Source
from standfast.law.text_in_force import Span


class ProvisionKind(StrEnum):
    """What a provision is to a family."""

    OFFENCE = "offence"
    INSTRUMENT = "instrument"
    # what police can use
    RIGHT = "right"
    AUTHORITY = "authority"
    # a judgment
    RULE = "rule"
    # of defence, evidence, procedure or sentencing
    PROTECTION = "protection"
    # of a witness or a victim
    DUTY = "duty"
    # someone must report
    REMEDY = "remedy"
    # a civil route, a takedown


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An Act of Parliament, as it is cited."""

    id: str
    title: Words
    citation: Words
    cite: Words
    # with {section}
    file: str | None
    # its name among the XML of the Department of Justice, such as C-46; none: not held there


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that an offence needs, and the rule over facts that answers it."""

    id: str
    label: Words
    why: Words
    rule: Rule
    distinguishing: bool
    # tells this offence from its neighbours; if nothing said speaks for these, nothing is indicated
    excludes: bool
    # a "no" rules the offence out; else it leaves it open


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """What an instrument gives police, and the one sentence by which a family asks for it."""

    gets: Words
    who: Words
    threshold: Words
    lasts: Words
    ask: Words
    lasts_days: int | None
    # where the law sets a number of days


class HeadingRead(StrEnum):
    """How a provision's official marginal note was read."""

    READ = "read"
    # in the consolidated text
    ENACTING_ACT = "enacting_act"
    # in the Act that brought it in
    NOT_READ = "not_read"
    # the title is in our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """Where the text stands in the XML of the Department of Justice, and what was read there, to notice a change."""

    file: str
    # such as C-46
    section: str
    # such as 172.1(2)
    heading_en: HeadingRead
    heading_fr: HeadingRead
    digest_en: str | None
    # SHA-256 of the normalised text (statutes.py); none: not taken
    digest_fr: str | None
    last_amended: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision."""

    id: str
    act: str | None
    section: str
    cite: Words
    kind: ProvisionKind
    order: int
    title: Words
    # the official marginal note, as far as the statute's heading says that it was read
    older_name: Words | None
    plain: Words
    maximum: Words | None
    elements: tuple[Element, ...]
    about: str | None
    # of an offence: the group of facts whose subjects are looked at one by one, such as image
    power: Power | None
    ask: Words | None
    # of a right: the sentence that exercises it
    says: Words | None
    # what a family can say with it
    time: Words | None
    # a time limit, as it is said
    see: tuple[str, ...]
    # other provisions that also speak here
    provinces: tuple[str, ...]
    # of provincial law; none named: all of Canada
    statute: Statute | None
    # none: not held as XML
    notes: tuple[Words, ...]
    span: Span
    span_certainty: Certainty
    text_as_of: date
    gates: tuple[str, ...]
    certainty: Certainty
    sources: tuple[Source, ...]
    checked: date
    file: str

    def serves(self, province: str | None) -> bool:
        """Tell whether it speaks in a province; the law of one province says nothing while none is known."""
        return not self.provinces or province in self.provinces

    @property
    def was_read(self) -> bool:
        """Tell whether it was read in its source, and so may stand on a paper's first page."""
        return self.certainty is Certainty.READ_IN_SOURCE
