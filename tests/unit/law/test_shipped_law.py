"""The law that ships: sound, complete in both languages, and with the figures that the sources give."""

import re
from datetime import date, timedelta

import pytest

from standfast.ground.errors import BadInput
from standfast.law import (
    Certainty,
    Law,
    RouteKind,
    check_law,
    load_law,
    not_rechecked,
)
from standfast.law.references import fact_keys


@pytest.fixture
def law() -> Law:
    return load_law("ca")


def test_the_shipped_law_has_no_problem() -> None:
    assert check_law("ca") == ()


# Marginal notes and maximums as printed in the consolidated Code (R.S.C. 1985, c. C-46, to 2026-06-17), both languages.
PRINTED = {
    "ca.cc.172.1": ("Luring a child", "Leurre", "14 years"),
    "ca.cc.163.1.2": (
        "Making child sexual abuse and exploitation material",
        "Production de matériel d\u2019abus et d\u2019exploitation pédosexuels",
        "14 years",
    ),
    "ca.cc.163.1.3": (
        "Distribution, etc. of child sexual abuse and exploitation material",
        "Distribution de matériel d\u2019abus et d\u2019exploitation pédosexuels",
        "14 years",
    ),
    "ca.cc.163.1.4": (
        "Possession of child sexual abuse and exploitation material",
        "Possession de matériel d\u2019abus et d\u2019exploitation pédosexuels",
        "10 years",
    ),
    "ca.cc.163.1.4.1": (
        "Accessing child sexual abuse and exploitation material",
        "Accès au matériel d\u2019abus et d\u2019exploitation pédosexuels",
        "10 years",
    ),
    "ca.cc.152": ("Invitation to sexual touching", "Incitation à des contacts sexuels", "14 years"),
    "ca.cc.171.1": (
        "Making sexually explicit material available to child",
        "Rendre accessible à un enfant du matériel sexuellement explicite",
        "14 years",
    ),
    "ca.cc.346": ("Extortion", "Extorsion", "life"),
    "ca.cc.162.1": (
        "Publication, etc., of an intimate image without consent",
        "Publication, etc. non consensuelle d\u2019une image intime",
        "5 years",
    ),
    "ca.cc.151": ("Sexual interference", "Contacts sexuels", "14 years"),
    "ca.cc.153": ("Sexual exploitation", "Exploitation sexuelle", "14 years"),
    "ca.cc.173.2": ("Exposure", "Exhibitionnisme", "2 years"),
    "ca.cc.172.2": (
        "Agreement or arrangement \u2014 sexual offence against child",
        "Entente ou arrangement \u2014 infraction d\u2019ordre sexuel à l\u2019égard d\u2019un enfant",
        "14 years",
    ),
    "ca.cc.264.1": ("Uttering threats", "Proférer des menaces", "5 years"),
    "ca.cc.264": ("Criminal harassment", "Harcèlement criminel", "10 years"),
    "ca.cc.286.1.2": (
        "Obtaining sexual services for consideration from person under 18 years",
        "Obtention de services sexuels moyennant rétribution \u2014 personne âgée de moins de dix-huit ans",
        "10 years",
    ),
    "ca.cc.279.011": (
        "Trafficking of a person under the age of eighteen years",
        "Traite de personnes âgées de moins de dix-huit ans",
        "14 years",
    ),
    "ca.cc.342.1": (
        "Unauthorized use of computer",
        "Utilisation non autorisée d\u2019ordinateur",
        "10 years",
    ),
    "ca.cc.430.1.1": (
        "Mischief in relation to computer data",
        "Méfait à l\u2019égard de données informatiques",
        "10 years",
    ),
    "ca.cc.403": ("Identity fraud", "Fraude à l\u2019identité", "10 years"),
    "ca.cc.372.3": ("Harassing communications", "Communications harcelantes", "2 years"),
}
# Headings read in neither language in the Code itself: general knowledge, never on a first page.
ENACTED_ONLY = {"ca.cc.286.1.2", "ca.cc.279.011", "ca.cc.403", "ca.cc.372.3"}
# Sections that Bill C-16 is not reported to touch, and that print no minimum which its sentencing part could reach.
NOT_REPORTED_CHANGED = {"ca.cc.342.1", "ca.cc.430.1.1", "ca.cc.403", "ca.cc.372.3"}


def test_each_offence_has_its_official_note_and_maximum(law: Law) -> None:
    told = {one.id: (one.title.en, one.title.fr) for one in law.offences}

    assert told == {name: (en, fr) for name, (en, fr, _) in PRINTED.items()}
    for one in law.offences:
        assert one.maximum is not None
        assert PRINTED[one.id][2] in one.maximum.en


def test_only_maximums_are_quoted(law: Law) -> None:
    for one in law.offences:
        assert one.maximum is not None
        assert "minimum" not in one.maximum.en.lower()
        assert "minimal" not in one.maximum.fr.lower()


@pytest.mark.parametrize(
    ("name", "threshold", "days"),
    [
        ("ca.cc.487.012", "suspect", 21),
        ("ca.cc.487.013", "suspect", 90),
        ("ca.cc.487.016", "suspect", None),
        ("ca.cc.487.014", "believe", None),
    ],
)
def test_each_power_has_its_threshold_and_time(law: Law, name: str, threshold: str, days: int | None) -> None:
    power = law.provision(name).power

    assert power is not None
    assert threshold in power.threshold.en
    assert power.lasts_days == days
    assert days is None or (str(days) in power.lasts.en and str(days) in power.lasts.fr)


def test_every_power_is_asked_for_in_one_sentence_or_two(law: Law) -> None:
    for one in law.instruments:
        assert one.power is not None
        for text in (one.power.ask.en, one.power.ask.fr):
            assert len(re.findall(r"[.?!](?=\s|$)", text)) <= 2, text


def test_the_status_of_a_file_may_be_asked_from_the_report_on(law: Law) -> None:
    right = law.provision("ca.cvbr.7")

    assert right.ask is not None
    assert "section 7" in right.ask.en
    assert "reported" in right.plain.en


def test_what_was_not_read_in_its_source_is_recognised(law: Law) -> None:
    assert {one.id for one in law.offences if not one.was_read} == ENACTED_ONLY
    assert not law.provision("ca.scc.2014.43").was_read
    assert law.provision("ca.cvbr.7").was_read


def test_no_offence_speaks_of_guilt_or_proof_of_intent(law: Law) -> None:
    for one in law.offences:
        for element in one.elements:
            assert "guilty" not in element.label.en.lower()
            assert element.id != "purpose" or "consistent with" in element.label.en


def test_older_names_stand_beside_the_new(law: Law) -> None:
    for one in law.offences:
        assert (one.older_name is not None) == ("exploitation material" in one.title.en)


def test_what_bill_c16_is_reported_to_touch_is_behind_the_gate_whose_text_was_not_read(law: Law) -> None:
    gate = law.gate("ca.c16")

    assert (gate.assent, gate.in_force) == (date(2026, 6, 18), None)
    assert gate.not_known is not None
    assert {one.id for one in law.offences if "ca.c16" not in one.gates} == NOT_REPORTED_CHANGED
    assert all(one.text_as_of < date(2026, 6, 18) for one in law.offences)


def test_a_bill_is_never_told_as_law(law: Law) -> None:
    gate = law.gate("ca.c22")

    assert gate.in_force is None
    assert "Not law" in gate.status.en


def test_the_day_before_which_to_ask_comes_before_the_demand_dies(law: Law) -> None:
    power = law.provision("ca.cc.487.012").power

    assert power is not None
    assert power.lasts_days is not None
    assert law.clock("demand_ends_18_days").after < timedelta(days=power.lasts_days)


def test_what_to_call_in_danger_is_loaded(law: Law) -> None:
    for name, number in (("ca.911", "9-1-1"), ("ca.988", "9-8-8")):
        route = law.body(name).route(RouteKind.PHONE)
        assert route is not None
        assert route.value == number


def test_hours_that_were_not_read_are_not_told(law: Law) -> None:
    assert law.body("ca.cybertip").hours is None
    assert law.body("ca.bc.ice").route(RouteKind.PHONE) is None


def test_no_word_to_say_accuses_or_threatens(law: Law) -> None:
    for ladder in law.ladders:
        for rung in ladder.rungs:
            said = f"{rung.words.en} {rung.ask.en}".lower()
            assert not re.search(r"\b(sue|lawyer|media|incompetent|refused|failed)\b", said), rung.id


def test_what_was_not_checked_for_six_months_is_listed(law: Law) -> None:
    assert not_rechecked(law, today=date(2026, 11, 24)) == ()
    assert not_rechecked(law, today=law.checked + timedelta(days=183)) == ()
    late = not_rechecked(law, today=law.checked + timedelta(days=184))
    assert {one.kind for one in late} == {"provision", "gate", "clock", "ladder", "body", "platform", "refusal"}


@pytest.mark.parametrize("ask", ["provision", "gate", "clock", "ladder", "body"])
def test_an_unknown_id_is_told_by_its_kind(law: Law, ask: str) -> None:
    with pytest.raises(BadInput, match=r"law\.unknown") as refused:
        getattr(law, ask)("ca.nothing")

    assert refused.value.problems[0].details == {"kind": ask, "name": "ca.nothing"}


def test_an_unknown_rung_or_jurisdiction_is_told(law: Law) -> None:
    with pytest.raises(BadInput, match="kind=rung"):
        law.ladder("ca.rcmp").rung("mayor")
    with pytest.raises(BadInput, match="kind=jurisdiction"):
        load_law("atlantis")


def test_the_facts_that_the_law_reads_can_be_listed(law: Law) -> None:
    assert {"child.age_at_time", "conduct.demanded", "image.passed_on"} <= fact_keys(law)


def test_certainty_is_a_closed_list() -> None:
    assert [one.value for one in Certainty] == ["read_in_source", "general_knowledge"]
