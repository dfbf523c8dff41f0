"""Invented cases of many shapes for the papers' tests, and the papers made of them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from standfast.case import fold
from standfast.case.from_answers import Writer, bodies_of
from standfast.catalogue.answers import read_answers
from standfast.ground.words import Lang
from standfast.journal import CaseId, Head, Sha256
from standfast.law.load import load_law
from standfast.papers import Document
from standfast.papers.blocks import PaperSize
from standfast.papers.brief import brief
from standfast.papers.do_now import do_now_sheet
from standfast.papers.script import call_script
from standfast.plan.advice import Advice, advise
from tests.factories import LATER, PLACE, advice, contact, contacts

NORTHGATE = Path(__file__).resolve().parents[3] / "examples" / "northgate" / "answers.yaml"
HEAD = Head(case=CaseId("k3m9-q2x7-w4tz"), seq=95, digest=Sha256("ab" * 32))
PAPERS: dict[str, Callable[..., Document]] = {"do-now": do_now_sheet, "script": call_script, "brief": brief}

ALL_DANGER = """\
danger: {meeting_planned: yes, address_known: yes, contact_continuing: yes, self_harm: yes}
stranger:
  - {id: x, may_live_with_child: yes}
conduct:
  - {id: c, threat_made: yes, threat_words: "Send more, or your school sees it.", demanded: images}
"""
TWO_CHILDREN = """\
child:
  - {id: robin, first_name: Robin, age_at_time: 8}
  - {id: wren, first_name: Wren, age_at_time: 15}
account:
  - {id: a, belongs_to: stranger, platform: Pebble, handle: kit.plays.2016}
  - {id: b, belongs_to: stranger, platform: Chatter, handle: kit_again, url: "https://chatter.example.org/kit_again"}
conversation:
  - {id: one, child: robin, account: a, by_telecommunication: yes, age_known_to_person: yes, sexual_talk: yes,
     first_on: 2026-04-20, last_on: 2026-05-09}
  - {id: two, child: wren, account: b, by_telecommunication: yes, sexual_talk: {is: yes, sure: not_sure}}
conduct:
  - {id: c, child: wren, image_asked: yes, touching_asked: {is: yes, sure: think}, explicit_material_sent: yes}
"""
EVERYTHING = """\
danger: {meeting_planned: yes, address_known: yes, contact_continuing: yes, self_harm: yes}
stranger:
  - {id: x, may_live_with_child: yes}
child:
  - {id: robin, first_name: Robin, age_at_time: 8}
  - {id: wren, first_name: Wren, age_at_time: 15}
account:
  - {id: a, belongs_to: stranger, platform: Pebble, handle: kit.plays.2016}
conversation:
  - {id: one, child: robin, account: a, by_telecommunication: yes, age_known_to_person: yes, sexual_talk: yes,
     first_on: 2026-04-20, last_on: 2026-05-09}
  - {id: two, child: wren, account: a, by_telecommunication: yes, sexual_talk: yes}
conduct:
  - {id: c, child: robin, image_asked: yes, touching_asked: yes, explicit_material_sent: yes, threat_made: yes,
     demanded: images}
  - {id: d, child: wren, image_asked: yes, touching_asked: {is: yes, sure: think}, explicit_material_sent: yes,
     threat_made: yes, demanded: images}
image:
  - {id: i, child: robin, intimate: yes, provided: yes, made_because_asked: yes, received_by_person: yes,
     passed_on: yes}
  - {id: j, child: wren, intimate: yes, provided: {is: yes, sure: think}, received_by_person: not_known}
"""
IMAGE_HELD = """\
child:
  - {id: robin, first_name: Robin, age_at_time: 8}
image:
  - {id: i, child: robin, intimate: yes, provided: yes, passed_on: yes, captured: yes, original_lies: evidence_device}
device:
  - {id: t, kind: tablet, secured: yes, isolated: yes}
"""
AT_HOME = """\
caregiver: {name: Wren Alder, relation: parent, phone: 604-555-0134, safe_hours: "21:00"}
child:
  - {id: robin, first_name: Robin, age_at_time: 9}
stranger:
  - {id: s, relation: {is: step_parent, sure: not_sure}}
account:
  - {id: a, belongs_to: stranger, platform: Pebble, handle: kit.plays.2016}
conversation:
  - {id: c, child: robin, account: a, by_telecommunication: yes, sexual_talk: yes}
conduct:
  - {id: d, child: robin, image_asked: yes}
image:
  - {id: i, child: robin, provided: yes, original_lies: phone_in_use}
"""
REFUSED = (
    contacts(contact("2026-05-11T09:00:00-07:00", who="Constable Ellis", role="officer", outcome="reached"))
    + "refusal:\n  - {at: 2026-05-11T09:00:00-07:00, said: Nothing can be done., reason: internet,"
    + " by: Constable Ellis}\n"
    + "promise:\n  - {at: 2026-05-11T09:00:00-07:00, by: Constable Ellis, what: call back,"
    + " due_at: 2026-05-12T09:00:00-07:00}\n"
)
AFTER_THE_CHANGE = TWO_CHILDREN.replace("2026-04-20", "2026-09-01").replace("2026-05-09", "2026-09-02")


@cache
def story(name: str) -> Advice:
    """Conclude one of the stories."""
    return STORIES[name]()


def northgate() -> Advice:
    answers = read_answers(NORTHGATE.read_bytes(), name="answers.yaml", now=LATER)
    assert answers.told_at is not None
    bodies = bodies_of(answers, writer=Writer(name="family", at=LATER))
    case = fold(HEAD.case, enumerate(bodies, start=1), as_of=answers.told_at)
    return advise(case, load_law("ca"), now=answers.told_at)


STORIES: dict[str, Callable[[], Advice]] = {
    "northgate": northgate,
    "nothing known": lambda: advice("", now="2026-05-11T09:00:00-07:00", place=""),
    "only a place": lambda: advice("", now="2026-05-11T09:00:00-07:00"),
    "every danger": lambda: advice(ALL_DANGER),
    "two children": lambda: advice(TWO_CHILDREN),
    "everything": lambda: advice(EVERYTHING),
    "someone at home": lambda: advice(AT_HOME),
    "someone known": lambda: advice(
        AT_HOME.replace("relation: {is: step_parent, sure: not_sure}", "in_authority: yes")
    ),
    "an image is held": lambda: advice(IMAGE_HELD),
    "refused, RCMP": lambda: advice(REFUSED, place="place: {province: BC}\npolice: [{id: p, kind: rcmp}]\n"),
    "a promise runs": lambda: advice(REFUSED, now="2026-05-11T10:00:00-07:00"),
    "no ladder": lambda: advice(TWO_CHILDREN, place="place: {province: ON, city: Anywhere}\n"),
    "after the change": lambda: advice(AFTER_THE_CHANGE, place=PLACE),
    "closed": lambda: advice(REFUSED + "stage:\n  - {at: 2026-05-13T09:00:00-07:00, stage: closed, why: no reason}\n"),
}


def paper(name: str, told: Advice, lang: Lang, size: PaperSize = "letter") -> Document:
    """Make one paper."""
    return PAPERS[name](told, lang=lang, head=HEAD, size=size)
