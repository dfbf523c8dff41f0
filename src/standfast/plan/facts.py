"""A case seen as the law's rules see it: statements about catalogue keys, by subject and sayer.

The latest word of each sayer counts ("the contact continues" on Sunday, "it stopped" on Tuesday, both from the parent).
Words of different sayers stand side by side; a rule that meets a difference answers "not known". One thing is worked
out: an age that nobody told, from a date of birth that somebody did.
"""

from dataclasses import dataclass

from standfast.case import Case, Fact
from standfast.law.facts import Statement
from standfast.plan.ages import AGE, age_from, born_facts


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Implements the law's ``Facts`` protocol over a case."""

    case: Case

    def subjects(self, group: str) -> tuple[str, ...]:
        """List the subjects of a group."""
        return self.case.subjects(group)

    def statements(self, key: str, *, child: str | None = None) -> tuple[Statement, ...]:
        """Give what is said about a key; with ``child``, only of subjects linked to that child or to none."""
        latest: dict[tuple[str, str], Fact] = {}
        for fact in self.case.told(key):
            if child is None or self._concerns(fact, child):
                latest[fact.subject.id, fact.says] = fact
        said = tuple(
            Statement(
                key=fact.key,
                subject=fact.subject.id,
                value=fact.value,
                says=fact.says.value,
                sure=fact.sure.value,
                entry=fact.seq,
            )
            for fact in latest.values()
        )
        return said if key != AGE or any(one.is_known for one in said) else self._ages(child)

    def _ages(self, child: str | None) -> tuple[Statement, ...]:
        """Give ages worked out from dates of birth, with the words of whoever told those."""
        return tuple(
            Statement(
                key=AGE,
                subject=born.subject.id,
                value=age,
                says=born.says.value,
                sure=born.sure.value,
                entry=born.seq,
            )
            for born in born_facts(self.case, child)
            if (age := age_from(self.case, born)) is not None
        )

    def _concerns(self, fact: Fact, child: str) -> bool:
        if fact.subject.group == "child":
            return fact.subject.id == child
        linked = self.case.text(f"{fact.subject.group}.child", fact.subject.id)
        return linked is None or linked == child
