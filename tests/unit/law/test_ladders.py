"""The ladders of every province and territory: who has which, what each rung says, and what is not loaded."""

import re
from typing import Final

import pytest

from standfast.case.vocabulary import Role
from standfast.law import Certainty, Law, Rung, load_law
from standfast.law.clocks import ClockKind

PROVINCES: Final = ("BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU")
KINDS: Final = ("rcmp", "municipal", "provincial", "first_nations", "unknown")
RUNGS: Final = (
    "officer",
    "watch_commander",
    "specialised_unit",
    "officer_in_charge",
    "professional_standards",
    "oversight",
    "board",
    "minister",
)
# Which police there is where; a dash is a kind that the province doesn't have. Of municipal, provincial, First Nations.
TABLE: Final = {
    "BC": ("ca.rcmp", "ca.bc.municipal", None, "ca.first_nations"),
    "AB": ("ca.rcmp", "ca.ab.municipal", None, "ca.ab.first_nations"),
    "SK": ("ca.rcmp", "ca.sk.municipal", None, "ca.first_nations"),
    "MB": ("ca.rcmp", "ca.mb.municipal", None, "ca.first_nations"),
    "ON": (None, "ca.on.municipal", "ca.on.opp", "ca.on.first_nations"),
    "QC": (None, "ca.qc.municipal", "ca.qc.sq", "ca.qc.first_nations"),
    "NB": ("ca.rcmp", "ca.nb.municipal", None, "ca.first_nations"),
    "NS": ("ca.rcmp", "ca.ns.municipal", None, "ca.first_nations"),
    "PE": ("ca.rcmp", "ca.pe.municipal", None, "ca.first_nations"),
    "NL": ("ca.rcmp", None, "ca.nl.rnc", "ca.first_nations"),
    "YT": ("ca.rcmp", None, None, "ca.first_nations"),
    "NT": ("ca.rcmp", None, None, "ca.first_nations"),
    "NU": ("ca.rcmp", None, None, "ca.first_nations"),
}
UNITS: Final = {
    "BC": "ca.bc.ice",
    "AB": "ca.ab.ice",
    "SK": "ca.sk.ice",
    "MB": "ca.mb.ice",
    "NB": "ca.nb.ice",
    "NS": "ca.ns.ice",
    "PE": "ca.pe.ice",
    "NL": "ca.nl.ice",
    "YT": "ca.ncecc",
    "NT": "ca.nt.ice",
    "NU": "ca.ncecc",
}
OVERSIGHT: Final = {
    "ca.rcmp": ("ca.crcc", "crcc_complaint_1_year"),
    "ca.bc.municipal": ("ca.bc.opcc", "opcc_complaint_1_year"),
    "ca.ab.municipal": ("ca.ab.prc", "prc_complaint_1_year"),
    "ca.ab.first_nations": ("ca.ab.prc", "prc_complaint_1_year"),
    "ca.sk.municipal": ("ca.sk.pcc", "sk_pcc_complaint_1_year"),
    "ca.mb.municipal": ("ca.mb.lera", "lera_complaint_30_days"),
    "ca.on.opp": ("ca.on.leca", "leca_complaint_6_months"),
    "ca.on.municipal": ("ca.on.leca", "leca_complaint_6_months"),
    "ca.on.first_nations": ("ca.on.leca", "leca_complaint_6_months"),
    "ca.qc.sq": ("ca.qc.commissaire", "commissaire_complaint_1_year"),
    "ca.qc.municipal": ("ca.qc.commissaire", "commissaire_complaint_1_year"),
    "ca.qc.first_nations": ("ca.qc.commissaire", "commissaire_complaint_1_year"),
    "ca.nb.municipal": ("ca.nb.police_commission", "nb_complaint_1_year"),
    "ca.ns.municipal": ("ca.ns.opcc", "ns_complaint_12_months"),
    "ca.pe.municipal": ("ca.pe.police_commissioner", None),
    "ca.nl.rnc": ("ca.nl.rnc_pcc", "rnc_complaint_6_months"),
    "ca.first_nations": (None, None),
    "ca.any": (None, None),
}
ONE_BREATH: Final = 45


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law("ca")


def rungs(law: Law) -> list[tuple[str, Rung]]:
    return [(ladder.id, rung) for ladder in law.ladders for rung in ladder.rungs]


@pytest.mark.parametrize("province", PROVINCES)
def test_each_police_that_exists_has_one_ladder_and_what_does_not_exist_the_general_one(
    law: Law, province: str
) -> None:
    expected = dict(zip(KINDS, (*TABLE[province], "ca.any"), strict=True))

    found = {kind: [one.id for one in law.ladders if one.serves(province=province, police=kind)] for kind in expected}

    assert found == {kind: [name] if name is not None else [] for kind, name in expected.items()}
    asked = {kind: law.ladder_for(province=province, police=kind) for kind in expected}
    assert {kind: one.id for kind, one in asked.items() if one is not None} == {
        kind: name or "ca.any" for kind, name in expected.items()
    }


def test_a_kind_of_police_that_is_no_kind_has_the_general_ladder_and_a_place_that_is_none_has_none(law: Law) -> None:
    general = law.ladder_for(province="ON", police="of another country")

    assert general is not None
    assert general.id == "ca.any"
    assert law.ladder_for(province=None, police="municipal") is None
    assert law.ladder_for(province="nowhere", police=None) is None


@pytest.mark.parametrize("province", PROVINCES)
def test_a_family_that_does_not_know_its_police_still_has_a_way_up(law: Law, province: str) -> None:
    ladder = law.ladder_for(province=province, police=None)

    assert ladder is not None
    assert ladder.id == "ca.any"
    unit = ladder.rung("specialised_unit").body_for(province)
    assert unit is not None
    assert law.body(unit).serves(province)


def test_no_ladder_is_without_a_place_in_the_table(law: Law) -> None:
    used = {name for row in TABLE.values() for name in row if name is not None} | {"ca.any"}

    assert {one.id for one in law.ladders} == used


def test_every_ladder_has_the_same_rungs_in_order_so_that_a_clock_can_name_one(law: Law) -> None:
    for ladder in law.ladders:
        assert tuple(rung.id for rung in ladder.rungs) == RUNGS, ladder.id
        roles = [rung.role for rung in ladder.rungs]
        assert len(set(roles)) == len(roles), "a contact's role tells one rung"
        assert set(roles) <= {role.value for role in Role}
        assert roles[-1] == "minister"


@pytest.mark.parametrize("province", [one for one in PROVINCES if one not in {"ON", "QC"}])
def test_an_rcmp_detachment_turns_to_the_unit_of_its_province(law: Law, province: str) -> None:
    rung = law.ladder("ca.rcmp").rung("specialised_unit")

    unit = rung.body_for(province)

    assert unit == UNITS[province]
    assert law.body(unit).serves(province)


def test_each_ladder_leads_to_its_own_oversight_and_limit(law: Law) -> None:
    found = {one.id: (one.rung("oversight").body, one.rung("oversight").limit) for one in law.ladders}

    assert found == OVERSIGHT


def test_a_rungs_limit_belongs_to_its_ladder_and_body(law: Law) -> None:
    for name, rung in rungs(law):
        if rung.limit is not None:
            clock = law.clock(rung.limit)
            assert clock.kind is ClockKind.LIMIT
            assert name in clock.ladders
            assert clock.body == rung.body


def test_words_are_said_in_one_breath_and_end_in_a_question(law: Law) -> None:
    for name, rung in rungs(law):
        for lang in ("en", "fr"):
            assert len(rung.words.say(lang).split()) <= ONE_BREATH, (name, rung.id, lang)
            assert len(rung.ask.say(lang).split()) <= ONE_BREATH, (name, rung.id, lang)
            assert rung.words.say(lang).endswith("."), (name, rung.id, lang)
            assert rung.ask.say(lang).endswith("?"), (name, rung.id, lang)
            assert rung.when.say(lang).endswith("."), (name, rung.id, lang)


def test_what_is_not_loaded_comes_with_the_question_that_finds_it_out(law: Law) -> None:
    told = [(name, rung.not_loaded) for name, rung in rungs(law) if rung.not_loaded is not None]

    assert told
    for name, words in told:
        assert ": " in words.en, name
        assert words.en.endswith("?"), name
        assert words.fr.endswith("?"), name


def test_an_oversight_without_a_body_or_limit_says_that_it_is_not_loaded(law: Law) -> None:
    for ladder in law.ladders:
        rung = ladder.rung("oversight")
        if rung.body is None or rung.limit is None:
            assert rung.not_loaded is not None, ladder.id


def test_a_complaint_is_kept_apart_from_the_file(law: Law) -> None:
    for ladder in law.ladders:
        over, standards = ladder.rung("oversight"), ladder.rung("professional_standards")
        assert "does not move an investigation" in over.when.en, ladder.id
        assert "ne fait pas avancer une enquête" in over.when.fr, ladder.id
        assert "apart" in over.words.en
        assert "apart" in standards.words.en


def test_manitoba_says_to_file_at_once(law: Law) -> None:
    rung = law.ladder("ca.mb.municipal").rung("oversight")

    assert "at once" in rung.when.en
    assert "tout de suite" in rung.when.fr
    assert rung.not_loaded is not None
    assert rung.certainty is Certainty.GENERAL_KNOWLEDGE


def test_quebec_asks_for_an_event_number_in_its_own_words(law: Law) -> None:
    for name in ("ca.qc.sq", "ca.qc.municipal", "ca.qc.first_nations"):
        ladder = law.ladder(name)
        assert "numéro d\u2019événement" in ladder.rung("officer").ask.fr
        assert "lieutenant" in ladder.rung("watch_commander").title.fr
    assert "directeur de poste" in law.ladder("ca.qc.sq").rung("officer_in_charge").title.fr


def test_a_rung_is_no_surer_than_the_body_and_limit_it_names(law: Law) -> None:
    for name, rung in rungs(law):
        if rung.certainty is Certainty.READ_IN_SOURCE:
            named = [*filter(None, [rung.body]), *rung.body_in.values()]
            sure = [law.body(one).certainty for one in named]
            sure += [law.clock(rung.limit).certainty] if rung.limit is not None else []
            assert set(sure) <= {Certainty.READ_IN_SOURCE}, (name, rung.id)


def test_a_rung_of_general_knowledge_says_so_in_its_sources(law: Law) -> None:
    doubt = ("general knowledge", "not verified", "to be verified", "national centre")
    for name, rung in rungs(law):
        if rung.certainty is Certainty.GENERAL_KNOWLEDGE:
            read = " ".join(f"{one.title.en} {one.where.en}" for one in rung.sources)
            assert any(word in read for word in doubt), (name, rung.id)


def test_a_rung_that_serves_many_provinces_speaks_of_none_of_them(law: Law) -> None:
    named = re.compile(r"Yukon|Nunavut|Northwest|Alberta|Saskatchewan|Manitoba|Ontario|Quebec|Scotia|Brunswick")
    for ladder in law.ladders:
        for rung in ladder.rungs if len(ladder.provinces) > 1 else ():
            told = [rung.title, rung.when, rung.words, rung.ask, *filter(None, [rung.not_loaded])]
            assert not any(named.search(words.en) for words in told), (ladder.id, rung.id)


def test_the_media_come_last_of_all_and_no_detail_of_a_child_is_given(law: Law) -> None:
    for ladder in law.ladders:
        when = ladder.rungs[-1].when
        assert when.en.index("Give no detail of your child") < when.en.index("media would come last"), ladder.id
        assert when.fr.index("aucun détail sur votre enfant") < when.fr.index("tout dernier"), ladder.id
