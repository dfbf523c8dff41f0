"""The Criminal Code beside its offences: instruments, rules of defence, evidence and procedure, and protections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from standfast.ground.words import Words
from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.law import Law, Provision, load_law
from standfast.law.provisions import HeadingRead, Power, ProvisionKind
from standfast.law.sources import Certainty

READ = {"y": HeadingRead.READ, "e": HeadingRead.ENACTING_ACT, "n": HeadingRead.NOT_READ}
BANDS = {
    ProvisionKind.INSTRUMENT: range(400, 491),
    ProvisionKind.RULE: range(500, 591),
    ProvisionKind.PROTECTION: range(600, 691),
}
# Its text was read in English, its marginal note in neither language: the title is ours.
WITHOUT_A_ROW = {"172.2(4)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A section of the Code, its marginal notes and how each was read."""

    section: str
    en: str | None
    fr: str | None
    read: list[str]
    amended: str | None

    @property
    def id(self) -> str:
        return "ca.cc." + self.section.replace("(", ".").replace(")", "")


def rows() -> tuple[Row, ...]:
    path = Path(__file__).parent / "headings.yaml"
    told = cast("dict[str, list[dict[str, Any]]]", plain_value(read_yaml(path)))
    return tuple(Row(**one) for one in told["headings"])


ROWS = rows()


@pytest.fixture
def law() -> Law:
    return load_law("ca")


@pytest.fixture
def procedure(law: Law) -> tuple[Provision, ...]:
    return tuple(one for one in law.provisions if one.act == "ca.cc" and one.kind in BANDS)


def power_of(one: Provision) -> Power:
    assert one.power is not None, one.id
    return one.power


def texts(one: Provision) -> Iterator[Words]:
    """Give everything that a family reads of a provision, its title and sources aside."""
    yield one.plain
    yield from filter(None, (one.maximum, one.says, one.time))
    yield from one.notes
    if one.power is not None:
        yield from (one.power.gets, one.power.who, one.power.threshold, one.power.lasts, one.power.ask)


def said(one: Provision) -> str:
    return " ".join(text.en for text in texts(one))


def plain_spaces(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize("row", ROWS, ids=[one.section for one in ROWS])
def test_each_section_has_its_official_note_as_it_was_read(law: Law, row: Row) -> None:
    one = law.provision(row.id)
    statute = one.statute

    assert one.section == row.section
    assert statute is not None
    assert (statute.file, statute.section) == ("C-46", row.section)
    assert (statute.heading_en, statute.heading_fr) == (READ[row.read[0]], READ[row.read[1]])
    assert row.en is None or plain_spaces(one.title.en) == row.en
    assert row.fr is None or plain_spaces(one.title.fr) == row.fr
    assert row.amended is None or statute.last_amended == date.fromisoformat(row.amended)


@pytest.mark.parametrize("row", ROWS, ids=[one.section for one in ROWS])
def test_what_was_not_read_in_the_code_never_claims_to_be(law: Law, row: Row) -> None:
    one = law.provision(row.id)

    assert one.was_read == ("y" in row.read)
    if not one.was_read:
        assert one.span_certainty is Certainty.GENERAL_KNOWLEDGE
        assert not any("consolidated" in source.where.en for source in one.sources)


def test_a_source_names_the_languages_that_were_read(law: Law) -> None:
    languages = {"yy": "English and French", "ye": "English,", "yn": "English,", "ey": "French,"}
    for row in ROWS:
        if (told := languages.get("".join(row.read))) is not None:
            assert f"C-46, {told}" in law.provision(row.id).sources[0].where.en, row.section


def test_every_provision_of_procedure_has_its_row(procedure: tuple[Provision, ...]) -> None:
    assert {one.section for one in procedure} == {row.section for row in ROWS} | WITHOUT_A_ROW


def test_each_kind_keeps_to_its_place_and_no_two_share_one(procedure: tuple[Provision, ...]) -> None:
    assert all(one.order in BANDS[one.kind] for one in procedure)
    assert len({one.order for one in procedure}) == len(procedure)


def test_a_title_in_our_own_words_says_so(procedure: tuple[Provision, ...]) -> None:
    own = {
        one.section
        for one in procedure
        if one.statute is not None and HeadingRead.NOT_READ in (one.statute.heading_en, one.statute.heading_fr)
    }

    assert own == {"164.1(5)", "172.2(4)", "490(15)", "738"}


def test_every_instrument_is_asked_for_by_one_question_in_both_languages(procedure: tuple[Provision, ...]) -> None:
    asks = [power_of(one).ask for one in procedure if one.kind is ProvisionKind.INSTRUMENT]

    assert len(asks) == 22
    for ask in asks:
        for text in (ask.en, ask.fr):
            assert text.endswith("?"), text
            assert len(re.findall(r"[.?!](?=\s|$)", text)) == 1, text


def test_every_protection_has_words_to_ask_for_it(procedure: tuple[Provision, ...]) -> None:
    for one in (each for each in procedure if each.kind is ProvisionKind.PROTECTION):
        assert one.says is not None, one.id
        assert one.section in one.says.en
        assert one.section in one.says.fr


def test_what_a_family_can_say_is_three_short_sentences_at_most(procedure: tuple[Provision, ...]) -> None:
    for one in procedure:
        for text in (one.says.en, one.says.fr) if one.says is not None else ():
            assert len(re.findall(r"[.?!](?=\s+[A-ZÀÉ]|$)", text)) <= 3, text


def test_a_demand_lasts_21_days_and_cannot_be_repeated(law: Law) -> None:
    demand = law.provision("ca.cc.487.012")
    power = power_of(demand)

    assert power.lasts_days == 21
    assert "21 days" in power.lasts.en
    assert "No second demand for the same data" in power.lasts.en
    assert "Pas de second ordre pour les mêmes données" in power.lasts.fr
    assert law.provision("ca.cc.487.013") in law.see(demand), "the order that follows it"


def test_each_power_lasts_the_days_that_the_code_sets(procedure: tuple[Provision, ...]) -> None:
    days = {one.section: one.power.lasts_days for one in procedure if one.power is not None}

    assert {section: set_days for section, set_days in days.items() if set_days is not None} == {
        "487.012": 21,
        "487.013": 90,
        "487.0131": 60,
        "487.0141": 60,
        "487.015": 60,
    }


@pytest.mark.parametrize(
    ("threshold", "sections"),
    [
        ("suspect", {"487.012", "487.013", "487.0131", "487.015", "487.016", "487.017", "487.018"}),
        ("believe", {"487", "487.01", "487.014", "487.0141", "487.0191"}),
    ],
)
def test_suspicion_is_enough_for_some_powers_and_belief_is_needed_for_others(
    procedure: tuple[Provision, ...], threshold: str, sections: set[str]
) -> None:
    said_so = {
        one.section for one in procedure if one.power is not None and f"to {threshold}" in one.power.threshold.en
    }

    assert said_so == sections


@pytest.mark.parametrize(
    ("section", "figures"),
    [
        ("786(2)", ["12 months"]),
        ("278.3", ["60 days"]),
        ("487.0193", ["30 days"]),
        ("487.01921", ["3 days", "14 days"]),
        ("490(15)", ["3 clear days"]),
        ("507.1", ["6 months"]),
    ],
)
def test_a_time_limit_is_said_as_the_code_sets_it(law: Law, section: str, figures: list[str]) -> None:
    time = law.provision("ca.cc." + section.replace("(", ".").replace(")", "")).time

    assert time is not None
    assert all(figure in time.en for figure in figures)


@pytest.mark.parametrize(
    ("section", "maximum"),
    [
        ("463", ["14 years", "half"]),
        ("464", ["same as for an attempt"]),
        ("487.0197", ["$5,000"]),
        ("487.0198", ["$250,000", "2 years less a day"]),
        ("787(1)", ["$5,000", "2 years less a day", "or both"]),
        ("161", ["4 years"]),
    ],
)
def test_a_maximum_is_the_one_that_was_read(law: Law, section: str, maximum: list[str]) -> None:
    told = law.provision("ca.cc." + section.replace("(", ".").replace(")", "")).maximum

    assert told is not None
    assert all(figure in told.en for figure in maximum)


def test_both_languages_give_the_same_figures(procedure: tuple[Provision, ...]) -> None:
    for one in procedure:
        for text in texts(one):
            assert figures(text.en) == figures(text.fr), f"{one.id}: {text.en} / {text.fr}"


def figures(text: str) -> list[str]:
    # The mark of thousands differs: 5,000 and 5 000.
    closed = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3})", "", text)
    return sorted(re.findall(r"\d+(?:\.\d+)*", closed))


# --- What the reading of the Code corrected.


def test_urgency_replaces_no_production_order_to_a_platform(law: Law) -> None:
    power = power_of(law.provision("ca.cc.487.11"))

    assert "487(1) and 492.1(1)" in power.gets.en
    assert "replaces no production order" in power.gets.en


def test_only_data_not_kept_in_the_ordinary_course_is_destroyed_and_not_under_an_order(law: Law) -> None:
    told = said(law.provision("ca.cc.487.0194"))

    assert "in the ordinary course of business, is not" in told
    assert "while an order under sections 487.013 to 487.017 covers the data" in told


def test_an_account_kept_open_can_still_be_closed_by_its_holder(law: Law) -> None:
    kept = law.provision("ca.cc.487.0131")

    assert "The account holder can still close the account" in said(kept)
    assert "ca.cc.487.01921" in kept.see


def test_no_shield_of_records_is_promised_where_luring_is_the_only_charge(law: Law) -> None:
    told = law.provision("ca.cc.278.2")
    listed = next(note.en for note in told.notes if note.en.startswith("The list:"))

    assert not re.search(r"163\.1|171\.1|172\.1|172\.2|\b170 to\b", listed)
    assert "are not on the list" in told.plain.en
    assert "do not count on it" in said(told)


@pytest.mark.parametrize("section", ["489.1", "490"])
def test_whether_a_device_handed_over_counts_as_seized_is_left_open(law: Law, section: str) -> None:
    power = power_of(law.provision(f"ca.cc.{section}"))

    assert "open question" in power.threshold.en
    assert "pas tranchée" in power.threshold.fr


def test_written_consent_is_read_before_it_is_signed(law: Law) -> None:
    told = said(law.provision("ca.cc.490"))

    assert "read before you sign" in told
    assert "(s. 490(3.1))" in told


def test_a_seized_thing_may_be_examined_and_nothing_is_said_of_copies(law: Law) -> None:
    told = law.provision("ca.cc.490.15")

    assert "examine it. Copies are not mentioned" in told.plain.en


def test_acts_abroad_reach_permanent_residents_too(law: Law) -> None:
    told = law.provision("ca.cc.7.4.1")

    assert "permanent resident" in told.plain.en
    assert "résident permanent" in told.plain.fr


def test_the_struck_presumption_is_not_to_be_relied_on(law: Law) -> None:
    told = law.provision("ca.cc.172.1.3")

    assert "struck it: do not rely on it" in told.plain.en
    assert any("Morrison" in source.title.en for source in told.sources)


def test_an_attempt_needs_no_possibility(law: Law) -> None:
    assert "whether or not it was possible" in law.provision("ca.cc.24").plain.en


def test_close_in_age_has_its_two_gaps_and_ends_at_trust(law: Law) -> None:
    for name, ages, gap in (("ca.cc.150.1.2", "12 or 13", "2 years"), ("ca.cc.150.1.2.1", "14 or 15", "5 years")):
        told = law.provision(name)
        assert ages in told.plain.en
        assert f"less than {gap} older" in told.plain.en
        assert "position of trust or authority" in said(told)


def test_showing_police_is_said_as_the_first_steps_say_it(law: Law) -> None:
    told = law.provision("ca.cc.163.1.6")

    assert told.plain.en == (
        "The law has a defence for acts done for a real purpose of justice that put no child at undue risk."
    )
    assert "Do not copy, send, print, crop or delete it." in said(told)


# --- What no text may do.


def test_protections_stand_behind_the_act_whose_text_was_not_read(law: Law, procedure: tuple[Provision, ...]) -> None:
    assert all("ca.c16" in one.gates for one in procedure if one.kind is ProvisionKind.PROTECTION)
    assert law.gate("ca.c16").not_known is not None


def test_orders_for_data_stand_behind_the_bill_that_would_add_to_them(law: Law) -> None:
    orders = [one for one in law.instruments if re.fullmatch(r"487\.01\d+", one.section)]

    assert len(orders) == 11
    assert all("ca.c22" in one.gates for one in orders)
    assert law.gate("ca.c22").not_known is not None


def test_nobody_is_told_to_move_copy_or_send_an_image(procedure: tuple[Provision, ...]) -> None:
    told = re.compile(r"(?i)\b(copy|copying|send|print|forward|move|export|upload|crop|screenshot)\b")
    for one in procedure:
        for sentence in re.split(r"(?<=[.?!:])\s", said(one)):
            harmless = re.search(r"(?i)\bnot\b|\bwithout\b|a copy\?|a copy,|gets a copy", sentence)
            assert not told.search(sentence) or harmless, sentence


def test_a_childs_own_position_is_never_named(procedure: tuple[Provision, ...]) -> None:
    english = re.compile(r"(?i)\blegal\b|\b(?:will|could|may|can|might) be (?:charged|prosecuted|convicted)\b")
    french = re.compile(r"(?i)\b(?:sera|serait|pourrait être|peut être) (?:accusé|poursuivi|inculpé)|n.est pas illégal")
    for one in procedure:
        for text in texts(one):
            assert not english.search(text.en.replace("No one can be convicted", "")), text.en
            assert not french.search(text.fr), text.fr


def test_no_minimum_is_quoted(procedure: tuple[Provision, ...]) -> None:
    for one in procedure:
        for text in texts(one):
            assert "minimum" not in text.en.lower()
            assert "minim" not in text.fr.lower()
