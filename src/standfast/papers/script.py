"""The call script: five points, six things to ask, what to write down. Read aloud from the sheet, ticked off as said.

What the case knows is filled in; what it does not know is said so, so that a parent never reads a claim aloud that
nobody made.
"""

from datetime import date

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
    spans,
)
from standfast.papers.common import Maker, labelled
from standfast.plan.advice import Advice

UNIT_RUNG_ROLE = "specialised_unit"


def call_script(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the script."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/script"))
    luring = make.cite_id("ca.cc.172.1")
    blocks: tuple[Block, ...] = (
        make.danger(),
        make.heading("before_title"),
        Bullets(tuple(Item(make.rich(f"before.{place}", police=_police(make))) for place in range(3))),
        make.heading("open_title"),
        Say(_opening(make)),
        make.heading("points_title"),
        Checklist(tuple(Item(point) for point in _points(make))),
        make.heading("asks_title"),
        Checklist(tuple(Item(ask) for ask in _asks(make))),
        Keep(
            (
                make.heading("if_no_title"),
                Bullets((Item(make.rich("if_no_law", ref=luring)), Item(spans(make.say("if_no_supervisor"))))),
            )
        ),
        Keep((make.heading("write_title"), _to_write(make))),
        Paragraph((Strong(make.say("after")),)),
        *make.sources(),
        *make.closing(),
    )
    return make.document(make.say("title"), blocks)


def contact_account(make: Maker) -> Account | None:
    """Give the account that the person wrote from: the conversation's, or the first one said to be the person's."""
    case = make.advice.case
    accounts = {account.id: account for account in case.known(Account)}
    for conversation in case.known(Conversation):
        if conversation.account in accounts:
            return accounts[conversation.account]
    return next((account for account in accounts.values() if account.belongs_to == "stranger"), None)


def platform(make: Maker) -> Foreign | str:
    """Name the person's platform as the family wrote it."""
    account = contact_account(make)
    return Foreign(account.platform) if account is not None and account.platform else make.say("the_platform")


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
    numbers = make.advice.case.file_numbers
    return make.rich("open_known_file", number=Foreign(numbers[-1])) if numbers else make.rich("open")


def _points(make: Maker) -> tuple[Spans, ...]:
    return (_age(make), _lured(make), _image(make), _captured(make), _secured(make))


def _age(make: Maker) -> Spans:
    age = make.advice.case.value("child.age_at_time")
    return make.rich("age_known", age=str(age)) if isinstance(age, int) else make.rich("age_not_known")


def _lured(make: Maker) -> Spans:
    case = make.advice.case
    first, last = case.value("conversation.first_on"), case.value("conversation.last_on")
    if first is None or last is None:
        return make.rich("lured")
    days = {name: said_day(make, value) for name, value in (("first", first), ("last", last))}
    return make.rich("lured_full", platform=platform(make), **days)


def said_day(make: Maker, value: object) -> str:
    """Say a date of a fact."""
    return say_date(value, make.lang) if isinstance(value, date) else str(value)


def _image(make: Maker) -> Spans:
    case = make.advice.case
    asked, provided = case.holds("conduct.image_asked"), case.holds("image.provided")
    if provided:
        return make.rich("image_provided_asked" if asked else "image_provided")
    return make.rich("image_asked" if asked else "image_not_known")


def _captured(make: Maker) -> Spans:
    case = make.advice.case
    if not any(exhibit.is_cleared for exhibit in case.exhibits):
        return make.rich("not_captured")
    known = case.text("account.numeric_id") is not None
    point = make.rich("captured_id" if known else "captured")
    if case.holds("conversation.deleted_by_person"):
        return (*point, *spans(" "), *make.rich("captured_deleted"))
    return point


def _secured(make: Maker) -> Spans:
    case = make.advice.case
    if not case.holds("device.secured"):
        return make.rich("not_secured")
    return make.rich("secured" if case.holds("device.isolated") else "secured_plain")


def _asks(make: Maker) -> tuple[Spans, ...]:
    return (
        make.rich("ask_attend"),
        make.rich("ask_file"),
        make.rich("ask_name"),
        make.rich("ask_device"),
        make.rich("ask_preserve", platform=platform(make)),
        make.rich("ask_unit", unit=unit_name(make)),
    )


def _to_write(make: Maker) -> Fields:
    names = ("write_date", "write_name", "write_badge", "write_file", "write_promise", "write_when")
    return Fields(tuple(labelled(make.say(name), None, lines=2 if name == "write_promise" else 1) for name in names))
