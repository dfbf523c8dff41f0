"""Why a rule answered as it did, as lines that a person reads: a ``Reason`` in, its tree with the words behind it out.

Pure. Each line says what was asked of which fact, the answer, and whose words make it so. The wording stands in
``standfast_data/wording/law.yaml``; labels and values come from the catalogue.
"""

from dataclasses import dataclass

from standfast.catalogue import Catalogue
from standfast.catalogue.say import say_value
from standfast.catalogue.values import Value
from standfast.ground.wording import Wording, load_wording
from standfast.ground.words import Lang
from standfast.law.evaluate import Answer, Reason
from standfast.law.facts import Statement
from standfast.law.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Compare,
    InForce,
    Is,
    IsNot,
    Known,
    Not,
    OneOf,
    RuleRef,
    Test,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """One line of a rule: how deep it stands, what it asks, what came of it, and the words behind it."""

    depth: int
    text: str
    answer: Answer
    statements: tuple[Statement, ...]
    # of a comparison only: a line that joins others rests on theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """Says rules in one language."""

    catalogue: Catalogue
    lang: Lang

    def lines(self, reason: Reason, *, depth: int = 0) -> tuple[ReasonLine, ...]:
        """Give the lines of a reason, outermost first; a reference to a shared rule is told by what it refers to."""
        match reason.rule:
            case RuleRef():
                return tuple(line for part in reason.parts for line in self.lines(part, depth=depth))
            case AllOf() | AnyOf() | Not():
                head = ReasonLine(depth=depth, text=self._joins(reason), answer=reason.answer, statements=())
                parts = (line for part in reason.parts for line in self.lines(part, depth=depth + 1))
                return (head, *parts)
            case Compare() | InForce():
                return (
                    ReasonLine(
                        depth=depth, text=self._asks(reason), answer=reason.answer, statements=reason.statements
                    ),
                )

    def statement(self, said: Statement) -> str:
        """Say one statement: its value, who said it, how sure, and the entry it stands in."""
        spec = self.catalogue.fact(said.key)
        text = self._words.words("statement")
        return text.say(
            self.lang,
            label=spec.label.say(self.lang),
            value=say_value(spec, said.value, self.lang),
            says=self._words.words(f"says.{said.says}").say(self.lang),
            sure=self._words.words(f"sure.{said.sure}").say(self.lang),
            entry=said.entry,
        )

    @property
    def _words(self) -> Wording:
        return load_wording("law")

    def _joins(self, reason: Reason) -> str:
        name = {AllOf: "all", AnyOf: "any", Not: "not"}[type(reason.rule)]
        return self._words.words(f"rule.{name}").say(self.lang)

    def _asks(self, reason: Reason) -> str:
        rule = reason.rule
        if isinstance(rule, InForce):
            name = "in_force"
            return self._words.words(f"rule.{name}").say(self.lang, provision=rule.provision)
        assert isinstance(rule, Compare)
        spec = self.catalogue.fact(rule.key)
        name, values = _asked(rule.test)
        value = ", ".join(say_value(spec, one, self.lang) for one in values)
        return self._words.words(f"rule.{name}").say(self.lang, label=spec.label.say(self.lang), value=value)


def _asked(test: Test) -> tuple[str, tuple[Value, ...]]:
    """Give the wording of a test, and the values that it names."""
    match test:
        case Is(value):
            return "is", (value,)
        case IsNot(value):
            return "is_not", (value,)
        case OneOf(values):
            return "in", values
        case Below(limit) | AtLeast(limit):
            return ("below" if isinstance(test, Below) else "at_least"), (limit,)
        case Known(known):
            return ("known" if known else "unknown"), ()
