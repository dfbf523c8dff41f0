"""A child's age when it happened: as told, or worked out from the date of birth and the first day of contact. Pure."""

from datetime import date

from standfast.case import Case, Fact

AGE = "child.age_at_time"
BORN = "child.born_on"
FIRST_DAY = "conversation.first_on"


def age_at_time(case: Case, child: str | None = None) -> int | None:
    """Give the age in years, as told or worked out; ``None`` where neither is known."""
    told = case.value(AGE, child)
    if isinstance(told, int):
        return told
    for born in born_facts(case, child):
        age = age_from(case, born)
        if age is not None:
            return age
    return None


def born_facts(case: Case, child: str | None = None) -> tuple[Fact, ...]:
    """Give each sayer's latest known date of birth."""
    latest = {(fact.subject.id, fact.says): fact for fact in case.told(BORN, child)}
    return tuple(fact for fact in latest.values() if isinstance(fact.value, date))


def age_from(case: Case, born: Fact) -> int | None:
    """Work out the age on the first known day of contact with the child, or ``None`` while no day is known."""
    days = [
        fact.value
        for conversation in case.subjects("conversation")
        if case.text("conversation.child", conversation) in {None, born.subject.id}
        for fact in case.told(FIRST_DAY, conversation)
        if isinstance(fact.value, date)
    ]
    if not days or not isinstance(born.value, date):
        return None
    day, birth = min(days), born.value
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
