"""Laws of the three answers, over rules and facts that Hypothesis makes: Kleene's, and that knowing more never flips.

A rule here is made of comparisons, *all*, *any* and *not*. ``known`` is left out of the second: it asks about the
record itself, so it changes whenever the record does.
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from standfast.catalogue import NOT_KNOWN
from standfast.law import Answer, Reason, StatedFacts, Statement, evaluate
from standfast.law.rules import AllOf, AnyOf, Below, Compare, Is, IsNot, Known, Not, Rule, compares, parse_rule

KEYS = ("image.provided", "image.passed_on", "conduct.threat_made")
SUBJECTS = ("one", "two")
SAYERS = ("parent_saw", "document")

TESTS = st.sampled_from([Is(value=True), Is(value=False), IsNot(value=True)])
COMPARES = st.builds(Compare, st.sampled_from(KEYS), TESTS)
RULES: st.SearchStrategy[Rule] = st.recursive(
    COMPARES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
STATEMENTS = st.builds(
    Statement,
    key=st.sampled_from(KEYS),
    subject=st.sampled_from(SUBJECTS),
    value=st.sampled_from([True, False, NOT_KNOWN]),
    says=st.sampled_from(SAYERS),
    sure=st.sampled_from(["sure", "think", "not_sure"]),
    entry=st.integers(min_value=1, max_value=9),
)
FACTS = st.lists(STATEMENTS, max_size=8).map(lambda told: StatedFacts(told=tuple(told)))


def ask(rule: Rule, facts: StatedFacts) -> Answer:
    return evaluate(rule, facts).answer


@given(a=RULES, b=RULES, facts=FACTS)
def test_de_morgan_holds(a: Rule, b: Rule, facts: StatedFacts) -> None:
    assert ask(Not(AllOf((a, b))), facts) is ask(AnyOf((Not(a), Not(b))), facts)
    assert ask(Not(AnyOf((a, b))), facts) is ask(AllOf((Not(a), Not(b))), facts)


@given(a=RULES, b=RULES, c=RULES, facts=FACTS)
def test_order_grouping_and_repetition_do_not_matter(a: Rule, b: Rule, c: Rule, facts: StatedFacts) -> None:
    for join in (AllOf, AnyOf):
        assert ask(join((a, b)), facts) is ask(join((b, a)), facts)
        assert ask(join((a, join((b, c)))), facts) is ask(join((a, b, c)), facts)
        assert ask(join((a, a)), facts) is ask(a, facts)


@given(a=RULES, b=RULES, facts=FACTS)
def test_absorption_and_double_negation_hold(a: Rule, b: Rule, facts: StatedFacts) -> None:
    assert ask(AllOf((a, AnyOf((a, b)))), facts) is ask(a, facts)
    assert ask(AnyOf((a, AllOf((a, b)))), facts) is ask(a, facts)
    assert ask(Not(Not(a)), facts) is ask(a, facts)


@given(a=RULES, facts=FACTS)
def test_a_rule_and_its_opposite_are_never_both_yes(a: Rule, facts: StatedFacts) -> None:
    assert ask(AllOf((a, Not(a))), facts) is not Answer.YES
    assert ask(AnyOf((a, Not(a))), facts) is not Answer.NO


@given(rule=RULES, facts=FACTS, added=STATEMENTS)
def test_a_word_about_something_of_which_nothing_was_known_never_flips_an_answer(
    rule: Rule, facts: StatedFacts, added: Statement
) -> None:
    asked = replace(added, value=NOT_KNOWN)
    others = (one for one in facts.told if (one.key, one.subject) != (added.key, added.subject))
    nothing_known = (asked, *others)

    before = ask(rule, StatedFacts(told=nothing_known))
    after = ask(rule, StatedFacts(told=(*nothing_known, added)))

    assert after is before or before is Answer.NOT_KNOWN


@given(rule=RULES, facts=FACTS)
def test_an_answer_is_open_exactly_when_something_would_settle_it(rule: Rule, facts: StatedFacts) -> None:
    reason = evaluate(rule, facts)

    assert bool(reason.open) is not reason.is_firm
    assert set(reason.open) <= {compare.key for compare in compares(rule)}


@given(rule=RULES, facts=FACTS)
def test_an_answer_shows_only_words_that_were_said(rule: Rule, facts: StatedFacts) -> None:
    reason = evaluate(rule, facts)

    assert set(reason.statements) <= set(facts.told)
    assert all(word.is_known for word in reason.statements)
    assert reason.answer is Answer.NOT_KNOWN or reason.statements


@given(rule=RULES, facts=FACTS)
def test_settling_every_open_key_settles_the_answer(rule: Rule, facts: StatedFacts) -> None:
    reason = evaluate(rule, facts)
    # Every sayer, asked again last of all, says yes and is sure, about every subject.
    told = [
        Statement(key=key, subject=subject, value=True, says=says, sure="sure", entry=10)
        for key in KEYS
        for subject in SUBJECTS
        for says in SAYERS
        if key in reason.open
    ]

    settled = evaluate(rule, StatedFacts(told=(*facts.told, *told)))

    assert reason.is_firm or settled.is_firm or set(settled.open) - set(reason.open)


def shape(rule: Rule) -> object:
    """Write a rule as data files write it."""
    match rule:
        case Compare(key, Is(value)):
            return {"fact": key, "is": value}
        case Compare(key, IsNot(value)):
            return {"fact": key, "is_not": value}
        case AllOf(parts):
            return {"all": [shape(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [shape(part) for part in parts]}
        case Not(part):
            return {"not": shape(part)}
        case _:
            raise AssertionError(rule)


@given(rule=RULES)
def test_a_rule_written_and_read_is_the_same_rule(rule: Rule) -> None:
    assert parse_rule(shape(rule), file="made") == rule  # type: ignore[arg-type]


def test_known_asks_about_the_record_and_so_may_change_with_it() -> None:
    rule = Compare("image.provided", Known(known=True))
    word = Statement(key="image.provided", subject="one", value=True, says="parent_saw", sure="sure", entry=1)

    before: Reason = evaluate(rule, StatedFacts(told=()))
    after: Reason = evaluate(rule, StatedFacts(told=(word,)))

    assert (before.answer, after.answer) == (Answer.NO, Answer.YES)


@given(age=st.integers(min_value=0, max_value=30), limit=st.integers(min_value=0, max_value=30))
def test_below_agrees_with_the_number_line(age: int, limit: int) -> None:
    word = Statement(key="child.age_at_time", subject="one", value=age, says="parent_saw", sure="sure", entry=1)

    answered = ask(Compare("child.age_at_time", Below(limit)), StatedFacts(told=(word,)))

    assert (answered is Answer.YES) == (age < limit)
