"""The call script: five points, six things to ask, what to write down. Read aloud from the sheet, ticked off as said.

What the case knows is filled in; what it does not know is said so, so that a parent never reads a claim aloud that
nobody made.
"""

from datetime import date

from standfast.case import Case
from standfast.case.subjects import Account, Conversation
from standfast.ground.spoken import say_date
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.papers.blocks import (
    Block,
    Bullets,
    Checklist,
    Document,
    Fields,
    Foreign,
    Item,
    Keep,
    PaperSize,
    Paragraph,
    Say,
    Spans,
    Strong,
    Text,
    spans,
)
from standfast.papers.common import Maker, labelled
from standfast.papers.rich import Filling
from standfast.plan.advice import Advice, event_days
from standfast.plan.ages import age_at_time
from standfast.plan.danger import MEETING
from standfast.plan.do_now import all_devices, words_captured
from standfast.plan.services import latest_service, with_service

LURING = "ca.cc.172.1"
DEMANDS = frozenset({"money", "images", "silence", "meeting"})
UNIT_RUNG_ROLE = "specialised_unit"
SPEAKS_OF_GROOMING = (
    "conversation.sexual_talk",
    "conversation.secrecy_asked",
    "conduct.image_asked",
    "conduct.touching_asked",
    "conduct.explicit_material_sent",
)


def call_script(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the script."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/script"), short_notes=True)
    blocks: tuple[Block, ...] = (
        make.danger(),
        make.heading("before_title"),
        Bullets(tuple(Item(line) for line in _before(make))),
        make.heading("open_title"),
        Say(_opening(make)),
        Keep((make.heading("points_title"), Checklist(tuple(Item(point) for point in _points(make))))),
        make.heading("asks_title"),
        Checklist(tuple(Item(ask) for ask in _asks(make))),
        Keep((make.heading("if_no_title"), Bullets(tuple(Item(line) for line in _if_no(make))))),
        Keep((make.heading("write_title"), _to_write(make))),
        Paragraph((Strong(make.say("after_home" if at_home(make) else "after")),)),
        *make.sources(),
        *make.closing(),
    )
    return make.document(make.say("title"), blocks)


def _before(make: Maker) -> tuple[Spans, ...]:
    """Say where to call from, out of sight and hearing of someone at home; a meeting is for 9-1-1."""
    where = "before_home" if at_home(make) else "before"
    lines = [make.rich(f"{where}.{place}", police=_police(make)) for place in range(3)]
    if MEETING in _dangers(make):
        lines[1] = make.rich("before_meeting")
    return tuple(lines)


def _dangers(make: Maker) -> tuple[str, ...]:
    return tuple(hit.kind.id for hit in make.advice.danger.hits)


def _if_no(make: Maker) -> tuple[Spans, ...]:
    """Answer "nothing can be done": with the section only where it was read in its source."""
    luring = make.advice.law.provision(LURING)
    law = make.rich("if_no_law", ref=make.cite(luring)) if luring.was_read else make.rich("if_no_law_plain")
    return (law, spans(make.say("if_no_supervisor")))


def at_home(make: Maker) -> bool:
    """Tell whether it may be someone who lives with the child or looks after the child."""
    return make.advice.household is not None and make.advice.household.at_home


def contact_account(make: Maker) -> Account | None:
    """Give the account that the person wrote from: the conversation's, or the first one said to be the person's."""
    case = make.advice.case
    accounts = {account.id: account for account in case.known(Account)}
    for conversation in case.known(Conversation):
        if conversation.account in accounts:
            return accounts[conversation.account]
    return next((account for account in accounts.values() if account.belongs_to == "stranger"), None)


def platform(make: Maker) -> Filling:
    """Name every platform of the other side as the family wrote it: each holds data of its own."""
    named = list(dict.fromkeys(one.platform for one in make.advice.case.their_accounts if one.platform))
    if len(named) <= 1:
        return Foreign(named[0]) if named else make.say("the_platform")
    return (Foreign(", ".join(named[:-1])), Text(f" {make.say('and')} "), Foreign(named[-1]))


def many_accounts(make: Maker) -> bool:
    """Tell whether the other side has more than one account."""
    return len(make.advice.case.their_accounts) > 1


def unit_name(make: Maker) -> str:
    """Name the specialised unit of the ladder, or say what it is where it is not loaded."""
    ladder = make.advice.ladder
    if ladder is not None:
        province = make.advice.case.text("place.province")
        for rung in ladder.rungs:
            body = rung.body_for(province)
            if rung.role == UNIT_RUNG_ROLE and body is not None:
                return make.own(make.advice.law.body(body).name)
    return make.say("the_unit")


def _police(make: Maker) -> Foreign | str:
    return make.foreign("police.name") or make.say("your_police")


def _opening(make: Maker) -> Spans:
    """Say what it is about, then every danger, then that points and asks follow: who picks up may hear no more."""
    here, elsewhere = file_numbers(make.advice.case)
    first = make.rich("open_known_file", number=Foreign(here[-1])) if here else make.rich("open")
    moved = (make.rich("open_moved", number=Foreign(elsewhere[-1])),) if elsewhere and not here else ()
    return make.rich("quoted", words=_in_a_row((first, *moved, *_urgent(make), make.rich("open_points"))))


def file_numbers(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the file numbers of the service that has the file now, and those of others."""
    here = with_service(case, latest_service(case)).file_numbers
    return here, tuple(one for one in case.file_numbers if one not in here)


def _urgent(make: Maker) -> tuple[Spans, ...]:
    """Say each danger that was found, and who it may be, as a sentence for police."""
    said: list[Spans] = []
    for danger in _dangers(make):
        match danger:
            case "meeting":
                named = make.meeting_named()
                said.append(make.rich("urgent.meeting_at", told=named) if named else make.rich("urgent.meeting"))
            case "threat":
                said.append(make.rich(f"urgent.threat.{demanded(make.advice.case)}"))
            case "at_home":
                pass
            case _:
                said.append(make.rich(f"urgent.{danger}"))
    found = make.advice.household
    return tuple(said) if found is None else (*said, make.rich(f"close.{found.level}"))


def demanded(case: Case) -> str:
    """Tell what a threat was for: the one thing that was said to be demanded, or ``other``."""
    told = {str(fact.value) for fact in case.told("conduct.demanded") if isinstance(fact.value, str)}
    return told.pop() if len(told) == 1 and told <= DEMANDS else "other"


def _points(make: Maker) -> tuple[Spans, ...]:
    image = _in_a_row((_image(make), *(make.rich(f"spread.{one}") for one in spread(make.advice.case))))
    return (_age(make), _lured(make), image, _captured(make), _secured(make))


def spread(case: Case) -> tuple[str, ...]:
    """Tell what else anyone is sure of about an image: made by computer, on a site, or passed on."""
    said = ["computer"] if case.holds_firmly("image.made_or_altered_by_computer") else []
    if case.holds_firmly("image.published") or case.text("image.published_at") is not None:
        said.append("published")
    elif case.holds_firmly("image.passed_on"):
        said.append("passed_on")
    return tuple(said)


def _in_a_row(runs: tuple[Spans, ...]) -> Spans:
    return tuple(span for run in runs for span in (Text(" "), *run))[1:]


def _age(make: Maker) -> Spans:
    case = make.advice.case
    values = [age_at_time(case, child) for child in case.subjects("child")]
    if None in values:
        return make.rich("age_not_known")
    ages = [str(age) for age in values]
    if len(ages) > 1:
        return make.rich("ages_known", ages=f"{', '.join(ages[:-1])} {make.say('and')} {ages[-1]}")
    return make.rich("age_known", age=ages[0]) if ages else make.rich("age_not_known")


def _lured(make: Maker) -> Spans:
    """Say grooming only where something of it was told; else say what the parent believes."""
    days = said_days(make)
    count = "many" if len(make.advice.case.subjects("child")) > 1 else "one"
    if not any(make.advice.case.holds_firmly(key) for key in SPEAKS_OF_GROOMING):
        return make.rich(f"lured.{'image' if spread(make.advice.case) else 'believed'}.{count}")
    if days is None:
        return make.rich(f"lured.short.{count}")
    who = "stranger" if is_stranger(make) else "someone"
    return make.rich(f"lured.full.{count}", who=make.say(who), platform=platform(make), first=days[0], last=days[1])


def is_stranger(make: Maker) -> bool:
    """Tell whether nobody says that the child knows the person, or that it may be someone at home."""
    return make.advice.household is None


def said_days(make: Maker) -> tuple[str, str] | None:
    """Say the first and last day of contact, over all conversations; ``None`` while one of them is not known."""
    case = make.advice.case
    days = event_days(case)
    if days is None or not isinstance(case.value("conversation.first_on"), date):
        return None
    if not isinstance(case.value("conversation.last_on"), date):
        return None
    return say_date(days[0], make.lang), say_date(days[1], make.lang)


def _image(make: Maker) -> Spans:
    """Say what is known of an image, child by child where there are several."""
    children = make.advice.case.subjects("child")
    if len(children) <= 1:
        return make.rich(f"image.{image_told(make.advice.case, None)}.one")
    told: Spans = ()
    for child in children:
        name = make.foreign("child.first_name", child) or Foreign(child)
        line = make.rich(f"image.{image_told(make.advice.case, child)}.child", child=name)
        told = (*told, *spans(" "), *line) if told else line
    return told


def image_told(case: Case, child: str | None = None) -> str:
    """Choose the sentence about the image of one child, or of the case."""
    if _of_child(case, "image.provided", child) is True and _of_child(case, "image.intimate", child) is False:
        return "plain"
    asked = _of_child(case, "conduct.image_asked", child)
    provided = _of_child(case, "image.provided", child)
    if provided is True:
        return "provided_asked" if asked is True else "provided"
    if provided is False:
        return "none_asked" if asked is True else "none"
    return "asked" if asked is True else "not_known"


def _of_child(case: Case, key: str, child: str | None) -> bool | None:
    """Give whether anyone says yes about a child, or the latest no; ``None`` when nobody knows."""
    group = key.partition(".")[0]
    mine = [one for one in case.subjects(group) if child is None or case.text(f"{group}.child", one) in {None, child}]
    if any(case.holds_firmly(key, one) for one in mine):
        return True
    return False if any(case.value(key, one) is False for one in mine) else None


def _captured(make: Maker) -> Spans:
    case = make.advice.case
    account = contact_account(make)
    if words_captured(case):
        point = make.rich("captured_id" if account is not None and account.numeric_id else "captured")
    else:
        point = make.rich("not_captured")
    if words_captured(case) and case.holds("conversation.deleted_by_person"):
        point = (*point, *spans(" "), *make.rich("captured_deleted"))
    if case.holds("image.captured"):
        point = (*point, *spans(" "), *make.rich("holds_capture"))
    return point


def _secured(make: Maker) -> Spans:
    case = make.advice.case
    if not all_devices(case, "device.secured"):
        return make.rich("not_secured_home" if at_home(make) else "not_secured")
    return make.rich("secured" if all_devices(case, "device.isolated") else "secured_plain")


def _asks(make: Maker) -> tuple[Spans, ...]:
    return (
        make.rich("ask_attend_home" if at_home(make) else "ask_attend"),
        make.rich("ask_file_known" if file_numbers(make.advice.case)[0] else "ask_file"),
        make.rich("ask_name"),
        make.rich("ask_device"),
        make.rich("ask_preserve_many" if many_accounts(make) else "ask_preserve", platform=platform(make)),
        make.rich("ask_unit", unit=unit_name(make)),
    )


def _to_write(make: Maker) -> Fields:
    names = ("write_date", "write_name", "write_badge", "write_file", "write_promise", "write_when")
    return Fields(tuple(labelled(make.say(name), None, lines=2 if name == "write_promise" else 1) for name in names))
