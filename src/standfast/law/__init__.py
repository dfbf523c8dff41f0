"""The law as data, and the engine that holds facts against it.

``load_law`` gives what was read from ``standfast_data/law`` and ``standfast_data/bodies``; ``findings`` gives likely
offences, element by element, each with the statements that made it so or the keys that would settle it. Three answers:
yes, no, not known. The code knows no section and no maximum. Standfast informs; it is not a lawyer.
"""

from standfast.law.assess import ElementFinding, Finding, Verdict, findings
from standfast.law.bodies import Body, BodyKind, Route, RouteKind
from standfast.law.check import Overdue, check_law, not_rechecked
from standfast.law.clocks import Clock, ClockKind, Rings, Starts
from standfast.law.evaluate import Answer, Reason, evaluate
from standfast.law.facts import Facts, StatedFacts, Statement
from standfast.law.gates import Gate, GateKind
from standfast.law.ladders import Ladder, Rung
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.provisions import Act, Element, HeadingRead, Power, Provision, ProvisionKind, Statute
from standfast.law.rules import Rule, parse_rule
from standfast.law.sources import Certainty, Source
from standfast.law.text_in_force import Event, Span, TextState, TextUsed

__all__ = [
    "Act",
    "Answer",
    "Body",
    "BodyKind",
    "Certainty",
    "Clock",
    "ClockKind",
    "Element",
    "ElementFinding",
    "Event",
    "Facts",
    "Finding",
    "Gate",
    "GateKind",
    "HeadingRead",
    "Ladder",
    "Law",
    "Overdue",
    "Power",
    "Provision",
    "ProvisionKind",
    "Reason",
    "Rings",
    "Route",
    "RouteKind",
    "Rule",
    "Rung",
    "Source",
    "Span",
    "Starts",
    "StatedFacts",
    "Statement",
    "Statute",
    "TextState",
    "TextUsed",
    "Verdict",
    "check_law",
    "evaluate",
    "findings",
    "load_law",
    "not_rechecked",
    "parse_rule",
]
