"""Why a rule answered as it did: the tree of a rule in words, with the words of people behind each comparison."""

import pytest

from standfast.catalogue import load_catalogue
from standfast.ground.words import Lang
from standfast.law import Answer, StatedFacts, Statement, evaluate, parse_rule
from standfast.law.explain import Explainer

AGE = Statement(key="child.age_at_time", subject="robin", value=8, says="parent_saw", sure="sure", entry=4)
ASKED = Statement(
    key="conduct.image_asked", subject="c", value=True, says="child_volunteered", sure="not_sure", entry=9
)
FACTS = StatedFacts(told=(AGE, ASKED))


def explain(rule: object, lang: Lang = "en") -> list[tuple[int, str, Answer]]:
    rules = {"small": parse_rule({"fact": "child.age_at_time", "below": 16}, file="x")}
    reason = evaluate(parse_rule(rule, file="x"), FACTS, rules=rules)  # type: ignore[arg-type]  # JSON by hand
    lines = Explainer(catalogue=load_catalogue(), lang=lang).lines(reason)
    return [(line.depth, line.text, line.answer) for line in lines]


def test_a_comparison_is_one_line_with_its_answer() -> None:
    assert explain({"fact": "child.age_at_time", "below": 16}) == [(0, "Age when it happened: below 16?", Answer.YES)]


def test_what_joins_stands_above_what_it_joins() -> None:
    told = explain(
        {"any": [{"fact": "child.age_at_time", "at_least": 16}, {"fact": "conduct.image_asked", "is": True}]}
    )

    assert [(depth, answer) for depth, _, answer in told] == [(0, Answer.YES), (1, Answer.NO), (1, Answer.YES)]
    assert told[0][1] == "At least one of these:"


def test_a_shared_rule_is_told_by_what_it_asks() -> None:
    told = explain({"not": {"rule": "small"}})

    assert [(depth, answer) for depth, _, answer in told] == [(0, Answer.NO), (1, Answer.YES)]
    assert told[1][1] == "Age when it happened: below 16?"


@pytest.mark.parametrize(
    ("test", "ends"),
    [
        ({"is": "money"}, "est-ce « de l'argent ou des cartes-cadeaux »?"),
        ({"is_not": "money"}, "est-ce autre chose que « de l'argent ou des cartes-cadeaux »?"),
        ({"in": ["money", "images"]}, "est-ce parmi de l'argent ou des cartes-cadeaux, des photos ou des vidéos?"),
        ({"known": True}, "quelqu'un l'a-t-il dit?"),
        ({"known": False}, "personne ne l'a-t-il dit?"),
    ],
)
def test_every_kind_of_test_has_its_french_words(test: dict[str, object], ends: str) -> None:
    (told,) = explain({"fact": "conduct.demanded", **test}, "fr")

    assert told[1].replace("\u202f", " ").replace("\u00a0", " ").replace("\u2019", "'").endswith(ends)


def test_a_statement_names_who_said_it_how_sure_and_where_it_stands() -> None:
    said = Explainer(catalogue=load_catalogue(), lang="en").statement(ASKED)

    assert said == "“Asked for an intimate image: yes”, said by the child, unasked, not sure (entry 9)"


def test_the_words_behind_a_comparison_stand_with_it() -> None:
    rule = parse_rule({"all": [{"fact": "conduct.image_asked", "is": True}]}, file="x")

    head, line = Explainer(catalogue=load_catalogue(), lang="en").lines(evaluate(rule, FACTS))

    assert (head.statements, line.statements) == ((), (ASKED,))
