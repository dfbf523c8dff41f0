"""The law beside the Criminal Code: rights, evidence, duties, judgments, provinces, and when they change."""

import re
from itertools import chain

import pytest

from standfast.law import Certainty, HeadingRead, Law, Provision, ProvisionKind, load_law

PROVINCES = ("BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU")
RIGHTS = (3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 25, 26)
HELD = {"ca.cvbr": "C-23.7", "ca.cea": "C-5", "ca.mra": "I-20.7"}
"""The Acts whose whole text was read, and compared, in both languages."""


@pytest.fixture
def law() -> Law:
    return load_law("ca")


def others(law: Law) -> tuple[Provision, ...]:
    return tuple(one for one in law.provisions if one.act != "ca.cc")


def all_words(one: Provision) -> str:
    """Give everything that people may read of a provision, in both languages."""
    words = (one.title, one.plain, one.ask, one.says, one.time, *one.notes)
    return " ".join(chain.from_iterable((text.en, text.fr) for text in words if text is not None)).lower()


def test_the_rights_exist_before_any_charge(law: Law) -> None:
    begins = law.provision("ca.cvbr.18.2")

    assert begins.was_read
    assert "before any charge" in begins.plain.en
    assert "avant toute accusation" in begins.plain.fr
    assert begins.id in law.provision("ca.cvbr.7").see


@pytest.mark.parametrize("section", RIGHTS)
def test_each_right_of_a_victim_is_asked_for_by_its_section(law: Law, section: int) -> None:
    right = law.provision(f"ca.cvbr.{section}")

    assert right.kind is ProvisionKind.RIGHT
    assert right.ask is not None
    assert f"section {section}" in right.ask.en
    assert f"article {section}" in right.ask.fr


@pytest.mark.parametrize(("section", "word"), [("20", "discretion"), ("28", "sue"), ("29", "appeal")])
def test_the_limits_of_the_rights_are_told_beside_them(law: Law, section: str, word: str) -> None:
    limit = law.provision(f"ca.cvbr.{section}")

    assert limit.kind is ProvisionKind.RULE
    assert word in limit.plain.en


def test_words_to_say_are_one_sentence_or_two(law: Law) -> None:
    for one in others(law):
        for said in (one.ask, one.says):
            for text in () if said is None else (said.en, said.fr):
                plain = re.sub(r"\b(ss?|art|par|para|O|Reg|Règl|Ont)\.", "", text)
                assert len(re.findall(r"[.?!](?=\s|$)", plain)) <= 2, f"{one.id}: {text}"


def test_whatever_else_the_law_says_can_be_said_by_a_family(law: Law) -> None:
    assert [one.id for one in others(law) if one.ask is None and one.says is None] == []


@pytest.mark.parametrize("act", HELD)
def test_an_act_that_is_held_carries_its_notes_digests_and_dates(law: Law, act: str) -> None:
    held = [one for one in law.provisions if one.act == act]

    assert held
    for one in held:
        assert one.statute is not None
        assert one.statute.file == HELD[act]
        assert (one.statute.heading_en, one.statute.heading_fr) == (HeadingRead.READ, HeadingRead.READ)
        assert one.statute.digest_en is not None
        assert one.statute.digest_fr not in {None, one.statute.digest_en}
        assert one.statute.last_amended == one.span.since
        assert one.was_read


def test_electronic_messages_have_every_section_on_them(law: Law) -> None:
    for section in range(1, 9):
        assert law.provision(f"ca.cea.31.{section}").plain.en


def test_a_childs_word_counts_without_an_oath(law: Law) -> None:
    word = law.provision("ca.cea.16.1")

    assert word.kind is ProvisionKind.PROTECTION
    assert "no oath" in word.plain.en


def test_a_services_duties_end_on_a_day_that_is_told(law: Law) -> None:
    kept = law.provision("ca.mra.4")

    assert kept.kind is ProvisionKind.DUTY
    assert kept.time is not None
    assert "21 days" in kept.time.en
    assert "ca.c16" in kept.gates


def test_only_the_judgment_whose_copy_was_read_claims_to_be_read(law: Law) -> None:
    assert [one.id for one in law.authorities if one.was_read] == ["ca.scc.2025.33"]


@pytest.mark.parametrize(
    "name",
    [
        *(f"ca.scc.{one}" for one in ("2001.2", "2007.5", "2007.41", "2009.56", "2014.43", "2015.29", "2017.59")),
        *(f"ca.scc.{one}" for one in ("2019.15", "2019.22", "2023.26", "2024.6", "1985.libman")),
        *("ca.bcca.2018.5", "ca.onca.1992.wills", "ca.onca.2011.274", "ca.onca.2019.669", "ca.onsc.1998.jane_doe"),
        *("ca.skca.2022.78", "ca.abqb.2011.48", "ca.courts.bono"),
    ],
)
def test_a_judgment_known_through_others_says_so(law: Law, name: str) -> None:
    judgment = law.provision(name)

    assert judgment.kind is ProvisionKind.AUTHORITY
    assert judgment.certainty is Certainty.GENERAL_KNOWLEDGE
    assert judgment.sources


def test_nothing_of_general_knowledge_claims_to_be_read(law: Law) -> None:
    for one in others(law):
        if not one.was_read:
            assert not any("Justice Laws XML" in source.where.en for source in one.sources), one.id
            assert one.statute is None or one.statute.digest_en is None, one.id


@pytest.mark.parametrize("province", PROVINCES)
def test_each_province_has_a_duty_to_report_or_says_that_it_is_not_loaded(law: Law, province: str) -> None:
    duties = [one for one in law.duties if province in one.provinces and "need" in one.title.en]

    assert len(duties) == 1
    (duty,) = duties
    assert (duty.section == "not loaded") == bool(re.search(r"(are|is)n\u2019t loaded", duty.plain.en))


@pytest.mark.parametrize("province", PROVINCES)
def test_a_strangers_contact_is_not_told_to_be_a_duty_of_a_protective_parent(law: Law, province: str) -> None:
    (duty,) = [one for one in law.duties if province in one.provinces and "need" in one.title.en]
    about = [note for note in duty.notes if "stranger" in note.en]

    assert len(about) == 1
    assert "general knowledge" in about[0].en
    assert "connaissance générale" in about[0].fr


@pytest.mark.parametrize("province", PROVINCES)
def test_each_province_has_a_civil_route_or_says_that_it_is_not_loaded(law: Law, province: str) -> None:
    local = [one for one in law.remedies if province in one.provinces]

    assert len(local) == 1
    assert any("litigation guardian" in note.en for note in local[0].notes) or province == "BC"
    assert (local[0].section == "not loaded") == (province in {"YT", "NT", "NU"})


def test_the_civil_route_without_a_fee_is_told_for_british_columbia_only(law: Law) -> None:
    here = {one.id for one in law.provisions_for("BC")}
    there = {one.id for one in law.provisions_for("AB")}

    assert "ca.bc.iipa" in here - there
    assert "without a fee" in law.provision("ca.bc.iipa").plain.en
    assert "ca.removal" in here & there


def test_manitoba_s_duty_about_images_stands_beside_its_other_duty(law: Law) -> None:
    duty = law.provision("ca.mb.cfs.material")

    assert duty.provinces == ("MB",)
    assert "Cybertip.ca" in duty.plain.en
    assert any("Never open, copy or send" in note.en for note in duty.notes)


@pytest.mark.parametrize(
    ("name", "certainty"),
    [
        ("ca.bc.cfcsa.14", "general_knowledge"),
        ("ca.bc.iipa", "read_in_source"),
        ("ca.bc.police_act.15", "general_knowledge"),
        ("ca.budapest", "general_knowledge"),
        ("ca.mb.cfs.material", "read_in_source"),
        ("ca.mla.7", "read_in_source"),
        ("ca.mrr.4", "read_in_source"),
        ("ca.on.cspa.10", "general_knowledge"),
        ("ca.on.cyfsa.125", "read_in_source"),
        ("ca.pipeda.7.3.d", "read_in_source"),
        ("ca.qc.images", "general_knowledge"),
        ("ca.rcmpa.45.7", "read_in_source"),
        ("ca.us.2258a", "read_in_source"),
        ("ca.us.2702.b.8", "general_knowledge"),
        ("ca.us.2703.f", "general_knowledge"),
        ("ca.ycja.146", "general_knowledge"),
        ("ca.ycja.6", "read_in_source"),
    ],
)
def test_each_certainty_is_as_the_facts_mark_it(law: Law, name: str, certainty: str) -> None:
    assert law.provision(name).certainty == certainty


def test_the_complaint_about_the_rcmp_counts_on_one_year_until_the_new_act_is_in_force(law: Law) -> None:
    gate = law.gate("ca.pcrc")

    assert (gate.assent, gate.in_force) == (None, None)
    assert gate.not_known is not None
    assert "one year" in law.provision("ca.rcmpa.45.53.5").plain.en
    assert "Count on one year" in law.provision("ca.pcrc.not_in_force").plain.en


@pytest.mark.parametrize("name", ["ca.c2", "ca.c22"])
def test_no_bill_is_told_as_law(law: Law, name: str) -> None:
    gate = law.gate(name)

    assert (gate.assent, gate.in_force) == (None, None)
    assert "not law" in gate.status.en.lower()


def test_the_immigration_bill_is_not_given_the_budgets_chapter(law: Law) -> None:
    told = law.gate("ca.c2").not_known

    assert told is not None
    assert "not 2026, c. 3" in told.en


def test_a_targeted_child_is_told_to_be_the_victim_and_with_which_certainty(law: Law) -> None:
    for name in ("ca.ycja.4", "ca.ycja.6", "ca.scc.2001.2"):
        told = " ".join(note.en for note in law.provision(name).notes)
        assert "is the victim of luring" in told, name
        assert "not the normal practice (general knowledge)" in told, name


def test_no_position_of_a_child_is_called_legal_or_threatened(law: Law) -> None:
    for one in others(law):
        told = re.sub(r"legal aid|mutual legal assistance", "", all_words(one))
        assert not re.search(r"\b(legal|illegal|lawful to send|will be charged|could be charged)\b", told), one.id
        assert not re.search(r"sera accusé|pourrait être accusé|est légal", told), one.id


def test_no_english_is_left_in_how_an_act_of_a_province_is_cited_in_french(law: Law) -> None:
    for one in law.provisions:
        if one.provinces and one.kind is not ProvisionKind.AUTHORITY:
            assert not re.search(r"\b(the|and|of|with|Act)\b", one.cite.fr), one.id


def test_no_word_to_say_threatens_to_sue(law: Law) -> None:
    for one in others(law):
        for said in (one.ask, one.says):
            text = "" if said is None else said.en.lower()
            assert "i will sue" not in text
            assert "sue" not in text.replace("issue", "").split() or "not threatening to sue" in text, one.id


def test_every_kind_of_provision_is_loaded(law: Law) -> None:
    assert {one.kind for one in law.provisions} == set(ProvisionKind)
