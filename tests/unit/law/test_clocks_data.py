"""The clocks that ship: default steps, limits of every oversight body, and duties to report."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest

from standfast.law import BodyKind, Certainty, Law, ProvisionKind, StatedFacts, load_law
from standfast.law.clocks import ClockKind, Rings, Starts
from standfast.law.evaluate import Answer, evaluate

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]

# A year is counted as 365 days, 6 months as 180.
LIMITS: Final = {
    "opcc_complaint_1_year": (365, "ca.bc.opcc"),
    "crcc_complaint_1_year": (365, "ca.crcc"),
    "crcc_review_60_days": (60, "ca.crcc"),
    "prc_complaint_1_year": (365, "ca.ab.prc"),
    "sk_pcc_complaint_1_year": (365, "ca.sk.pcc"),
    "lera_complaint_30_days": (30, "ca.mb.lera"),
    "leca_complaint_6_months": (180, "ca.on.leca"),
    "commissaire_complaint_1_year": (365, "ca.qc.commissaire"),
    "nb_complaint_1_year": (365, "ca.nb.police_commission"),
    "ns_complaint_12_months": (365, "ca.ns.opcc"),
    "rnc_complaint_6_months": (180, "ca.nl.rnc_pcc"),
}
NOT_VERIFIED: Final = {
    "prc_complaint_1_year",
    "sk_pcc_complaint_1_year",
    "lera_complaint_30_days",
    "rnc_complaint_6_months",
}
WITHOUT_A_LIMIT: Final = {"ca.pe.municipal", "ca.first_nations", "ca.any"}
# What Manitoba's law says of a child in need of protection is not loaded.
WITH_A_DUTY: Final = {"BC", "AB", "SK", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU"}
ONE_BREATH: Final = 45


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law("ca")


def test_every_limit_is_that_of_its_body_counted_so_that_nobody_is_late(law: Law) -> None:
    found = {one.id: (one.after.days, one.body) for one in law.clocks if one.kind is ClockKind.LIMIT}

    assert found == LIMITS
    assert {one.id for one in law.clocks if one.kind is ClockKind.LIMIT and one.working_days} == set()


def test_every_limit_names_its_ladders_and_its_rung_is_oversight(law: Law) -> None:
    for clock in (one for one in law.clocks if one.kind is ClockKind.LIMIT):
        assert clock.ladders, clock.id
        assert clock.rung == "oversight", clock.id
        for name in clock.ladders:
            assert law.ladder(name).rung("oversight").body == clock.body, clock.id


def test_every_ladder_has_a_limit_or_says_that_none_is_loaded(law: Law) -> None:
    limited = {name for one in law.clocks if one.kind is ClockKind.LIMIT for name in one.ladders}

    assert {ladder.id for ladder in law.ladders} - limited == WITHOUT_A_LIMIT
    for name in WITHOUT_A_LIMIT:
        assert law.ladder(name).rung("oversight").not_loaded is not None


def test_a_limit_that_was_not_verified_says_so(law: Law) -> None:
    for clock in (one for one in law.clocks if one.kind is ClockKind.LIMIT):
        unsure = clock.certainty is Certainty.GENERAL_KNOWLEDGE
        assert unsure == (clock.id in NOT_VERIFIED), clock.id
        assert not unsure or clock.not_loaded is not None, clock.id


def test_nobody_is_pushed_to_complain(law: Law) -> None:
    for clock in (one for one in law.clocks if one.rung == "oversight"):
        assert "nothing is lost in the file" in clock.do.en, clock.id
        assert "le dossier n\u2019y perd rien" in clock.do.fr, clock.id


def test_manitoba_is_told_to_file_at_once_and_before_day_30(law: Law) -> None:
    limit, step = law.clock("lera_complaint_30_days"), law.clock("oversight_20_days_manitoba")

    assert "at once" in limit.do.en
    assert "tout de suite" in limit.do.fr
    assert "at once" in step.do.en
    assert step.after < limit.after
    told = [one.id for one in law.clocks_for("ca.mb.municipal", province="MB") if one.rung == "oversight"]
    assert told == ["oversight_20_days_manitoba"]


def test_each_ladder_is_told_of_oversight_once(law: Law) -> None:
    for ladder in law.ladders:
        steps = [one for one in law.clocks_for(ladder.id, province=ladder.provinces[0]) if one.rung == "oversight"]
        assert len(steps) == 1, ladder.id


def test_the_steps_of_the_first_month_come_in_order_for_every_ladder(law: Law) -> None:
    for ladder in law.ladders:
        steps = law.clocks_for(ladder.id, province=ladder.provinces[0])
        after = [one.after for one in steps if one.starts is Starts.FIRST_REPORT]
        last = 20 if ladder.id == "ca.mb.municipal" else 30
        days = [timedelta(days=one) for one in (7, 14, 18, last)]
        assert after == [timedelta(hours=8), timedelta(hours=48), *days], ladder.id


def test_a_promise_without_a_date_waits_two_working_days(law: Law) -> None:
    clock = law.clock("undated_promise")

    assert (clock.working_days, clock.after) == (2, timedelta())
    assert (clock.starts, clock.rings) == (Starts.UNDATED_PROMISE, Rings.WORKING_DAY)
    assert (clock.rung, clock.certainty) == (None, Certainty.GENERAL_KNOWLEDGE)


def test_every_step_has_polite_words_for_silence_said_in_one_breath(law: Law) -> None:
    for clock in (one for one in law.clocks if one.kind is ClockKind.STEP):
        assert clock.silence is not None, clock.id
        for lang in ("en", "fr"):
            assert len(clock.silence.say(lang).split()) <= ONE_BREATH, (clock.id, lang)
            assert not re.search(r"\b(sue|lawyer|media|failed|refused)\b", clock.silence.say(lang)), clock.id


def test_the_18_days_never_wait_for_a_working_day(law: Law) -> None:
    assert law.clock("demand_ends_18_days").rings is not Rings.WORKING_DAY
    assert all(one.rings is not Rings.WORKING_DAY for one in law.clocks if one.kind is not ClockKind.STEP)


def test_every_province_whose_law_is_known_has_a_duty_and_it_runs_from_the_first_hour(law: Law) -> None:
    duties = [one for one in law.clocks if one.kind is ClockKind.DUTY]

    assert {name for one in duties for name in one.provinces} == WITH_A_DUTY
    assert len(duties) == len(WITH_A_DUTY)
    assert {(one.after, one.rings) for one in duties} == {(timedelta(hours=1), Rings.ANY_HOUR)}


def test_a_duty_runs_only_for_someone_at_home_and_rests_on_a_duty_of_its_province(law: Law) -> None:
    for clock in (one for one in law.clocks if one.kind is ClockKind.DUTY):
        assert clock.starts is Starts.LEARNED
        assert clock.when is not None
        assert clock.provinces
        assert clock.provision is not None
        provision = law.provision(clock.provision)
        assert provision.kind is ProvisionKind.DUTY
        assert provision.provinces == clock.provinces
        assert clock.certainty is Certainty.GENERAL_KNOWLEDGE
        assert clock.body is not None
        assert law.body(clock.body).kind is BodyKind.CHILD_PROTECTION


@pytest.mark.parametrize("province", sorted(WITH_A_DUTY))
def test_a_duty_runs_for_someone_at_home_and_not_for_a_stranger(law: Law, stated: Stated, province: str) -> None:
    (clock,) = law.clocks_of(ClockKind.DUTY, province=province)
    assert clock.when is not None

    told = {
        "lives_here": evaluate(clock.when, stated({"stranger/s": {"may_live_with_child": True}})).answer,
        "parent": evaluate(clock.when, stated({"stranger/s": {"relation": "parent"}})).answer,
        "stranger": evaluate(
            clock.when, stated({"stranger/s": {"relation": "none", "may_live_with_child": False}})
        ).answer,
        "nothing": evaluate(clock.when, stated({"stranger/s": {"claims": "a boy of 14"}})).answer,
    }

    assert (told["lives_here"], told["parent"]) == (Answer.YES, Answer.YES)
    assert (told["stranger"], told["nothing"]) == (Answer.NO, Answer.NOT_KNOWN)


def test_words_for_silence_claim_no_more_time_than_has_passed(law: Law) -> None:
    for clock in (one for one in law.clocks if one.silence is not None and one.after < timedelta(days=28)):
        assert clock.silence is not None
        assert "month" not in clock.silence.en, clock.id
        assert "mois" not in clock.silence.fr, clock.id


def test_a_limit_that_was_not_read_is_not_said_to_be_set_by_an_act(law: Law) -> None:
    for name in NOT_VERIFIED:
        assert "sets this limit" not in law.clock(name).why.en, name
        assert not re.search(r"fixe(?:nt)? ce délai", law.clock(name).why.fr), name


def test_a_duty_whose_act_was_not_read_quotes_no_threshold_of_it(law: Law) -> None:
    for name in ("ab", "sk", "qc", "ns"):
        why = law.clock(f"duty_to_report_{name}").why
        assert "believe" not in why.en, name
        assert "were not read" in why.en, name
        assert "n\u2019ont pas été lus" in why.fr, name


def test_no_sentence_of_a_clock_ends_twice(law: Law) -> None:
    for clock in law.clocks:
        for words in filter(None, (clock.length, clock.what, clock.do, clock.why, clock.silence, clock.not_loaded)):
            assert ".." not in words.en + words.fr, clock.id
